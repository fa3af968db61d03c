/** GET /events: server-sent events that say when the workbook changed. */
import type { ServerResponse } from 'node:http';
import type { Answering } from '#main/usecases/presentation-scope.ts';

const HEARTBEAT_MS = 25_000;

export function streamEvents(session: Answering, response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream' });
  response.write(': connected\n\n');
  const stopListening = session.onChanged(() => response.write('data: changed\n\n'));
  const heartbeat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT_MS);
  response.on('close', () => {
    stopListening();
    clearInterval(heartbeat);
  });
}
