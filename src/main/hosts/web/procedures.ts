/** POST /procedures/<name>: one answer as JSON, or a job's progress and answer as lines of JSON. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answering } from '#main/usecases/presentation-scope.ts';
import type { CallOptions } from '#main/usecases/session.ts';
import { contract, isProcedureName } from '#shared/contract/index.ts';
import { decodeWire, encodeWire, type JobLine } from '#shared/contract/wire.ts';
import { HttpRefusal } from './http-refusal.ts';

export async function answerProcedure(
  session: Answering,
  name: string,
  body: string,
  response: ServerResponse,
): Promise<void> {
  if (!isProcedureName(name)) throw new HttpRefusal(404, 'There is no such procedure.');
  const input = valueIn(body);
  const cancel = new AbortController();
  const from = askedBy(response.req);
  // Whoever hangs up before the answer has cancelled.
  response.on('close', () => cancel.abort());
  if (contract[name].kind !== 'job') {
    const answer = await session.call(name, input, { ...from, signal: cancel.signal });
    const text = Buffer.from(encodeWire(answer));
    response.writeHead(200, {
      'Content-Type': 'application/json',
      'Content-Length': text.length,
    });
    response.end(text);
    return;
  }
  const send = (line: JobLine): void => {
    if (!response.destroyed) response.write(`${encodeWire(line)}\n`);
  };
  response.writeHead(200, { 'Content-Type': 'application/x-ndjson' });
  const answer = await session.call(name, input, {
    ...from,
    signal: cancel.signal,
    onProgress: (progress) => send({ progress }),
  });
  send({ answer });
  response.end();
}

/** What the request's headers tell of the page and the person behind it. */
function askedBy({ headers }: IncomingMessage): Pick<CallOptions, 'locale' | 'opening'> {
  const [locale = ''] = (headers['accept-language'] ?? '').split(/[,;]/);
  const opening = Number(headers['plumbline-opening']);
  return {
    locale: locale.trim() === '' || locale === '*' ? null : locale.trim(),
    ...(Number.isInteger(opening) && { opening }),
  };
}

/** What a request's body says. */
export function valueIn(body: string): unknown {
  try {
    return decodeWire(body);
  } catch {
    throw new HttpRefusal(400, 'The request is not the JSON that was expected.');
  }
}
