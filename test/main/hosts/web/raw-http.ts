/** Requests as bytes, to send what no browser and no library would. */
import { connect } from 'node:net';

export interface RawAnswer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
  /** Whether the host hung up, rather than being waited for in vain. */
  readonly closed: boolean;
}

/** Sends text and reads until the host hangs up, or until it has been silent for a while. */
export function sendRaw(port: number, text: string, silenceMs = 300): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port });
    let received = '';
    let closed = true;
    socket.setEncoding('utf8');
    socket.setTimeout(silenceMs, () => {
      closed = false;
      socket.destroy();
    });
    socket.on('data', (chunk: string) => (received += chunk));
    socket.on('error', (error) => {
      if (received === '') reject(error);
    });
    socket.on('close', () => resolve({ ...parse(received), closed }));
    socket.write(text);
  });
}

function parse(received: string): Omit<RawAnswer, 'closed'> {
  const [head = '', ...body] = received.split('\r\n\r\n');
  const [statusLine = '', ...lines] = head.split('\r\n');
  const headers = lines.map((line): [string, string] => {
    const [name = '', ...value] = line.split(':');
    return [name.toLowerCase(), value.join(':').trim()];
  });
  return {
    status: Number(statusLine.split(' ')[1] ?? 0),
    headers: new Map(headers),
    body: body.join('\r\n\r\n'),
  };
}
