import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');

interface Cruise {
  summary: { violations: { rule: { name: string }; from: string }[] };
  modules: { source: string }[];
}

function cruise(folder: string): Cruise {
  const tool = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [tool, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src'],
    { cwd: folder, maxBuffer: 64 * 1024 * 1024, encoding: 'utf8' },
  );
  if (!stdout) throw new Error(stderr);
  return JSON.parse(stdout) as Cruise;
}

describe('the import rules', () => {
  it('are checked on every source file there is', () => {
    const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => join('src', name));
    const read = new Set(cruise(root).modules.map((module) => module.source));
    expect(sources.filter((source) => !read.has(source))).toEqual([]);
    expect(sources.length).toBeGreaterThan(100);
  }, 120_000);

  it('catch a wrong import wherever it is planted', () => {
    const planted = [
      ['src/shared/trend/wrong.ts', 'node:fs', 'shared-is-pure'],
      ['src/shared/domain/wrong.ts', 'react', 'shared-knows-no-shell'],
      ['src/renderer/wrong.ts', 'node:path', 'renderer-has-no-node'],
      ['src/renderer/far.ts', '#main/workbook/workbook.ts', 'renderer-imports-shared-only'],
      ['src/main/usecases/wrong.ts', 'electron', 'electron-only-in-desktop'],
      ['src/main/workbook/wrong.ts', '#main/hosts/start.ts', 'hosts-are-outermost'],
      [
        'src/main/hosts/web/wrong.ts',
        '#main/hosts/desktop/main.ts',
        'hosts-do-not-touch-each-other',
      ],
      ['src/main/report/wrong.ts', 'better-sqlite3', 'sql-lives-in-workbook'],
    ] as const;
    const folder = mkdtempSync(join(tmpdir(), 'plumbline-imports-'));
    try {
      for (const name of ['package.json', 'tsconfig.json', '.dependency-cruiser.cjs'])
        cpSync(join(root, name), join(folder, name));
      symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
      const write = (path: string, text: string): void => {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      };
      for (const target of ['workbook/workbook', 'hosts/start', 'hosts/desktop/main'])
        write(`src/main/${target}.ts`, 'export {};\n');
      for (const [path, target] of planted) write(path, `import '${target}';\n`);
      const caught = cruise(folder).summary.violations.map(({ rule, from }) => [from, rule.name]);
      for (const [path, , rule] of planted) expect(caught).toContainEqual([path, rule]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 120_000);
});
