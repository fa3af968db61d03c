/** What a request must say of where it comes from. */
import type { IncomingMessage } from 'node:http';
import { HttpRefusal } from './http-refusal.ts';

/**
 * The Host header must be ours: a foreign name that resolves to this machine (DNS rebinding) would
 * otherwise make its page and ours one origin.
 */
export function checkHost(request: IncomingMessage, port: number): void {
  if (!names(port).includes(request.headers.host ?? '')) {
    throw new HttpRefusal(403, 'This address is not served here.');
  }
}

/** Only our own page may change anything or read data: its Origin, same-origin, with JSON. */
export function checkSameOrigin(request: IncomingMessage, port: number): void {
  const { origin, host } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const isOwn = origin === `http://${host ?? ''}` && names(port).includes(host ?? '');
  if (!isOwn || (site !== undefined && site !== 'same-origin')) {
    throw new HttpRefusal(403, 'Requests from another page are not answered.');
  }
  if (!/^application\/json(; ?charset=utf-8)?$/i.test(request.headers['content-type'] ?? '')) {
    throw new HttpRefusal(415, 'Send JSON.');
  }
}

function names(port: number): string[] {
  return [`127.0.0.1:${port}`, `localhost:${port}`];
}
