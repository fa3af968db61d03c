import { describe, expect, it } from 'vitest';
import type { StandingSignOff } from '#shared/domain/sign-off.ts';
import { series, source } from './fixture.ts';
import { reportParts, textsOf } from './parts.ts';

const SENTENCE = 'The rise began with the weekly column.';

/** What the first sheet of a report on one improving series says, and the sheet of its metric. */
async function reportWith(signOff: Partial<Record<keyof StandingSignOff, unknown>> | null) {
  const main = series({
    isMain: true,
    ...(signOff && { signOff: { sentence: SENTENCE, signedOn: '2013-11-12', ...signOff } }),
  });
  expect(main.judgement.verdict).toBe('improving');
  const parts = await reportParts(source({ series: [main] }));
  return {
    summary: textsOf(parts, 'Summary'),
    metric: textsOf(parts, 'Klout Score'),
    computed: main.judgement.sentence,
  };
}

describe('a verdict in a report', () => {
  it('is printed as not yet reviewed where nobody signed it', async () => {
    const { summary } = await reportWith(null);
    expect(summary).toContain('Not yet');
    expect(summary).toContain('Not yet reviewed');
  });

  it('that is confirmed carries the consultant’s sentence and its day', async () => {
    const { summary, metric, computed } = await reportWith({});
    expect(summary[1]).toBe('Meadowbrook is improving on Klout Score');
    expect(summary[2]).toBe(`${computed} “${SENTENCE}” (the consultant, 12 Nov 2013).`);
    expect(summary).toContain('Confirmed');
    expect(summary).toContain('Confirmed by the consultant on 12 Nov 2013');
    expect(metric).toContain(`${computed} “${SENTENCE}” (the consultant, 12 Nov 2013).`);
  });

  it('that is overridden leads with the signed word and keeps the computed one beside it', async () => {
    const { summary, metric, computed } = await reportWith({ signed: 'unclear' });
    expect(summary[1]).toBe('No clear trend yet for Meadowbrook on Klout Score');
    const said = `“${SENTENCE}” (the consultant, 12 Nov 2013). Computed: improving. ${computed}`;
    expect(summary[2]).toBe(said);
    expect(summary).toContain('Unclear');
    expect(summary).toContain('Overridden');
    expect(summary).toContain(
      'Overridden by the consultant on 12 Nov 2013: computed improving, signed as unclear',
    );
    expect(metric).toContain('Meadowbrook: unclear');
    expect(metric).toContain(said);
  });

  it('that has changed since is not reviewed, and the old sentence does not stand in for it', async () => {
    const { summary, computed } = await reportWith({
      computed: 'unclear',
      signed: 'declining',
      fits: false,
    });
    expect(summary[1]).toBe('Meadowbrook is improving on Klout Score');
    expect(summary[2]).toBe(computed);
    expect(summary).toContain('Not since it changed');
    expect(summary).toContain(
      'Not yet reviewed: reviewed on 12 Nov 2013 as declining, since then changed',
    );
    expect(summary.join(' ')).not.toContain(SENTENCE);
  });
});
