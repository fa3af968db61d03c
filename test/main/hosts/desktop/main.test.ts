import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Session } from '#main/usecases/session.ts';

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
  home = mkdtempSync(join(tmpdir(), 'plumbline-desktop-'));
  mkdirSync(join(home, 'out/renderer'), { recursive: true });
  writeFileSync(join(home, 'out/renderer/index.html'), '<!doctype html>');
  process.env['PLUMBLINE_HOME'] = home;
  await import('#main/hosts/desktop/main.ts');
  await vi.waitFor(() => expect(recorded.windows).toHaveLength(1));
});

afterAll(() => {
  app.emit('will-quit');
  delete process.env['PLUMBLINE_HOME'];
  rmSync(home, { recursive: true });
});

describe('the desktop app', () => {
  it('takes the only place and sandboxes everything before it is ready', () => {
    expect(recorded.calls.slice(0, 2)).toEqual(['requestSingleInstanceLock', 'enableSandbox']);
    expect(recorded.privilegedSchemes).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ]);
  });

  it('shows app:// in a session of its own that is guarded and caches nothing', () => {
    const [partition] = recorded.partitions;
    expect(partition?.options).toEqual({ cache: false });
    expect(partition?.session.permissionRequestHandler).not.toBeNull();
    expect(partition?.session.beforeRequest).not.toBeNull();
    const answer = partition?.session.protocolHandlers.get('app');
    expect(answer?.(new Request('app://plumbline/')).status).toBe(200);
    const [window] = recorded.windows;
    expect(window?.options.webPreferences['session']).toBe(partition?.session);
    expect(window?.loaded).toEqual(['app://plumbline/']);
  });

  it('guards the contents of every window', () => {
    const [window] = recorded.windows;
    expect(window?.webContents.windowOpenHandler?.({ url: 'https://evil.test' })).toEqual({
      action: 'deny',
    });
    expect(window?.webContents.listenerCount('will-navigate')).toBe(1);
  });

  it('answers the page and sets a menu', () => {
    expect([...recorded.handlers.keys()].sort()).toEqual([
      'plumbline:call',
      'plumbline:cancel',
      'plumbline:choose-workbook',
      'plumbline:leave',
      'plumbline:present',
      'plumbline:reveal',
      'plumbline:save-file',
    ]);
    expect(recorded.menus).toHaveLength(1);
  });

  it('brings its window forward when it is started again', () => {
    recorded.calls.length = 0;
    app.emit('second-instance', {}, ['plumbline']);
    expect(recorded.calls).toEqual(['restore', 'focus']);
  });

  it('sends the commands of its menu to the page', () => {
    const [template] = recorded.menus as [{ label?: string; submenu: { click?: () => void }[] }[]];
    template.find(({ label }) => label === '&Go')?.submenu[0]?.click?.();
    expect(recorded.windows[0]?.webContents.sent).toEqual([['plumbline:command', 'palette']]);
  });

  it('opens a workbook that the system names, tells the system of it, and says why one will not do', async () => {
    const file = join(home, 'second.plumb');
    const made = Session.open({ path: file, clock: () => new Date(), version: '0.0.0' });
    await made.value('workbook.create', { sample: false });
    made.close();
    recorded.windows[0]?.webContents.sent.splice(0);
    app.emit('open-file', { preventDefault: () => undefined }, file);
    await vi.waitFor(() => expect(recorded.recentDocuments).toEqual([file]));
    expect(recorded.windows[0]?.webContents.sent).toEqual([['plumbline:changed']]);
    app.emit('second-instance', {}, ['plumbline', join(home, 'nowhere.plumb')]);
    await vi.waitFor(() => expect(recorded.errorBoxes).toHaveLength(1));
    expect(recorded.errorBoxes[0]?.[1]).toContain('There is no workbook');
  });

  it('opens a second window on the same workbook', () => {
    const [template] = recorded.menus as [{ label?: string; submenu: { click?: () => void }[] }[]];
    const items = template.find(({ label }) => label === '&File')?.submenu ?? [];
    items.find((item) => (item as { label?: string }).label === 'New &Window')?.click?.();
    expect(recorded.windows.map(({ loaded }) => loaded)).toEqual([
      ['app://plumbline/'],
      ['app://plumbline/'],
    ]);
  });

  it('says in a sentence that it has to close, never with a stack trace', () => {
    recorded.errorBoxes.length = 0;
    const fault = new Error('secret detail');
    process.listeners('uncaughtException').at(-1)?.(fault, 'uncaughtException');
    process.listeners('unhandledRejection').at(-1)?.(fault, Promise.resolve());
    expect(recorded.errorBoxes).toHaveLength(2);
    for (const [, message] of recorded.errorBoxes) {
      expect(message).toMatch(/^Something went wrong inside Plumbline/);
      expect(message).not.toContain('secret detail');
    }
    expect(recorded.calls).toContain('exit');
  });
});
