/** Imports a file into a workbook, and prints how far it has come; then that it is done. */
import { readFileSync } from 'node:fs';
import type { EngagementId } from '#shared/domain/identity.ts';
import { Session } from '#main/usecases/session.ts';

const [path = '', file = ''] = process.argv.slice(2);
const say = (line: string) => process.stdout.write(`${line}\n`);
const session = Session.open({
  path,
  clock: () => new Date('2026-11-23T12:00:00'),
  version: '0.0.0-test',
});
const options = { engagementId: 1 as EngagementId, metric: 'klout-score' };
await session.value(
  'imports.commit',
  { fileName: 'large.csv', bytes: new Uint8Array(readFileSync(file)), options },
  {
    onProgress: ({ phase }) => {
      say(phase);
    },
  },
);
say('done');
session.close();
