import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { builtRenderer, isOlder } from '#main/hosts/built-renderer.ts';
import { findRuntime, installRuntime } from '#main/hosts/desktop-runtime.ts';
import {
  appStatePath,
  packageRoot,
  userWorkbookPath,
  version,
  workbookToOpen,
} from '#main/hosts/environment.ts';
import { AppState } from '#main/files/app-state.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-environment-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

function put(path: string, content = '', modified = 1_000): string {
  const place = join(folder, path);
  mkdirSync(join(place, '..'), { recursive: true });
  writeFileSync(place, content);
  utimesSync(place, modified, modified);
  return place;
}

describe('the version', () => {
  it('is that of package.json', () => {
    const text = readFileSync(join(packageRoot, 'package.json'), 'utf8');
    expect(JSON.parse(text)).toMatchObject({ name: 'plumbline', version });
  });
});

describe('the user’s workbook', () => {
  const on = (platform: NodeJS.Platform, env: Record<string, string> = {}): string =>
    userWorkbookPath({ platform, env, home: folder });
  const usual = ['Documents', 'Plumbline', 'workbook.plumb'];

  it.each(['darwin', 'win32', 'linux'] as const)('is among the documents on %s', (platform) => {
    expect(on(platform)).toBe(join(folder, ...usual));
  });

  it('follows a documents folder of another name', () => {
    put('.config/user-dirs.dirs', '# comment\nXDG_DOCUMENTS_DIR="$HOME/Dokumente"\n');
    expect(on('linux')).toBe(join(folder, 'Dokumente/Plumbline/workbook.plumb'));
    put('settings/user-dirs.dirs', 'XDG_DOCUMENTS_DIR="/data/docs"\n');
    const elsewhere = on('linux', { XDG_CONFIG_HOME: join(folder, 'settings') });
    expect(elsewhere).toBe('/data/docs/Plumbline/workbook.plumb');
  });

  it('is where PLUMBLINE_HOME says', () => {
    const env = { PLUMBLINE_HOME: '/elsewhere' };
    expect(on('linux', env)).toBe(join('/elsewhere', 'workbook.plumb'));
  });
});

describe('what is kept beside the workbooks', () => {
  it.each([
    ['linux', {}, '/home/ada/.local/state/plumbline/state.json'],
    ['linux', { XDG_STATE_HOME: '/state' }, '/state/plumbline/state.json'],
    ['darwin', {}, '/home/ada/Library/Application Support/Plumbline/state.json'],
    ['win32', { APPDATA: '/roaming' }, '/roaming/Plumbline/state.json'],
    ['linux', { PLUMBLINE_HOME: '/mine' }, '/mine/state.json'],
  ] as const)('on %s with %o lies where the system keeps such things', (platform, env, path) => {
    expect(appStatePath({ platform, env, home: '/home/ada' })).toBe(path);
  });

  it('names the workbook that was open last, as long as it is there', () => {
    const appState = new AppState(null);
    expect(workbookToOpen(appState)).toBe(userWorkbookPath());
    const path = join(folder, 'last.plumb');
    appState.remember(path, '2026-11-23T09:00:00.000Z');
    expect(workbookToOpen(appState)).toBe(userWorkbookPath());
    writeFileSync(path, '');
    expect(workbookToOpen(appState)).toBe(path);
  });
});

describe('the built renderer', () => {
  it('is older than a source that changed, and than a folder that lost one', () => {
    const built = put('out/index.html', '', 2_000);
    const source = put('src/main.tsx', '', 1_000);
    utimesSync(join(folder, 'src'), 1_000, 1_000);
    expect(isOlder(built, [join(folder, 'src')])).toBe(false);
    utimesSync(source, 3_000, 3_000);
    expect(isOlder(built, [join(folder, 'src')])).toBe(true);
    utimesSync(source, 1_000, 1_000);
    utimesSync(join(folder, 'src'), 3_000, 3_000);
    expect(isOlder(built, [join(folder, 'src')])).toBe(true);
    expect(isOlder(join(folder, 'missing.html'), [])).toBe(true);
  });

  it('of an installed program is served as it is', () => {
    put('out/renderer/index.html');
    expect(builtRenderer(folder)).toBe(join(folder, 'out/renderer'));
  });

  it('that is missing is told in words', () => {
    expect(() => builtRenderer(folder)).toThrow('screens are missing');
  });
});

describe('Electron’s runtime', () => {
  it('is found by the note that its package leaves', () => {
    expect(findRuntime(folder)).toBeNull();
    put('path.txt', 'electron\n');
    expect(findRuntime(folder)).toBeNull();
    const binary = put('dist/electron');
    expect(findRuntime(folder)).toBe(binary);
  });

  it('is installed by the package’s own installer', () => {
    put(
      'install.js',
      `import { mkdirSync, writeFileSync } from 'node:fs';
       process.chdir(import.meta.dirname);
       mkdirSync('dist');
       writeFileSync('dist/electron', '');
       writeFileSync('path.txt', 'electron');`,
    );
    put('package.json', '{"type":"module"}');
    expect(installRuntime(folder, 10_000)).toBe(join(folder, 'dist/electron'));
  });

  it.each([
    ['fails', 'process.exit(1);', 10_000],
    ['takes too long', 'setInterval(() => {}, 1000);', 300],
  ])('is absent where the installer %s', (_how, installer, limit) => {
    put('install.js', installer);
    expect(installRuntime(folder, limit)).toBeNull();
  });

  it('is absent where there is no such package', () => {
    expect(installRuntime(folder, 10_000)).toBeNull();
  });
});
