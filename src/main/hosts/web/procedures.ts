/** POST /procedures/<name>: one answer as JSON, or a job's progress and answer as lines of JSON. */
import type { ServerResponse } from 'node:http';
import type { Session } from '#main/usecases/session.ts';
import { contract, isProcedureName } from '#shared/contract/index.ts';
import { decodeWire, encodeWire, type JobLine } from '#shared/contract/wire.ts';
import { HttpRefusal } from './http-refusal.ts';

export async function answerProcedure(
  session: Session,
  name: string,
  body: string,
  response: ServerResponse,
): Promise<void> {
  if (!isProcedureName(name)) throw new HttpRefusal(404, 'There is no such procedure.');
  const input = inputIn(body);
  const cancel = new AbortController();
  // Whoever hangs up before the answer has cancelled.
  response.on('close', () => cancel.abort());
  if (contract[name].kind !== 'job') {
    const answer = await session.call(name, input, { signal: cancel.signal });
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
    signal: cancel.signal,
    onProgress: (progress) => send({ progress }),
  });
  send({ answer });
  response.end();
}

function inputIn(body: string): unknown {
  try {
    return decodeWire(body);
  } catch {
    throw new HttpRefusal(400, 'The request is not the JSON that was expected.');
  }
}
