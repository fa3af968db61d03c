/** Prints the SHA-256 of the fixture's report and of some at random: run in a process of its own, in some time zone. */
import { createHash } from 'node:crypto';
import { buildTrendReport } from '#main/report/index.ts';
import { fullSource, settings } from './fixture.ts';
import { randomEngagement } from './random-engagement.ts';

const { bytes, identifier } = await buildTrendReport(fullSource(), settings);
const digest = createHash('sha256').update(bytes);
for (let seed = 0; seed < 10; seed += 1) {
  const { source, settings: asked } = randomEngagement(seed);
  digest.update((await buildTrendReport(source, asked)).bytes);
}
process.stdout.write(
  JSON.stringify({
    sha256: digest.digest('hex'),
    identifier,
    offset: new Date(2013, 0, 1).getTimezoneOffset(),
  }),
);
