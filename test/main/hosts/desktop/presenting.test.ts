import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { BrowserWindow as Window } from './electron-stand-in.ts';

vi.mock('electron', () => import('./electron-stand-in.ts'));

let home: string;

vi.mock('#main/hosts/environment.ts', async (actual) => ({
  ...(await actual<object>()),
  get packageRoot() {
    return home;
  },
}));

const { app, recorded } = await import('./electron-stand-in.ts');

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'plumbline-presenting-'));
  mkdirSync(join(home, 'out/renderer'), { recursive: true });
  for (const page of ['index', 'present']) {
    writeFileSync(join(home, `out/renderer/${page}.html`), '<!doctype html>');
  }
  process.env['PLUMBLINE_HOME'] = home;
  await import('#main/hosts/desktop/main.ts');
  await vi.waitFor(() => expect(recorded.windows).toHaveLength(1));
  recorded.windows[0]?.show();
  await call(workbook(), 'workbook.create', { sample: true });
}, 60_000);

afterAll(() => {
  app.emit('will-quit');
  delete process.env['PLUMBLINE_HOME'];
  rmSync(home, { recursive: true });
});

afterEach(() => recorded.windows[1]?.close());

function workbook(): Window {
  const [window] = recorded.windows;
  if (!window) throw new Error('there is no window');
  return window;
}

/** Sends a message as the page of a window does. */
async function send(from: Window, channel: string, ...message: unknown[]): Promise<unknown> {
  const handler = recorded.handlers.get(`plumbline:${channel}`);
  const event = { sender: from.webContents, senderFrame: from.webContents.mainFrame };
  return await (handler as (...args: unknown[]) => unknown)(event, ...message);
}

const call = (from: Window, name: string, input: unknown) => send(from, 'call', '1', name, input);

/** Presents the engagement, and gives the window that opens. */
async function present(engagementId = 1): Promise<Window> {
  expect(await send(workbook(), 'present', engagementId)).toEqual({ ok: true, value: null });
  const window = recorded.windows[1];
  if (!window) throw new Error('no window was opened');
  return window;
}

describe('presenting on the desktop', () => {
  it('opens a hardened window of its own, in a browser session that shares no storage', async () => {
    const window = await present();
    expect(window.loaded).toEqual(['app://plumbline/present.html?engagement=1']);
    expect(window.options.webPreferences).toMatchObject({ sandbox: true, contextIsolation: true });
    const [own, others] = [window, workbook()].map(
      ({ options }) => options.webPreferences['session'],
    );
    expect(own).not.toBe(others);
    const partition = recorded.partitions.find(({ session }) => session === own);
    // Without "persist:" it is kept in memory alone.
    expect(partition).toMatchObject({ name: 'presentation', options: { cache: false } });
    const ask = partition?.session.permissionCheckHandler as (_: null, name: string) => boolean;
    expect(
      ['fullscreen', 'clipboard-sanitized-write', 'media'].filter((one) => ask(null, one)),
    ).toEqual(['fullscreen']);
  });

  it('hides the workbook’s window, and has no menu that leads anywhere', async () => {
    const window = await present();
    expect(workbook().isShown).toBe(false);
    expect(recorded.menus.at(-1)).toBeNull();
    app.emit('second-instance', {}, ['plumbline']);
    expect(workbook().isShown).toBe(false);
    await send(window, 'leave');
    expect(recorded.windows).toHaveLength(1);
    expect(workbook().isShown).toBe(true);
    expect(recorded.menus.at(-1)).not.toBeNull();
  });

  it('answers its window with the engagement, and with nothing else there is', async () => {
    const window = await present();
    expect(await call(window, 'presentation.show', { engagementId: 1 })).toMatchObject({
      ok: true,
      value: { client: 'Meadowbrook Health' },
    });
    const before = await call(workbook(), 'workbook.state', {});
    for (const name of Object.keys(contract)) {
      const inputs =
        name === 'presentation.show' ? [{ engagementId: 2 }] : [{}, { engagementId: 1 }];
      for (const input of inputs) {
        expect(await call(window, name, input), name).toMatchObject({ ok: false });
      }
    }
    expect(await call(workbook(), 'workbook.state', {})).toEqual(before);
  });

  it('lets its window save nothing, reveal nothing, present nothing', async () => {
    const window = await present();
    await expect(send(window, 'save-file', 'a.xlsx', new Uint8Array())).rejects.toThrow('may not');
    await expect(send(window, 'reveal', '/tmp/a.xlsx')).rejects.toThrow('may not');
    await expect(send(window, 'present', 2)).rejects.toThrow('may not');
    expect(recorded.windows).toHaveLength(2);
  });

  it('holds its window to the engagement even while it closes', async () => {
    const window = await present();
    window.close();
    recorded.windows.push(window);
    expect(await call(window, 'clients.list', {})).toMatchObject({ ok: false });
    recorded.windows.splice(1, 1);
  });

  it('sends no command of the menu to it, and tells it of a change without saying which', async () => {
    const window = await present();
    await call(workbook(), 'clients.add', { name: 'Canary' });
    expect(window.webContents.sent).toEqual([['plumbline:changed']]);
  });

  it('presents one engagement at a time', async () => {
    const first = await present(1);
    const second = await present(2);
    expect(recorded.windows).toHaveLength(2);
    expect(workbook().isShown).toBe(false);
    expect(await call(second, 'presentation.show', { engagementId: 2 })).toMatchObject({
      ok: true,
    });
    await expect(call(first, 'presentation.show', { engagementId: 1 })).rejects.toThrow();
  });

  it('opens nothing for an engagement that there is not', async () => {
    expect(await send(workbook(), 'present', 999)).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    });
    expect(recorded.windows).toHaveLength(1);
    await expect(send(workbook(), 'present', '1; drop')).rejects.toThrow();
  });

  it('leaves a window that presents nothing open', async () => {
    await send(workbook(), 'leave');
    expect(recorded.windows).toHaveLength(1);
  });
});
