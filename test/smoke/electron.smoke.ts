/**
 * Drives the real desktop app where Electron's runtime is: `npm run build && npm run smoke`. It is no
 * part of `npm test`, which uses a stand-in for Electron and needs no runtime.
 */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron } from 'playwright-core';
import { findRuntime } from '#main/hosts/desktop-runtime.ts';

const root = resolve(import.meta.dirname, '../..');
const runtime = findRuntime(join(root, 'node_modules/electron'));

function tell(text: string): void {
  process.stdout.write(`${text}\n`);
}

if (runtime === null) {
  tell(
    'Electron’s runtime is not on this machine, so nothing was driven: run npx install-electron.',
  );
  process.exitCode = 1;
} else if (!existsSync(join(root, 'out/main/desktop.js'))) {
  tell('The desktop app has not been built: run npm run build.');
  process.exitCode = 1;
} else {
  await drive(runtime);
}

async function drive(executablePath: string): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'plumbline-smoke-'));
  const app = await _electron.launch({
    executablePath,
    args: [root],
    env: { ...definedOf(process.env), PLUMBLINE_HOME: home },
  });
  try {
    const page = await app.firstWindow();
    const problems: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    assert.equal(page.url(), 'app://plumbline/');
    assert.equal(await page.title(), 'Plumbline');
    await page.waitForSelector('#root > *');
    tell('the page is shown from app://');

    const seen = await page.evaluate(() => ({
      bridge: Object.keys(window.plumbline ?? {}).sort(),
      isFrozen: Object.isFrozen(window.plumbline),
      node: ['require', 'process', 'module', 'Buffer'].filter((name) => name in window),
    }));
    assert.deepEqual(seen, {
      bridge: ['call', 'cancel', 'onChanged', 'onProgress', 'reveal', 'saveFile'],
      isFrozen: true,
      node: [],
    });
    tell('the page has the bridge and nothing of Node');

    const answer = await page.evaluate(() => window.plumbline?.call('1', 'workbook.state', {}));
    assert.equal(answer?.ok, true);
    tell('a call is answered');

    const hasPlanted = await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.planted = true';
      document.body.append(script);
      return 'planted' in window;
    });
    assert.equal(hasPlanted, false);
    const popup = await page.evaluate(() => window.open('https://example.com/'));
    assert.equal(popup, null);
    await page.evaluate(() => (window.location.href = 'https://example.com/'));
    assert.equal(page.url(), 'app://plumbline/');
    const isFetchBlocked = await page.evaluate(() =>
      fetch('https://example.com/').then(
        () => false,
        () => true,
      ),
    );
    assert.equal(isFetchBlocked, true);
    tell('planted scripts, other pages, new windows and the network are denied');
    assert.deepEqual(
      problems.filter((text) => !/example\.com|Content Security Policy/.test(text)),
      [],
    );
  } finally {
    await app.close();
    rmSync(home, { recursive: true });
  }
  tell('The desktop app stood up to all of it.');
}

function definedOf(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
