import { describe, expect, it } from 'vitest';
import { cutsOf, moveAlongLinks, stretchOf } from '#shared/trend/segments.ts';
import type { ScoringChangeRules, Treatment } from '#shared/trend/types.ts';
import { change, day, every, expectClose, judge, OPEN_SCALE, SCORE } from './series.ts';

/** Ten weekly readings at 40, ten at 50 from 11 March, ten at 45 from 20 May. */
const STEPS = every(7, [
  ...Array<number>(10).fill(40),
  ...Array<number>(10).fill(50),
  ...Array<number>(10).fill(45),
]);
const FIRST = '2024-03-11';
const SECOND = '2024-05-20';

const two = (first: Treatment, second: Treatment): ScoringChangeRules[] => [
  change(FIRST, first),
  change(SECOND, second),
];

describe('cuts', () => {
  it('come in the order of their dates and leave out what is ignored or still to come', () => {
    const cuts = cutsOf(
      STEPS,
      [
        change('2024-12-01', 'rebase'),
        change(SECOND, 'splice'),
        change('2024-04-01', 'ignore'),
        change(FIRST, 'undecided'),
      ],
      SCORE,
    );
    expect(cuts.map(({ date, treatment }) => [date, treatment])).toEqual([
      [FIRST, 'undecided'],
      [SECOND, 'splice'],
    ]);
  });

  it('take the more cautious of two decisions for one date', () => {
    const cuts = cutsOf(
      STEPS,
      [change(FIRST, 'splice'), change(FIRST, 'rebase'), change(FIRST, 'ignore')],
      SCORE,
    );
    expect(cuts.map(({ treatment }) => treatment)).toEqual(['rebase']);
  });

  it('are none without readings', () => {
    expect(cutsOf([], two('rebase', 'rebase'), SCORE)).toEqual([]);
  });
});

describe('a splice', () => {
  it('links by the nearest readings of the series itself where there are no pairs', () => {
    const [cut] = cutsOf(STEPS, [change(FIRST, 'splice')], SCORE);
    expect(cut).toMatchObject({
      isEstimated: false,
      link: { method: 'additive', shift: 10, meanError: null, pairs: 1 },
    });
  });

  it('links by the pooled pairs, as an estimate where none is of the series', () => {
    const pairs = [
      { before: 60, after: 68 },
      { before: 20, after: 26 },
    ];
    const pooled = { ...change(FIRST, 'splice', pairs), hasOwnPair: false };
    expect(cutsOf(STEPS, [pooled], SCORE)[0]).toMatchObject({
      isEstimated: true,
      link: { shift: 7, meanError: 2, pairs: 2 },
    });
    expect(cutsOf(STEPS, [change(FIRST, 'splice', pairs)], SCORE)[0]?.isEstimated).toBe(false);
  });

  it('compares nothing where there is no pair and no reading near enough', () => {
    const gap = [...every(7, [40, 40, 40]), ...every(7, [50, 50, 50], '2024-06-01')];
    expect(cutsOf(gap, [change('2024-03-01', 'splice')], SCORE)[0]?.link).toBeNull();
  });

  it('does not take readings of a third scale for a pair', () => {
    const cuts = cutsOf(STEPS, [change('2024-05-15', 'splice'), change(SECOND, 'splice')], SCORE);
    // No reading lies between the two changes, so neither has both its scales.
    expect(cuts.map(({ link }) => link)).toEqual([null, null]);
  });
});

describe('values moved along links', () => {
  const cuts = cutsOf(STEPS, two('splice', 'splice'), SCORE);

  it('cross every change after their date', () => {
    expect(moveAlongLinks(40, day('2024-01-01'), cuts, SCORE).value).toBe(45);
    expect(moveAlongLinks(50, day(FIRST), cuts, SCORE).value).toBe(45);
    expect(moveAlongLinks(45, day(SECOND), cuts, SCORE)).toEqual({
      value: 45,
      linkError: null,
      linkedOver: [],
    });
  });

  it('stop at a change that nothing is compared across', () => {
    const stopped = cutsOf(STEPS, two('splice', 'rebase'), SCORE);
    expect(moveAlongLinks(40, day('2024-01-01'), stopped, SCORE)).toMatchObject({
      value: 50,
      linkedOver: [FIRST],
    });
    expect([day('2024-01-01'), day(FIRST), day(SECOND)].map((d) => stretchOf(d, stopped))).toEqual([
      0, 0, 1,
    ]);
  });

  it('carry the errors of several links as squares', () => {
    const pairs = (error: number) => [
      { before: 10, after: 10 },
      { before: 20, after: 20 + error },
    ];
    const changes = [change(FIRST, 'splice', pairs(3)), change(SECOND, 'splice', pairs(4))];
    const moved = moveAlongLinks(40, day('2024-01-01'), cutsOf(STEPS, changes, SCORE), SCORE);
    expectClose(moved.linkError, 5);
    expectClose(moved.value, 40 + 1.5 + 2);
  });

  it('have an unknown error where one link has', () => {
    const known = [
      { before: 10, after: 10 },
      { before: 20, after: 23 },
    ];
    const changes = [change(FIRST, 'splice', known), change(SECOND, 'splice')];
    const moved = moveAlongLinks(40, day('2024-01-01'), cutsOf(STEPS, changes, SCORE), SCORE);
    expect(moved).toMatchObject({ linkError: null, linkedOver: [FIRST, SECOND] });
  });

  it('are held at the ends of the scale', () => {
    expect(moveAlongLinks(97, day('2024-04-01'), cuts, SCORE).value).toBe(92);
    expect(moveAlongLinks(3, day('2024-04-01'), cuts, SCORE).value).toBe(0);
    expect(moveAlongLinks(3, day('2024-04-01'), cuts, OPEN_SCALE).value).toBe(-2);
  });
});

describe('segments of a judgement', () => {
  it('start at the first reading on or after a change', () => {
    const { segments } = judge(STEPS, {
      scoringChanges: [change('2024-03-07', 'rebase'), change(SECOND, 'splice')],
    });
    expect(
      segments.map(({ from, to, n, cut, isJudged }) => [from, to, n, cut?.date ?? null, isJudged]),
    ).toEqual([
      ['2024-01-01', '2024-03-04', 10, null, false],
      ['2024-03-11', '2024-05-13', 10, '2024-03-07', true],
      ['2024-05-20', '2024-07-22', 10, '2024-05-20', true],
    ]);
  });

  it('have limits on their own scale and on the linked one', () => {
    const rise = every(7, [40, 42, 41, 43, 42, 52, 51, 53, 52, 54]);
    const { segments, links } = judge(rise, { scoringChanges: [change('2024-02-05', 'splice')] });
    const [before, after] = segments;
    expect(links[0]?.shift).toBe(10);
    expectClose((before?.linkedLimits.centre ?? 0) - (before?.limits.centre ?? 0), 10);
    expectClose((before?.linkedLimits.upper ?? 0) - (before?.limits.upper ?? 0), 10);
    expect(after?.linkedLimits).toEqual(after?.limits);
  });
});
