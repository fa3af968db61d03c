import { mkdtempSync, rmSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWebHost, type WebHost } from '#main/hosts/web/server.ts';
import type { RendererFile } from '#main/hosts/renderer-files.ts';
import { Session } from '#main/usecases/session.ts';
import { sendRaw } from './raw-http.ts';

const page: RendererFile = {
  type: 'text/html; charset=utf-8',
  bytes: new TextEncoder().encode('<!doctype html><title>Plumbline</title>'),
};
const script: RendererFile = { type: 'text/javascript', bytes: new Uint8Array([49]) };

let folder: string;
let session: Session;
let host: WebHost;
let port: number;
let token: string;
let cookie: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-web-'));
  session = Session.open({
    path: join(folder, 'workbook.plumb'),
    clock: () => new Date('2026-11-23T09:00:00Z'),
    version: '0.0.0',
  });
  await session.value('workbook.create', { sample: false });
  host = await startWebHost({
    session,
    files: new Map([
      ['/', page],
      ['/index.html', page],
      ['/assets/index.js', script],
    ]),
    port: 0,
    bodyLimits: { bytes: 2_000_000, milliseconds: 500 },
  });
  const address = new URL(host.address);
  port = Number(address.port);
  token = address.hash.slice('#token='.length);
  const entered = await post('/session', { token }, { Cookie: '' });
  expect(entered.status).toBe(204);
  cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
});

afterAll(async () => {
  await host.close();
  session.close();
  rmSync(folder, { recursive: true });
});

/** A request as our own page makes it; headers given here replace those, an empty one leaves it out. */
function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return request(
    'POST',
    path,
    { 'Content-Length': String(Buffer.byteLength(text)), ...headers },
    text,
  );
}

function request(method: string, path: string, headers: Record<string, string> = {}, body = '') {
  const all = {
    Host: `127.0.0.1:${port}`,
    Connection: 'close',
    ...(method === 'POST' && {
      Origin: `http://127.0.0.1:${port}`,
      'Content-Type': 'application/json',
      Cookie: cookie,
    }),
    ...headers,
  };
  const lines = Object.entries(all)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}`);
  return sendRaw(port, [`${method} ${path} HTTP/1.1`, ...lines, '', body].join('\r\n'));
}

const addClient = (headers: Record<string, string>) =>
  post('/procedures/clients.add', { name: `Client ${Math.random()}` }, headers);

async function clientCount(): Promise<number> {
  return (await session.value('clients.list', {})).length;
}

describe('the web host', () => {
  it('prints an address with a token of at least 128 bits in its fragment', () => {
    expect(host.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{22,}$/);
  });

  it('listens on loopback only', async () => {
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4');
    for (const { address } of others) {
      const outcome = await new Promise((resolve) => {
        const socket = connect({ host: address, port, timeout: 1_000 });
        socket.on('connect', () => resolve('connected'));
        socket.on('error', () => resolve('refused'));
        socket.on('timeout', () => resolve('refused'));
      });
      expect(outcome).toBe('refused');
    }
  });

  it('refuses a port that is taken, in words', async () => {
    await expect(startWebHost({ session, files: new Map(), port })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining(`Port ${port} is taken`) as string,
    });
  });

  it('sends the page with headers that keep it to itself', async () => {
    const { status, headers, body } = await request('GET', '/');
    expect(status).toBe(200);
    expect(body).toContain('<title>Plumbline</title>');
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none';/);
    expect(headers.get('content-security-policy')).not.toMatch(/unsafe|http|\*/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it('answers HEAD without a body', async () => {
    const { status, body } = await request('HEAD', '/assets/index.js');
    expect([status, body]).toEqual([200, '']);
  });
});

describe('the door', () => {
  it('took the token once, for a cookie no script can read and no other site can send', async () => {
    const again = await post('/session', { token }, { Cookie: '' });
    expect(again.status).toBe(403);
    expect(again.headers.get('set-cookie')).toBeUndefined();
    const fresh = await startWebHost({ session, files: new Map(), port: 0 });
    const { port: other, hash } = new URL(fresh.address);
    const entered = await fetch(`http://127.0.0.1:${other}/session`, {
      method: 'POST',
      headers: { Origin: `http://127.0.0.1:${other}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ token: hash.slice('#token='.length) }),
    });
    expect(entered.headers.get('set-cookie')).toMatch(
      /^plumbline-\d+=[\w-]{22,}; HttpOnly; SameSite=Strict; Path=\/$/,
    );
    await fresh.close();
  });

  it.each([
    ['a wrong one', { token: 'x'.repeat(43) }],
    ['none', {}],
    ['a number', { token: 7 }],
    ['no object', 'null'],
    ['no JSON', '{'],
  ])('does not open for %s', async (_what, body) => {
    const { status, headers } = await post('/session', body, { Cookie: '' });
    expect(status).toBe(403);
    expect(headers.get('set-cookie')).toBeUndefined();
  });

  it('stops comparing after ten wrong tokens', async () => {
    const fresh = await startWebHost({ session, files: new Map(), port: 0 });
    const { port: other, hash } = new URL(fresh.address);
    const attempt = async (text: string): Promise<number> =>
      (
        await fetch(`http://127.0.0.1:${other}/session`, {
          method: 'POST',
          headers: { Origin: `http://127.0.0.1:${other}`, 'Content-Type': 'application/json' },
          body: JSON.stringify({ token: text }),
        })
      ).status;
    for (let i = 0; i < 10; i += 1) expect(await attempt(`wrong ${i}`)).toBe(403);
    expect(await attempt(hash.slice('#token='.length))).toBe(429);
    await fresh.close();
  });
});

describe('what is turned away, with nothing changed', () => {
  it.each<[string, Record<string, string>, number]>([
    ['a foreign Host', { Host: 'evil.test' }, 403],
    ['a foreign Host with our port', { Host: 'evil.test:80' }, 403],
    ['another port', { Host: '127.0.0.1:1' }, 403],
    ['any address', { Host: '0.0.0.0' }, 403],
    ['no Host', { Host: '' }, 400],
    ['no cookie', { Cookie: '' }, 401],
    ['another start’s cookie', { Cookie: `plumbline-1=${'a'.repeat(43)}` }, 401],
    ['the token in place of the key', { Cookie: 'plumbline=token' }, 401],
    ['Origin null', { Origin: 'null' }, 403],
    ['no Origin', { Origin: '' }, 403],
    ['a foreign Origin', { Origin: 'https://evil.test' }, 403],
    ['another port’s Origin', { Origin: 'http://127.0.0.1:1' }, 403],
    ['a cross-site request', { 'Sec-Fetch-Site': 'cross-site' }, 403],
    ['a same-site request', { 'Sec-Fetch-Site': 'same-site' }, 403],
    ['a form’s content type', { 'Content-Type': 'text/plain' }, 415],
    ['a form', { 'Content-Type': 'application/x-www-form-urlencoded' }, 415],
    ['no content type', { 'Content-Type': '' }, 415],
  ])('%s', async (_what, headers, status) => {
    const before = await clientCount();
    const answer = await addClient(headers);
    expect(answer.status).toBe(status);
    expect(await clientCount()).toBe(before);
    expect(answer.body).not.toMatch(/at .*:\d+|\/work|\/home|Error:/);
  });

  it.each([
    'GET /procedures/clients.add',
    'PUT /procedures/clients.add',
    'DELETE /procedures/clients.add',
    'OPTIONS /procedures/clients.add',
    'TRACE /',
    'POST /',
    'POST /events',
    'GET /session',
  ])('%s: this method is not allowed here', async (line) => {
    const [method = '', path = ''] = line.split(' ');
    const { status, headers } = await request(method, path, { Cookie: cookie });
    expect(status).toBe(405);
    expect(headers.get('allow')).toMatch(/GET|POST/);
  });

  it.each([
    '/../package.json',
    '/assets/../../package.json',
    '/..%2fpackage.json',
    '/%2e%2e/package.json',
    '/assets//index.js',
    '/assets\\index.js',
    '/assets/',
    '/package.json',
    '/workbook.plumb',
    '/index.html%00.js',
    '//evil.test/',
    'http://evil.test/',
    '/Index.html',
    '/procedures',
  ])('GET %s finds nothing', async (path) => {
    expect((await request('GET', path)).status).toBe(404);
  });

  it('a procedure that there is not', async () => {
    for (const name of ['nothing', 'constructor', '__proto__', 'clients.add/..', '']) {
      expect((await post(`/procedures/${name}`, {})).status).toBe(404);
    }
  });

  it('events without the cookie', async () => {
    expect((await request('GET', '/events')).status).toBe(401);
  });

  it.each(['{', '', 'nonsense', '{"a":{"$bytes":"***"}}', '['.repeat(200_000)])(
    'a body that is not JSON',
    async (body) => {
      expect((await post('/procedures/clients.list', body)).status).toBe(400);
    },
  );

  it('a body that says it is too large, before it is read', async () => {
    const { status } = await post('/procedures/clients.add', '{}', {
      'Content-Length': String(1024 ** 3),
    });
    expect(status).toBe(413);
  });

  it('a body that turns out too large, and hangs up', async () => {
    const chunk = 'x'.repeat(1_000_000);
    const chunked = `${(1_000_000).toString(16)}\r\n${chunk}\r\n`;
    const answer = await request(
      'POST',
      '/procedures/clients.add',
      { 'Transfer-Encoding': 'chunked' },
      chunked.repeat(3),
    );
    expect(answer.status).toBe(413);
    expect(answer.closed).toBe(true);
  });

  it('a body that never ends', async () => {
    const head = [
      'POST /procedures/clients.add HTTP/1.1',
      `Host: 127.0.0.1:${port}`,
      `Origin: http://127.0.0.1:${port}`,
      'Content-Type: application/json',
      `Cookie: ${cookie}`,
      'Content-Length: 100',
      '',
      '{',
    ].join('\r\n');
    const { status, closed } = await sendRaw(port, head, 5_000);
    expect([status, closed]).toEqual([408, true]);
  });

  it('what is no HTTP at all', async () => {
    expect((await sendRaw(port, 'hello\r\n\r\n')).status).toBe(400);
  });
});

describe('procedures', () => {
  it('answer with the value', async () => {
    const { status, headers, body } = await post('/procedures/clients.add', { name: 'Ariel & Co' });
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/json');
    expect(JSON.parse(body)).toMatchObject({ ok: true, value: { name: 'Ariel & Co' } });
  });

  it('are reached as localhost too', async () => {
    const { status } = await post(
      '/procedures/clients.list',
      {},
      {
        Host: `localhost:${port}`,
        Origin: `http://localhost:${port}`,
      },
    );
    expect(status).toBe(200);
  });

  it('answer with the refusal, and fields that are not right', async () => {
    const { status, body } = await post('/procedures/clients.add', { name: '' });
    expect(status).toBe(200);
    expect(JSON.parse(body)).toMatchObject({
      ok: false,
      error: { code: 'bad-input', details: [{ field: 'name' }] },
    });
  });

  it('answer in the numbers of the browser’s locale, the first that it names', async () => {
    const numbers = async (locale: string) => {
      const { body } = await post('/procedures/workbook.state', {}, { 'Accept-Language': locale });
      return (JSON.parse(body) as { value: { numbers: { decimal: string } } }).value.numbers
        .decimal;
    };
    expect(await numbers('de-DE,de;q=0.9,en;q=0.8')).toBe(',');
    expect(await numbers('en-GB,en;q=0.9,de;q=0.8')).toBe('.');
    expect(await numbers('*')).toBe('.');
  });

  it('refuse what was begun in another workbook', async () => {
    const { body } = await post('/procedures/workbook.state', {});
    const { opening } = (JSON.parse(body) as { value: { opening: number } }).value;
    const adding = async (begunIn: number) => {
      const name = `Begun in ${begunIn}`;
      const answer = await post(
        '/procedures/clients.add',
        { name },
        { 'Plumbline-Opening': String(begunIn) },
      );
      return JSON.parse(answer.body) as unknown;
    };
    expect(await adding(opening)).toMatchObject({ ok: true });
    expect(await adding(opening + 1)).toMatchObject({ ok: false, error: { code: 'conflict' } });
  });

  it('that are jobs tell how far they are, then answer, a line each', async () => {
    const path = join(folder, 'copy.plumb');
    const { headers, body } = await post('/procedures/workbook.backup', { path });
    expect(headers.get('content-type')).toBe('application/x-ndjson');
    const lines = body
      .split(/\r?\n/)
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.slice(0, -1).every((line) => 'progress' in line)).toBe(true);
    expect(lines.at(-1)).toMatchObject({ answer: { ok: true, value: { path } } });
  });
});

describe('events', () => {
  it('say when anyone changed the workbook', async () => {
    const socket = connect({ host: '127.0.0.1', port });
    let received = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => (received += chunk));
    socket.write(`GET /events HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nCookie: ${cookie}\r\n\r\n`);
    await expect.poll(() => received).toContain(': connected');
    expect(received).not.toContain('data: changed');
    await session.value('clients.add', { name: 'Seen by all' });
    await expect.poll(() => received).toContain('data: changed');
    socket.destroy();
  });
});
