/** Prints the SHA-256 of the fixture's report: run in a process of its own, in some time zone. */
import { createHash } from 'node:crypto';
import { buildTrendReport } from '#main/report/index.ts';
import { fullSource, settings } from './fixture.ts';

const { bytes, identifier } = await buildTrendReport(fullSource(), settings);
process.stdout.write(
  JSON.stringify({
    sha256: createHash('sha256').update(bytes).digest('hex'),
    identifier,
    offset: new Date(2013, 0, 1).getTimezoneOffset(),
  }),
);
