import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerAppRequest } from '#main/hosts/desktop/protocol.ts';
import { readRendererFiles, type RendererFiles } from '#main/hosts/renderer-files.ts';

let folder: string;
let files: RendererFiles;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-renderer-'));
  const renderer = join(folder, 'renderer');
  mkdirSync(join(renderer, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.js'), 'secret');
  writeFileSync(join(renderer, 'index.html'), '<!doctype html>');
  writeFileSync(join(renderer, 'assets/index.js'), '1');
  writeFileSync(join(renderer, 'assets/notes.txt'), 'not for the page');
  symlinkSync(join(folder, 'secret.js'), join(renderer, 'assets/link.js'));
  files = readRendererFiles(renderer);
});

afterAll(() => rmSync(folder, { recursive: true }));

const get = (url: string): Response => answerAppRequest(files, { method: 'GET', url });

describe('app:// requests', () => {
  it('find the page and its assets, with the web host’s headers', async () => {
    for (const url of ['app://plumbline/', 'app://plumbline/index.html']) {
      const response = get(url);
      expect(response.status).toBe(200);
      expect(await response.text()).toBe('<!doctype html>');
      expect(response.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
      expect(response.headers.get('Content-Security-Policy')).toMatch(/^default-src 'none';/);
      expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
    }
    expect(get('app://plumbline/assets/index.js?v=1#top').status).toBe(200);
  });

  it.each([
    'app://plumbline/../secret.js',
    'app://plumbline/assets/../../secret.js',
    'app://plumbline/assets/%2e%2e/%2e%2e/secret.js',
    'app://plumbline/..%2fsecret.js',
    'app://plumbline/..%5csecret.js',
    'app://plumbline/..\\secret.js',
    'app://plumbline/%252e%252e/secret.js',
    'app://plumbline/....//secret.js',
    'app://plumbline//secret.js',
    'app://plumbline/./../secret.js',
    'app://plumbline/assets/..;/secret.js',
    'app://plumbline/secret.js',
    'app://plumbline/assets/link.js',
    'app://plumbline/assets/notes.txt',
    'app://plumbline/assets',
    'app://plumbline/assets/',
    'app://plumbline//assets/index.js',
    'app://plumbline/assets//index.js',
    'app://plumbline/Assets/index.js',
    'app://plumbline/assets/index.js%00',
    'app://plumbline/assets/index.js%00.html',
    'app://plumbline/assets/index.js/',
    'app://plumbline/assets/index.js;x',
    'app://plumbline/C:/Windows/win.ini',
    'app://plumbline/etc/passwd',
    'app://plumbline/%2Fetc%2Fpasswd',
    'app://plumbline/file:///etc/passwd',
    'app://plumbline/assets/index%2Ejs',
    'app://plumbline/package.json',
    'app://plumbline/__proto__',
    'app://plumbline/constructor',
    'app://evil/index.html',
    'app://plumbline.evil/index.html',
    'app://evil@plumbline/index.html',
    'app://plumbline:80/index.html',
    'file:///index.html',
    'https://plumbline/index.html',
    'not an address',
  ])('%s finds nothing', (url) => {
    const response = get(url);
    expect(response.status).toBe(404);
    expect(response.body).toBeNull();
  });

  it.each(['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'])('%s is not allowed', (method) => {
    expect(answerAppRequest(files, { method, url: 'app://plumbline/' }).status).toBe(405);
  });

  it('need a page to have been built', () => {
    const empty = join(folder, 'empty');
    mkdirSync(empty);
    expect(() => readRendererFiles(empty)).toThrow('has no index.html');
  });
});
