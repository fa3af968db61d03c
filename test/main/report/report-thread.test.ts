import { describe, expect, it } from 'vitest';
import { Refusal } from '#shared/domain/refusal.ts';
import { buildTrendReport } from '#main/report/index.ts';
import { buildInThread } from '#main/report/report-thread.ts';
import { fullSource, series, settings, source } from './fixture.ts';
import { largeEngagements } from './random-engagement.ts';

const never = new AbortController().signal;
const failure = (promise: Promise<unknown>) => promise.catch((error: unknown) => error);

describe('a report built in a thread of its own', () => {
  it('is the same file', async () => {
    const here = await buildTrendReport(fullSource(), settings);
    const there = await buildInThread({ source: fullSource(), settings }, never);
    expect(there.identifier).toBe(here.identifier);
    expect(Buffer.from(there.bytes).equals(here.bytes)).toBe(true);
  });

  it('leaves its host free to answer meanwhile', async () => {
    let answered = 0;
    const asking = setInterval(() => (answered += 1), 5);
    const [large] = largeEngagements();
    if (!large) throw new Error('there is no large engagement');
    await buildInThread(large, never);
    clearInterval(asking);
    // Built here, it would have kept everyone waiting until it was done.
    expect(answered).toBeGreaterThan(5);
  });

  it('stops at once when it is cancelled', async () => {
    const [large] = largeEngagements();
    if (!large) throw new Error('there is no large engagement');
    const abort = new AbortController();
    const building = failure(buildInThread(large, abort.signal));
    setTimeout(() => {
      abort.abort();
    }, 50);
    expect(await building).toMatchObject({ code: 'cancelled' });
    expect(await failure(buildInThread(large, abort.signal))).toMatchObject({ code: 'cancelled' });
  });

  it('is refused in words where it needs too much memory, and nobody else suffers', async () => {
    const [large] = largeEngagements();
    if (!large) throw new Error('there is no large engagement');
    const refusal = await failure(buildInThread(large, never, 24));
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal).toMatchObject({
      code: 'bad-input',
      message: 'The report needs more memory than it may take; choose a shorter period.',
    });
  });

  it('hands on what the builder refuses', async () => {
    const one = series({ isMain: true, values: [['2013-11-11', 42.5]] });
    const readings = Array.from({ length: 200_001 }, () => one.readings).flat();
    const tooMany = source({ series: [{ ...one, readings }] });
    const refusal = await failure(buildInThread({ source: tooMany, settings }, never));
    expect(refusal).toBeInstanceOf(Refusal);
    expect((refusal as Refusal).message).toMatch(/200,001 readings.*choose a shorter period/);
  });
});
