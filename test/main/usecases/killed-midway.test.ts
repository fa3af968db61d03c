import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verifyWorkbook } from '#main/workbook/verify.ts';
import { openWorkbook } from '#main/workbook/workbook.ts';
import { newSession, startEngagement } from './a-session.ts';

const TRIALS = 10;

/** Kills the process that logs readings after so many are acknowledged; gives what it acknowledged. */
async function killedAfter(path: string, acknowledged: number): Promise<string[]> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'child-log-burst.ts'), path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    if (said.split('\n').length > acknowledged) child.kill('SIGKILL');
  });
  await once(child, 'close');
  return said.split('\n').slice(0, -1);
}

describe('a process that is killed in a burst of readings', () => {
  it(`loses none that it acknowledged, ${TRIALS} times over`, async () => {
    for (let trial = 0; trial < TRIALS; trial += 1) {
      const session = await newSession();
      await startEngagement(session);
      const { path } = session.context().workbook;
      session.close();

      const acknowledged = await killedAfter(path, 1 + trial * 37);
      const workbook = openWorkbook(path);
      const dates = workbook.db
        .prepare<[], string>('SELECT date FROM reading ORDER BY date')
        .pluck()
        .all();
      // At most the one that was on its way may be there besides.
      expect(dates.slice(0, acknowledged.length)).toEqual(acknowledged);
      expect(dates.length - acknowledged.length).toBeLessThanOrEqual(1);
      expect(acknowledged.length).toBeGreaterThan(trial * 37);
      expect(verifyWorkbook(workbook).sound).toBe(true);
      workbook.close();
    }
  }, 60_000);
});
