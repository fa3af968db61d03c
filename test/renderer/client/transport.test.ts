import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { startWebHost, type WebHost } from '#main/hosts/web/server.ts';
import { Session } from '#main/usecases/session.ts';
import type { DesktopBridge } from '#shared/contract/bridge.ts';
import type { Progress } from '#shared/contract/procedure.ts';
import { chooseTransport, type Transport } from '../../../src/renderer/client/transport.ts';

let folder: string;
let session: Session;
let host: WebHost;
let origin: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-transport-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

/** A page at an address: what a transport needs of a window. */
function pageAt(address: string, open: () => unknown = () => null) {
  const { hash, pathname, search } = new URL(address);
  const shown: string[] = [];
  const history = { replaceState: (_state: null, _title: '', path: string) => shown.push(path) };
  const screen = { availWidth: 1280, availHeight: 800 };
  const page = { location: { hash, pathname, search }, history, screen, open };
  return { page: page as unknown as Window, shown };
}

/** Gives fetch what a browser adds: the page's origin and the cookies that were set. */
function browseAs(pageOrigin: string): void {
  const fetchPlain = globalThis.fetch;
  let cookie = '';
  vi.stubGlobal('fetch', async (path: string, options: RequestInit) => {
    const response = await fetchPlain(new URL(path, pageOrigin), {
      ...options,
      headers: { ...(options.headers as object), Origin: pageOrigin, Cookie: cookie },
    });
    cookie = response.headers.get('Set-Cookie')?.split(';')[0] ?? cookie;
    return response;
  });
}

describe('over loopback HTTP', () => {
  let transport: Transport;
  let shown: string[];

  beforeAll(async () => {
    session = Session.open({
      path: join(folder, 'workbook.plumb'),
      clock: () => new Date('2026-11-23T09:00:00Z'),
      version: '0.0.0',
    });
    await session.value('workbook.create', { sample: false });
    host = await startWebHost({ session, files: new Map(), port: 0 });
    ({ origin } = new URL(host.address));
    browseAs(origin);
    const at = pageAt(host.address);
    shown = at.shown;
    transport = chooseTransport(at.page);
  });

  afterAll(async () => {
    vi.unstubAllGlobals();
    await host.close();
    session.close();
  });

  it('exchanges the token before the first call and takes it out of the address', async () => {
    const answer = await transport.call('clients.add', { name: 'Tern Foods' });
    expect(answer).toMatchObject({ ok: true, value: { name: 'Tern Foods' } });
    expect(shown).toEqual(['/']);
  });

  it('says so where the browser lets no window open for a presentation', async () => {
    const blocked = chooseTransport(pageAt(origin).page);
    expect(await blocked.present(1)).toMatchObject({ ok: false, error: { code: 'conflict' } });
  });

  it('closes the window again where there is nothing to present', async () => {
    const opened = { close: vi.fn(), location: { replace: vi.fn() } };
    const asking = chooseTransport(pageAt(origin, () => opened).page);
    expect(await asking.present(999)).toMatchObject({ ok: false });
    expect(opened.close).toHaveBeenCalledOnce();
    expect(opened.location.replace).not.toHaveBeenCalled();
  });

  it('brings refusals as answers', async () => {
    expect(await transport.call('clients.add', { name: '' })).toMatchObject({
      ok: false,
      error: { code: 'bad-input', details: [{ field: 'name' }] },
    });
  });

  it('brings a job’s progress, then its answer', async () => {
    const path = join(folder, 'copy.plumb');
    const progress: Progress[] = [];
    const onProgress = (step: Progress): number => progress.push(step);
    const answer = await transport.call('workbook.backup', { path }, { onProgress });
    expect(answer).toEqual({ ok: true, value: { path } });
    expect(progress.length).toBeGreaterThan(0);
  });

  it('carries bytes both ways', async () => {
    const bytes = new TextEncoder().encode('date,score\n2026-01-05,40\n');
    const options = { engagementId: 1, metric: 'klout-score' };
    const answer = await transport.call('imports.preview', { fileName: 'a.csv', bytes, options });
    // The engagement is missing; that the bytes arrived as bytes is shown by what is refused.
    expect(answer).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });

  it('cancels a job that is under way', async () => {
    const cancel = new AbortController();
    const seen: AbortSignal[] = [];
    const call = vi.spyOn(session, 'call').mockImplementation(
      (_name, _input, options) =>
        new Promise(() => {
          if (options?.signal) seen.push(options.signal);
          cancel.abort();
        }),
    );
    const answer = await transport.call(
      'workbook.backup',
      { path: 'x' },
      { signal: cancel.signal },
    );
    expect(answer).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    await vi.waitFor(() => expect(seen[0]?.aborted).toBe(true));
    call.mockRestore();
  });

  it('says what to do where it has no way in', async () => {
    const stranger = chooseTransport(pageAt(`${origin}/`).page);
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('', { status: 401 })));
    expect(await stranger.call('clients.list', {})).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('open the new one') as string },
    });
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('fetch failed')));
    expect(await stranger.call('clients.list', {})).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('start it again') as string },
    });
  });

  it('does not take an answer that was cut off for one', async () => {
    const cutOff = '{"progress":{"phase":"Reading","share":0.5}}\n{"answer":{"ok":tr';
    vi.stubGlobal('fetch', () =>
      Promise.resolve(
        new Response(cutOff, { headers: { 'Content-Type': 'application/x-ndjson' } }),
      ),
    );
    const progress = vi.fn();
    const other = chooseTransport(pageAt(`${origin}/`).page);
    expect(await other.call('workbook.backup', {}, { onProgress: progress })).toMatchObject({
      ok: false,
      error: { code: 'internal' },
    });
    expect(progress).toHaveBeenCalledOnce();
  });
});

describe('over the desktop’s bridge', () => {
  const listeners = new Set<(callId: string, progress: Progress) => void>();
  const bridge = {
    call: vi.fn<DesktopBridge['call']>(),
    cancel: vi.fn<DesktopBridge['cancel']>(),
    onProgress: (listener: (callId: string, progress: Progress) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onChanged: vi.fn<DesktopBridge['onChanged']>(() => () => undefined),
    onCommand: vi.fn<DesktopBridge['onCommand']>(() => () => undefined),
    saveFile: vi.fn<DesktopBridge['saveFile']>(() => Promise.resolve('/documents/trend.xlsx')),
    reveal: vi.fn<DesktopBridge['reveal']>(() => Promise.resolve()),
    present: vi.fn<DesktopBridge['present']>(() => Promise.resolve({ ok: true, value: null })),
    leave: vi.fn<DesktopBridge['leave']>(() => Promise.resolve()),
  };
  const transport = chooseTransport({ plumbline: bridge } as unknown as Window);

  beforeEach(() => vi.clearAllMocks());

  it('passes on its own progress only, and stops listening at the end', async () => {
    bridge.call.mockImplementation((callId) => {
      for (const listener of listeners) {
        listener('another', { phase: 'Not mine', share: null });
        listener(callId, { phase: 'Mine', share: 1 });
      }
      return Promise.resolve({ ok: true, value: 1 });
    });
    const onProgress = vi.fn();
    expect(await transport.call('workbook.backup', {}, { onProgress })).toEqual({
      ok: true,
      value: 1,
    });
    expect(onProgress.mock.calls).toEqual([[{ phase: 'Mine', share: 1 }]]);
    expect(listeners.size).toBe(0);
  });

  it('tells of the menu’s commands', () => {
    const listener = vi.fn();
    transport.onCommand(listener);
    bridge.onCommand.mock.calls[0]?.[0]('palette');
    expect(listener.mock.calls).toEqual([['palette']]);
  });

  it('cancels by the call’s id, and makes no call that was cancelled before', async () => {
    const cancel = new AbortController();
    bridge.call.mockImplementation((callId) => {
      cancel.abort();
      expect(bridge.cancel.mock.calls).toEqual([[callId]]);
      return Promise.resolve({
        ok: false,
        error: { code: 'cancelled', message: 'Cancelled.', details: [] },
      });
    });
    const { signal } = cancel;
    expect(await transport.call('workbook.backup', {}, { signal })).toMatchObject({ ok: false });
    expect(await transport.call('workbook.backup', {}, { signal })).toMatchObject({
      error: { code: 'cancelled' },
    });
    expect(bridge.call).toHaveBeenCalledOnce();
  });

  it('answers even where the bridge breaks', async () => {
    bridge.call.mockRejectedValue(new Error('gone'));
    expect(await transport.call('clients.list', {})).toMatchObject({
      ok: false,
      error: { code: 'internal' },
    });
  });

  it('saves files by the native dialog, and shows them where they were saved', async () => {
    const bytes = new Uint8Array([1]);
    const saved = await transport.saveFile('trend.xlsx', bytes);
    expect(bridge.saveFile).toHaveBeenCalledWith('trend.xlsx', bytes);
    await saved?.reveal?.();
    expect(bridge.reveal.mock.calls).toEqual([['/documents/trend.xlsx']]);
  });

  it('presents in a window that the main process opens, and leaves it', async () => {
    expect(await transport.present(3)).toEqual({ ok: true, value: null });
    expect(bridge.present.mock.calls).toEqual([[3]]);
    bridge.present.mockRejectedValueOnce(new Error('gone'));
    expect(await transport.present(3)).toMatchObject({ ok: false, error: { code: 'internal' } });
    await transport.leave();
    expect(bridge.leave).toHaveBeenCalledOnce();
  });

  it('has nothing to show where the person decided against it', async () => {
    bridge.saveFile.mockResolvedValueOnce(null);
    expect(await transport.saveFile('trend.xlsx', new Uint8Array([1]))).toBeNull();
  });
});
