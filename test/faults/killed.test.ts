import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seededRandom } from '#shared/trend/seeded-random.ts';
import { makeOriginal } from './an-original.ts';
import { killed, kinds, longestMs } from './killing.ts';

const TRIALS_OF_EACH = 16;
const AT_ONCE = 2;

describe('work whose process is killed at any instant', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-faults-'));
  let original: string;

  beforeAll(async () => {
    original = await makeOriginal(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(kinds)(
    '%s: loses nothing acknowledged and leaves nothing half done',
    { timeout: 240_000 },
    async (kind) => {
      const random = seededRandom(kinds.indexOf(kind) + 1);
      let acknowledged = 0;
      const moments = Array.from({ length: TRIALS_OF_EACH }, () => random() * longestMs[kind]);
      for (let first = 0; first < TRIALS_OF_EACH; first += AT_ONCE) {
        const outcomes = await Promise.all(
          moments.slice(first, first + AT_ONCE).map(async (moment, i) => {
            const place = join(folder, `${kind}-${first + i}`);
            return { moment, ...(await killed(kind, original, place, moment)) };
          }),
        );
        for (const outcome of outcomes) {
          expect([outcome.moment, outcome.faults]).toEqual([outcome.moment, []]);
          acknowledged += outcome.acknowledged;
        }
      }
      expect(acknowledged).toBeGreaterThan(0);
    },
  );
});
