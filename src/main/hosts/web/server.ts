/**
 * The web host: the renderer and the procedures on 127.0.0.1, for whoever brings this start's token.
 * References: OWASP ASVS 3.4, 3.5, 7.2 and 14.2.1; Fetch Metadata (Sec-Fetch-Site).
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Answering } from '#main/usecases/presentation-scope.ts';
import type { Answer } from '#shared/contract/procedure.ts';
import { encodeWire } from '#shared/contract/wire.ts';
import { Refusal } from '#shared/domain/refusal.ts';
import { securityHeaders } from '../content-security.ts';
import type { RendererFiles } from '../renderer-files.ts';
import { checkHost, checkSameOrigin } from './checks.ts';
import { Door } from './door.ts';
import { streamEvents } from './events.ts';
import { HttpRefusal } from './http-refusal.ts';
import { answerProcedure, valueIn } from './procedures.ts';
import { readBody, type BodyLimits } from './read-body.ts';

const LOOPBACK = '127.0.0.1';
const MAX_CONNECTIONS = 100;
const PROCEDURES = '/procedures/';

/** What the page may ask of the host itself, by its path: "/presentation". */
export type HostRequests = ReadonlyMap<
  string,
  (input: unknown, response: ServerResponse) => Promise<Answer<unknown>>
>;

export interface WebHostOptions {
  readonly session: Answering;
  readonly files: RendererFiles;
  /** 0 for any free port. */
  readonly port: number;
  readonly bodyLimits?: BodyLimits;
  readonly requests?: HostRequests;
}

export interface WebHost {
  /** Where to open it, with the one-time token in the fragment. */
  readonly address: string;
  readonly close: () => Promise<void>;
}

interface Host {
  readonly session: Answering;
  readonly files: RendererFiles;
  readonly door: Door;
  readonly port: number;
  readonly bodyLimits: BodyLimits;
  readonly requests: HostRequests;
}

/** Starts it. Refuses `conflict` where the port is taken or not allowed. */
export async function startWebHost(options: WebHostOptions): Promise<WebHost> {
  const server = createServer();
  server.maxConnections = MAX_CONNECTIONS;
  server.headersTimeout = 10_000;
  await listen(server, options.port);
  const { port } = server.address() as AddressInfo;
  const host: Host = {
    ...options,
    port,
    door: new Door(),
    bodyLimits: options.bodyLimits ?? { bytes: 100 * 1024 * 1024, milliseconds: 60_000 },
    requests: options.requests ?? new Map(),
  };
  server.on('request', (request, response) => void answer(host, request, response));
  return {
    address: `http://${LOOPBACK}:${port}/#token=${host.door.token}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

async function listen(server: Server, port: number): Promise<void> {
  try {
    await new Promise<void>((listening, failed) => {
      server.once('error', failed);
      server.listen({ host: LOOPBACK, port, exclusive: true }, listening);
    });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const why = code === 'EADDRINUSE' ? 'is taken by another program' : `may not be used (${code})`;
    throw new Refusal('conflict', `Port ${port} ${why}; name another, or leave --port out.`, [
      { field: 'port', value: String(port) },
    ]);
  }
}

async function answer(
  host: Host,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
  try {
    checkHost(request, host.port);
    await route(host, request, response);
  } catch (error) {
    turnAway(request, response, error);
  }
}

async function route(
  host: Host,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [path = ''] = (request.url ?? '').split('?');
  if (path === '/session') {
    onlyMethod(request, response, ['POST']);
    await openSession(host, request, response);
  } else if (path.startsWith(PROCEDURES)) {
    onlyMethod(request, response, ['POST']);
    checkSameOrigin(request, host.port);
    checkKnown(host, request);
    const body = await readBody(request, host.bodyLimits);
    await answerProcedure(host.session, path.slice(PROCEDURES.length), body, response);
  } else if (host.requests.has(path)) {
    onlyMethod(request, response, ['POST']);
    checkSameOrigin(request, host.port);
    checkKnown(host, request);
    const body = await readBody(request, { ...host.bodyLimits, bytes: 1024 });
    const answered = await host.requests.get(path)?.(valueIn(body), response);
    response.writeHead(200, { 'Content-Type': 'application/json' });
    response.end(encodeWire(answered));
  } else if (path === '/events') {
    onlyMethod(request, response, ['GET']);
    checkKnown(host, request);
    streamEvents(host.session, response);
  } else {
    onlyMethod(request, response, ['GET', 'HEAD']);
    sendFile(host.files, path, response);
  }
}

async function openSession(
  host: Host,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  checkSameOrigin(request, host.port);
  const body = await readBody(request, { ...host.bodyLimits, bytes: 1024 });
  const token = tokenIn(body);
  const result = token === null ? 'wrong' : host.door.exchange(token);
  if (result === 'too-many') throw new HttpRefusal(429, 'Too many wrong tokens; wait a minute.');
  if (result === 'wrong') throw new HttpRefusal(403, 'This token is not valid, or is used up.');
  response.setHeader('Set-Cookie', host.door.cookie(host.port));
  response.writeHead(204).end();
}

function tokenIn(body: string): string | null {
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed !== 'object' || parsed === null || !('token' in parsed)) return null;
    return typeof parsed.token === 'string' ? parsed.token : null;
  } catch {
    return null;
  }
}

function checkKnown(host: Host, request: IncomingMessage): void {
  if (!host.door.knows(request.headers.cookie, host.port)) {
    throw new HttpRefusal(401, 'Open the address that Plumbline printed when it started.');
  }
}

function onlyMethod(
  request: IncomingMessage,
  response: ServerResponse,
  allowed: readonly string[],
): void {
  if (allowed.includes(request.method ?? '')) return;
  response.setHeader('Allow', allowed.join(', '));
  throw new HttpRefusal(405, 'This method is not allowed here.');
}

function sendFile(files: RendererFiles, path: string, response: ServerResponse): void {
  const file = files.get(path);
  if (!file) throw new HttpRefusal(404, 'There is nothing here.');
  response.writeHead(200, { 'Content-Type': file.type, 'Content-Length': file.bytes.length });
  // Node leaves the body out of an answer to HEAD by itself.
  response.end(file.bytes);
}

/** Says why in one plain sentence, and hangs up on whoever is still sending. */
function turnAway(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const status = error instanceof HttpRefusal ? error.status : 500;
  const message = error instanceof HttpRefusal ? error.message : 'Something went wrong.';
  if (!request.complete) response.setHeader('Connection', 'close');
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(`${message}\n`, () => {
    if (!request.complete) request.destroy();
  });
}
