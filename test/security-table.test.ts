import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const root = resolve(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

const Packages = z.object({
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
});
const Lock = z.object({
  packages: z.record(
    z.string(),
    z.object({ integrity: z.string().optional(), hasInstallScript: z.boolean().optional() }),
  ),
});

describe('docs/security.md', () => {
  it('names twenty items, each with tests that exist', () => {
    const rows = read('docs/security.md')
      .split('\n')
      .filter((line) => /^\| *\d+ *\|/.test(line));
    expect(rows).toHaveLength(20);
    for (const row of rows) {
      const [, path = '', name = ''] = /`(test\/[^`]+)`: “(.+)” *\|$/.exec(row) ?? [];
      expect(read(path), row).toContain(`'${name}'`);
    }
  });

  it('switches no protection off anywhere in the sources', () => {
    const sources = globSync('src/**/*.{ts,tsx}', { cwd: root });
    expect(sources.length).toBeGreaterThan(100);
    for (const path of sources) {
      expect(read(path), path).not.toMatch(
        /webSecurity: false|allowRunningInsecureContent: true|experimentalFeatures: true|enableBlinkFeatures|allowpopups|no-sandbox/,
      );
    }
  });

  it('sets the fuses at packaging', () => {
    const config = read('build/electron-builder.yml');
    for (const fuse of [
      'runAsNode: false',
      'enableCookieEncryption: true',
      'enableNodeOptionsEnvironmentVariable: false',
      'enableNodeCliInspectArguments: false',
      'enableEmbeddedAsarIntegrityValidation: true',
      'onlyLoadAppFromAsar: true',
      'grantFileProtocolExtraPrivileges: false',
    ]) {
      expect(config).toContain(`\n  ${fuse}\n`);
    }
  });
});

describe('what Plumbline depends on', () => {
  const { dependencies, devDependencies } = Packages.parse(JSON.parse(read('package.json')));
  const packages = Object.entries(
    Lock.parse(JSON.parse(read('package-lock.json'))).packages,
  ).filter(([path]) => path !== '');

  it('pins every package to one release, with its digest', () => {
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
      expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
    }
    expect(packages.length).toBeGreaterThan(100);
    for (const [path, { integrity }] of packages) expect(integrity, path).toMatch(/^sha512-/);
  });

  it('runs no script of a package at installation but Node’s own', () => {
    const scripts = packages.filter(([, each]) => each.hasInstallScript === true);
    expect(scripts.map(([path]) => path)).toEqual(['node_modules/node']);
  });

  it('is justified, each package in a line', () => {
    const lines = read('docs/decisions/0022-dependencies.md').matchAll(/^- `([^`]+)`: .+/gm);
    const justified = [...lines].map(([, name]) => name);
    expect(justified.sort()).toEqual(Object.keys({ ...dependencies, ...devDependencies }).sort());
  });
});
