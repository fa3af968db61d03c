import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { registerIpc } from '#main/hosts/desktop/ipc.ts';
import { Presenting } from '#main/hosts/desktop/presenting.ts';
import { Session } from '#main/usecases/session.ts';
import { app, BrowserWindow, person, recorded, WebContents } from './electron-stand-in.ts';

vi.mock('electron', () => import('./electron-stand-in.ts'));

const page = 'app://plumbline/';
let folder: string;
let session: Session;
let window: BrowserWindow;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-ipc-'));
  session = Session.open({
    path: join(folder, 'workbook.plumb'),
    clock: () => new Date('2026-11-23T09:00:00Z'),
    version: '0.0.0',
  });
  await session.value('workbook.create', { sample: false });
  registerIpc(
    session,
    page,
    new Presenting({
      session,
      openAt: () => {
        throw new Error('nothing is presented here');
      },
      workbookWindows: () => [],
      showMenu: () => undefined,
      isMac: false,
    }),
  );
  window = new BrowserWindow({ webPreferences: {} });
  await window.loadURL(page);
});

afterAll(() => {
  session.close();
  rmSync(folder, { recursive: true });
});

interface Sender {
  sender: WebContents;
  senderFrame: { url: string } | null;
}

const ours = (): Sender => ({
  sender: window.webContents,
  senderFrame: window.webContents.mainFrame,
});

/** What a page's message leads to; throws what the handler throws. */
async function send(channel: string, from: Sender, ...message: unknown[]): Promise<unknown> {
  const handler = recorded.handlers.get(`plumbline:${channel}`);
  return await handler?.(...([from, ...message] as never[]));
}

async function clientCount(): Promise<number> {
  return (await session.value('clients.list', {})).length;
}

describe('a call from our page', () => {
  it('is carried out and answered', async () => {
    expect(await send('call', ours(), '1', 'clients.add', { name: 'Tern Foods' })).toMatchObject({
      ok: true,
      value: { name: 'Tern Foods' },
    });
  });

  it('is answered with the refusal where it cannot be', async () => {
    expect(await send('call', ours(), '1', 'clients.add', { name: '' })).toMatchObject({
      ok: false,
      error: { code: 'bad-input' },
    });
  });

  it('tells of progress under its own id, and every window of the change', async () => {
    window.webContents.sent.length = 0;
    const path = join(folder, 'copy.plumb');
    await send('call', ours(), 'backup-1', 'workbook.backup', { path });
    expect(window.webContents.sent).toContainEqual([
      'plumbline:progress',
      'backup-1',
      expect.objectContaining({ phase: expect.any(String) as string }),
    ]);
    await send('call', ours(), '2', 'clients.add', { name: 'Quay Books' });
    expect(window.webContents.sent).toContainEqual(['plumbline:changed']);
  });

  it('is cancelled by its own window only', async () => {
    const signals: AbortSignal[] = [];
    const call = vi.spyOn(session, 'call').mockImplementation(
      (_name, _input, options) =>
        new Promise((resolve) => {
          const { signal } = options ?? {};
          if (!signal) return;
          signals.push(signal);
          signal.addEventListener('abort', () =>
            resolve({ ok: false, error: { code: 'cancelled', message: '', details: [] } }),
          );
        }),
    );
    const answer = send('call', ours(), '7', 'workbook.backup', { path: '/nowhere' });
    const other = new BrowserWindow({ webPreferences: {} });
    await other.loadURL(page);
    const fromOther = { sender: other.webContents, senderFrame: other.webContents.mainFrame };
    await send('cancel', fromOther, '7');
    expect(signals[0]?.aborted).toBe(false);
    await send('cancel', ours(), '7');
    expect(await answer).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    call.mockRestore();
    recorded.windows.splice(recorded.windows.indexOf(other), 1);
  });
});

describe('a message that is not answered', () => {
  const stranger = new WebContents();
  const senders: [string, () => Sender][] = [
    ['a frame inside the page', () => ({ ...ours(), senderFrame: { url: page } })],
    ['a frame that has gone', () => ({ ...ours(), senderFrame: null })],
    ['contents of no window', () => ({ sender: stranger, senderFrame: stranger.mainFrame })],
    [
      'a window that shows another page',
      () => {
        const lost = new BrowserWindow({ webPreferences: {} });
        lost.webContents.mainFrame.url = 'app://plumbline.evil/';
        return { sender: lost.webContents, senderFrame: lost.webContents.mainFrame };
      },
    ],
  ];

  it.each(senders)('from %s', async (_who, from) => {
    const before = await clientCount();
    await expect(send('call', from(), '1', 'clients.add', { name: 'Planted' })).rejects.toThrow(
      'not answered',
    );
    await expect(send('save-file', from(), 'a.xlsx', new Uint8Array())).rejects.toThrow();
    await expect(send('reveal', from(), 'a.xlsx')).rejects.toThrow('not answered');
    await expect(send('cancel', from(), '1')).rejects.toThrow();
    expect(await clientCount()).toBe(before);
  });

  it.each([
    ['a procedure that there is not', ['1', 'shell.run', {}]],
    ['a name of Object’s own', ['1', 'constructor', {}]],
    ['no name', ['1']],
    ['an id that is no text', [1, 'clients.list', {}]],
    ['an endless id', ['1'.repeat(65), 'clients.list', {}]],
    ['nothing', []],
  ])('with %s', async (_what, message) => {
    await expect(send('call', ours(), ...message)).rejects.toThrow();
  });
});

describe('choosing a workbook', () => {
  it('asks by the system’s dialog, beginning at the open one', async () => {
    person.opens = { canceled: false, filePaths: ['/elsewhere/other.plumb'] };
    expect(await send('choose-workbook', ours(), 'open')).toBe('/elsewhere/other.plumb');
    expect(recorded.dialogs.at(-1)).toMatchObject({ defaultPath: folder });
    person.saves = { canceled: false, filePath: '/elsewhere/copy.plumb' };
    expect(await send('choose-workbook', ours(), 'copy')).toBe('/elsewhere/copy.plumb');
    expect(recorded.dialogs.at(-1)).toMatchObject({
      defaultPath: join(folder, 'workbook copy.plumb'),
    });
  });

  it('is nothing where the person decides against it, and no other question is taken', async () => {
    person.opens = { canceled: true, filePaths: [] };
    person.saves = { canceled: true, filePath: '' };
    expect(await send('choose-workbook', ours(), 'open')).toBeNull();
    expect(await send('choose-workbook', ours(), 'move')).toBeNull();
    await expect(send('choose-workbook', ours(), 'delete')).rejects.toThrow();
  });
});

describe('who asks', () => {
  it('is answered with the numbers of the system’s locale, and only on the workbook they mean', async () => {
    app.locale = 'de-DE';
    expect(await send('call', ours(), '7', 'workbook.state', {})).toMatchObject({
      value: { opening: 2, numbers: { choice: 'system', decimal: ',', group: '.' } },
    });
    app.locale = 'en-GB';
    expect(await send('call', ours(), '8', 'clients.list', {}, 1)).toMatchObject({
      ok: false,
      error: { code: 'conflict' },
    });
    expect(await send('call', ours(), '9', 'clients.list', {}, 2)).toMatchObject({ ok: true });
  });
});

describe('saving a file', () => {
  const bytes = new Uint8Array([80, 75, 3, 4]);

  it('writes it where the person says', async () => {
    const filePath = join(folder, 'trend.xlsx');
    person.saves = { canceled: false, filePath };
    expect(await send('save-file', ours(), 'trend.xlsx', bytes)).toBe(filePath);
    expect(new Uint8Array(readFileSync(filePath))).toEqual(bytes);
  });

  it('does nothing where they decide against it', async () => {
    person.saves = { canceled: true, filePath: '' };
    expect(await send('save-file', ours(), 'trend.xlsx', bytes)).toBeNull();
  });

  it('says in words why a file cannot be written', async () => {
    recorded.errorBoxes.length = 0;
    person.saves = { canceled: false, filePath: join(folder, 'missing/trend.xlsx') };
    expect(await send('save-file', ours(), 'trend.xlsx', bytes)).toBeNull();
    expect(recorded.errorBoxes[0]?.[1]).toContain('does not exist');
  });

  it.each(['../trend.xlsx', 'a/b.xlsx', 'a\\b.xlsx', '', 'a\u0000b', 'x'.repeat(201)])(
    'refuses the name %j',
    async (name) => {
      person.saves = { canceled: false, filePath: join(folder, 'never.xlsx') };
      await expect(send('save-file', ours(), name, bytes)).rejects.toThrow();
      expect(existsSync(join(folder, 'never.xlsx'))).toBe(false);
    },
  );
});

describe('showing a file in its folder', () => {
  it('does so for one that was saved here', async () => {
    recorded.shownInFolder.length = 0;
    const filePath = join(folder, 'shown.xlsx');
    person.saves = { canceled: false, filePath };
    await send('save-file', ours(), 'shown.xlsx', new Uint8Array([80]));
    await send('reveal', ours(), filePath);
    expect(recorded.shownInFolder).toEqual([filePath]);
  });

  it.each(['/etc/passwd', '', 'x'.repeat(5000), 7])('shows nothing else: %j', async (path) => {
    recorded.shownInFolder.length = 0;
    await expect(send('reveal', ours(), path)).rejects.toThrow();
    expect(recorded.shownInFolder).toEqual([]);
  });

  it('does not show a place where saving failed', async () => {
    const filePath = join(folder, 'missing/never.xlsx');
    person.saves = { canceled: false, filePath };
    await send('save-file', ours(), 'never.xlsx', new Uint8Array([80]));
    await expect(send('reveal', ours(), filePath)).rejects.toThrow('No file was saved there');
  });
});
