import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPresentingHost } from '#main/hosts/web/presenting.ts';
import type { WebHost } from '#main/hosts/web/server.ts';
import type { RendererFile } from '#main/hosts/renderer-files.ts';
import { Session } from '#main/usecases/session.ts';
import { contract } from '#shared/contract/index.ts';

const page = (text: string): RendererFile => ({
  type: 'text/html; charset=utf-8',
  bytes: new TextEncoder().encode(text),
});
const workbookPage = page('the workbook');

let folder: string;
let session: Session;
let host: WebHost;
let workbook: Visitor;

/** A page at an origin, with the cookies of the one browser that all pages of this machine share. */
interface Visitor {
  readonly origin: string;
  readonly post: (path: string, input: unknown) => Promise<Response>;
}

const jar = new Map<string, string>();

async function visit(address: string): Promise<Visitor> {
  const { origin, hash } = new URL(address);
  const post = async (path: string, input: unknown) => {
    const response = await fetch(new URL(path, origin), {
      method: 'POST',
      headers: {
        Origin: origin,
        'Content-Type': 'application/json',
        Cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
      },
      body: JSON.stringify(input),
    });
    const [name, value] = response.headers.get('set-cookie')?.split(';')[0]?.split('=') ?? [];
    if (name !== undefined && value !== undefined) jar.set(name, value);
    return response;
  };
  const entered = await post('/session', { token: hash.slice('#token='.length) });
  expect(entered.status).toBe(204);
  return { origin, post };
}

/** Presents the engagement from the workbook's page. */
async function present(engagementId = 1): Promise<Visitor & { readonly address: string }> {
  const answer: unknown = await (await workbook.post('/presentation', { engagementId })).json();
  expect(answer).toMatchObject({ ok: true });
  const { address } = (answer as { value: { address: string } }).value;
  return { address, ...(await visit(address)) };
}

async function answerOf(response: Response): Promise<unknown> {
  expect(response.status).toBe(200);
  const lines = (await response.text()).trim().split('\n');
  const last = JSON.parse(lines.at(-1) ?? '') as { answer?: unknown };
  return last.answer ?? last;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-presenting-'));
  session = Session.open({
    path: join(folder, 'workbook.plumb'),
    clock: () => new Date('2026-11-25T09:00:00Z'),
    version: '0.0.0',
  });
  await session.value('workbook.create', { sample: true });
  host = await startPresentingHost({
    session,
    files: new Map([
      ['/', workbookPage],
      ['/index.html', workbookPage],
      ['/present.html', page('the presentation')],
      ['/assets/index.js', { type: 'text/javascript', bytes: new Uint8Array([49]) }],
    ]),
    port: 0,
  });
  workbook = await visit(host.address);
}, 60_000);

afterAll(async () => {
  await host.close();
  session.close();
  rmSync(folder, { recursive: true });
});

describe('a presentation over HTTP', () => {
  it('is another origin on this machine, with a token of its own', async () => {
    const presented = await present();
    expect(presented.origin).not.toBe(workbook.origin);
    expect(presented.address).toMatch(
      /^http:\/\/127\.0\.0\.1:\d+\/\?engagement=1#token=[\w-]{22,}$/,
    );
    expect(presented.address).not.toContain(new URL(host.address).hash);
  });

  it('serves its own page and not the workbook’s', async () => {
    const { origin } = await present();
    expect(await (await fetch(`${origin}/`)).text()).toBe('the presentation');
    for (const path of ['/index.html', '/present.html']) {
      expect((await fetch(origin + path)).status, path).toBe(404);
    }
    expect((await fetch(`${origin}/assets/index.js`)).status).toBe(200);
  });

  it('answers with the engagement', async () => {
    const { post } = await present();
    const shown = await answerOf(await post('/procedures/presentation.show', { engagementId: 1 }));
    expect(shown).toMatchObject({ ok: true, value: { client: 'Meadowbrook Health' } });
  });

  it('answers nothing else, though the browser sends the workbook’s cookie along', async () => {
    const { post } = await present();
    expect(jar.size).toBeGreaterThan(1);
    for (const name of Object.keys(contract).filter((each) => each !== 'presentation.show')) {
      const response = await post(`/procedures/${name}`, { engagementId: 1 });
      expect(await answerOf(response), name).toMatchObject({ ok: false });
    }
    const other = await post('/procedures/presentation.show', { engagementId: 2 });
    expect(await answerOf(other)).toMatchObject({ ok: false });
    expect((await post('/presentation', { engagementId: 2 })).status).toBe(405);
  });

  it('cannot ask the workbook’s own host: it is another origin there', async () => {
    const { origin } = await present();
    const asked = await fetch(`${workbook.origin}/procedures/clients.list`, {
      method: 'POST',
      headers: {
        Origin: origin,
        'Content-Type': 'application/json',
        Cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
      },
      body: '{}',
    });
    expect(asked.status).toBe(403);
    expect(asked.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('lets nobody in without its own cookie', async () => {
    const { origin } = await present();
    const main = [...jar].find(([name]) => name.endsWith(new URL(workbook.origin).port));
    const asked = await fetch(`${origin}/procedures/presentation.show`, {
      method: 'POST',
      headers: {
        Origin: origin,
        'Content-Type': 'application/json',
        Cookie: main?.join('=') ?? '',
      },
      body: JSON.stringify({ engagementId: 1 }),
    });
    expect(main).toBeDefined();
    expect(asked.status).toBe(401);
  });

  it('tells of a change without a word of what', async () => {
    const { origin } = await present();
    const events = await fetch(`${origin}/events`, {
      headers: { Cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
    const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toBe(': connected\n\n');
    await session.value('clients.add', { name: 'Canary' });
    expect((await reader?.read())?.value).toBe('data: changed\n\n');
    await reader?.cancel();
  });

  it('is left for the engagement it showed, and is over then', async () => {
    const { origin, post } = await present();
    expect(await answerOf(await post('/leave', {}))).toEqual({
      ok: true,
      value: { home: `${workbook.origin}/#/engagements/1` },
    });
    await expect(expectOver(origin)).resolves.toBeUndefined();
  });

  it('ends the one before it', async () => {
    const first = await present(1);
    const second = await present(2);
    await expectOver(first.origin);
    const shown = await second.post('/procedures/presentation.show', { engagementId: 2 });
    expect(await answerOf(shown)).toMatchObject({ ok: true });
  });

  it('is not begun without an engagement, or by a page that has no way in', async () => {
    const missing = await workbook.post('/presentation', { engagementId: 999 });
    expect(await answerOf(missing)).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect((await workbook.post('/presentation', { engagementId: 'x' })).status).toBe(400);
    const stranger = await fetch(`${workbook.origin}/presentation`, {
      method: 'POST',
      headers: { Origin: workbook.origin, 'Content-Type': 'application/json' },
      body: '{"engagementId":1}',
    });
    expect(stranger.status).toBe(401);
  });

  it('ends with the workbook’s host', async () => {
    const other = await startPresentingHost({
      session,
      files: new Map([['/present.html', page('the presentation')]]),
      port: 0,
    });
    const { post } = await visit(other.address);
    const answer = await answerOf(await post('/presentation', { engagementId: 1 }));
    const { address } = (answer as { value: { address: string } }).value;
    await other.close();
    await expectOver(new URL(address).origin);
  });
});

async function expectOver(origin: string): Promise<void> {
  await expect
    .poll(() =>
      fetch(origin).then(
        () => 'answers',
        () => 'over',
      ),
    )
    .toBe('over');
}
