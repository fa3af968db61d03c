/** Reading a request's body within bounds of size and time. */
import type { IncomingMessage } from 'node:http';
import { HttpRefusal } from './http-refusal.ts';

export interface BodyLimits {
  readonly bytes: number;
  readonly milliseconds: number;
}

/** The body as text; an {@link HttpRefusal} (413, 408, 400) where it is too large, slow or cut off. */
export async function readBody(request: IncomingMessage, limits: BodyLimits): Promise<string> {
  if (Number(request.headers['content-length'] ?? 0) > limits.bytes) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new HttpRefusal(408, 'The request took too long.')),
      limits.milliseconds,
    );
    const finish = (settle: () => void) => (): void => {
      clearTimeout(timer);
      settle();
    };
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limits.bytes) chunks.push(chunk);
      else finish(() => reject(tooLarge()))();
    });
    request.on(
      'end',
      finish(() => resolve(Buffer.concat(chunks).toString('utf8'))),
    );
    request.on(
      'close',
      finish(() => reject(new HttpRefusal(400, 'The request was cut off.'))),
    );
  });
}

function tooLarge(): HttpRefusal {
  return new HttpRefusal(413, 'The request is too large.');
}
