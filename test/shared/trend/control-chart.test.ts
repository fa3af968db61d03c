import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { specialCauses } from '#shared/trend/special-causes.ts';
import { coarseStep, xmrLimits } from '#shared/trend/xmr-limits.ts';
import { change, every, expectClose, judge } from './series.ts';

const VIGNETTE = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1];
const TIRES = [
  24.05, 23.99, 23.95, 23.93, 23.97, 24.02, 24.06, 24.1, 23.98, 24.03, 23.91, 24.06, 24.06, 23.96,
  23.98, 24.06, 24.01, 24.0, 23.93, 23.92, 24.09, 24.11, 24.05, 23.98, 23.98, 24.06, 24.02, 24.06,
  23.97, 23.96,
];

/** Rules of points around a mean of 0 with limits at ±3: "near" lies beyond ±2. */
function causes(values: readonly number[], places = values.map((_, i) => i)) {
  return specialCauses(values, { centre: 0, lower: -3, upper: 3 }, places).map(
    (rules) => rules.join(' + ') || '-',
  );
}

describe('the limits of an XmR chart', () => {
  it('leave out large moving ranges once, as in the NHS-R vignette', () => {
    const { centre, lower, upper } = xmrLimits(VIGNETTE);
    expect([centre, lower, upper].map((value) => value?.toFixed(2))).toEqual([
      '1.94',
      '-0.72',
      '4.60',
    ]);
  });

  it('would lie further out without leaving any out, as in the same vignette', () => {
    // A step of 8 is too coarse for any moving range to be screened, and adds half of itself.
    const { lower, upper } = xmrLimits(VIGNETTE, 1, 8);
    expect([(upper ?? 0) - 4, (lower ?? 0) + 4].map((value) => value.toFixed(2))).toEqual([
      '6.95',
      '-3.06',
    ]);
  });

  it('agree with the SAS/QC example once its exact constant is put in', () => {
    const { centre, lower, upper } = xmrLimits(TIRES);
    expect(centre).toBeCloseTo(24.0083, 4);
    const exact = 3 / 1.128379 / 2.66;
    expect(centre - (centre - (lower ?? 0)) * exact).toBeCloseTo(23.8571, 4);
    expect(centre + ((upper ?? 0) - centre) * exact).toBeCloseTo(24.1596, 4);
  });

  it('agree with the NIST example', () => {
    const { centre, lower, upper } = xmrLimits([
      49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1,
    ]);
    expect(centre).toBeCloseTo(50.81, 10);
    expect(lower).toBeCloseTo(45.8151, 4);
    expect(upper).toBeCloseTo(55.8049, 4);
  });

  it('cannot be told from one value or from equal values', () => {
    expect(xmrLimits([7])).toEqual({ centre: 7, lower: null, upper: null });
    expect(xmrLimits([7, 7, 7])).toEqual({ centre: 7, lower: null, upper: null });
  });

  it('stand further from the same centre when widened', () => {
    const plain = xmrLimits(TIRES);
    const wide = xmrLimits(TIRES, 2);
    expect(wide.centre).toBe(plain.centre);
    expectClose((wide.upper ?? 0) - wide.centre, 2 * ((plain.upper ?? 0) - plain.centre));
    expectClose(wide.centre - (wide.lower ?? 0), 2 * (plain.centre - (plain.lower ?? 0)));
  });
});

describe('special causes', () => {
  it('are points beyond a limit, not those on it', () => {
    expect(causes([3.1, -1, 3, -3, 1, -3.1])).toEqual([
      'above-upper-limit',
      '-',
      '-',
      '-',
      '-',
      'below-lower-limit',
    ]);
  });

  it('are seven in a row rising or falling', () => {
    expect(causes([2, -1.4, -1, -0.6, -0.2, 0.2, 0.6, 1, -2])).toEqual([
      '-',
      ...Array<string>(7).fill('seven-rising'),
      '-',
    ]);
    expect(causes([1.4, 1, 0.6, 0.2, -0.2, -0.6])).toEqual(Array<string>(6).fill('-'));
  });

  it('break a rise at equal neighbours', () => {
    expect(causes([-1.2, -0.8, -0.4, -0.4, 0.1, 0.5, 0.9])).toEqual(Array<string>(7).fill('-'));
  });

  it('list a turning point of two trends under the one that it starts', () => {
    const peak = [-1.2, -0.8, -0.4, 0, 0.4, 0.8, 1.2, 0.9, 0.5, 0.1, -0.3, -0.7, -1.1];
    expect(causes(peak)[6]).toBe('seven-falling + seven-rising');
    expect(causes(peak.map((value) => -value))[6]).toBe('seven-rising + seven-falling');
  });

  it('are the near two of three on one side of the mean', () => {
    expect(causes([2.5, 0.1, 2.5, -1, 1])).toEqual([
      'two-of-three-high',
      '-',
      'two-of-three-high',
      '-',
      '-',
    ]);
    expect(causes([-2.5, -2.5, -0.1])).toEqual(['two-of-three-low', 'two-of-three-low', '-']);
  });

  it('need all three on the same side', () => {
    expect(causes([2.5, -0.1, 2.5])).toEqual(['-', '-', '-']);
    expect(causes([2.5, 0, 2.5])).toEqual(['-', '-', '-']);
    expect(causes([2.5, 2.5])).toEqual(['-', '-']);
  });

  it('do not count a point beyond the limit as one of the two', () => {
    expect(causes([3.5, 2.5, 1])).toEqual(['above-upper-limit', '-', '-']);
    expect(causes([3.5, 2.5, 2.5])).toEqual([
      'above-upper-limit',
      'two-of-three-high',
      'two-of-three-high',
    ]);
  });

  it('are seven in a row on one side; a value equal to the mean breaks the run', () => {
    const side = [1, 0.5, 1, 0.5, 1, 0.5, 1];
    expect(causes(side)).toEqual(Array<string>(7).fill('seven-above'));
    expect(causes(side.map((value) => -value))).toEqual(Array<string>(7).fill('seven-below'));
    expect(causes([1, 0.5, 1, 0, 1, 0.5, 1, 0.5])).toEqual(Array<string>(8).fill('-'));
  });

  it('show every rule that a point meets, in the order of precedence', () => {
    const rising = [0.1, 0.4, 0.8, 1.2, 2.2, 2.6, 3.2];
    expect(causes(rising).slice(-3)).toEqual([
      'seven-rising + two-of-three-high + seven-above',
      'seven-rising + two-of-three-high + seven-above',
      'above-upper-limit + seven-rising + seven-above',
    ]);
  });

  it('look for runs only among the places given, and for limits at every point', () => {
    const values = [1, 9, 1, -9, 1, 0.5, 1, 0.5, 1, 0.5];
    const found = causes(values, [0, 2, 4, 5, 6, 7, 8, 9]);
    expect(found[1]).toBe('above-upper-limit');
    expect(found[3]).toBe('below-lower-limit');
    expect(found[0]).toBe('seven-above');
    expect(causes(values, [0, 2, 4])[0]).toBe('-');
  });

  it('are none without limits', () => {
    const flat = specialCauses([5, 5, 5], { centre: 5, lower: null, upper: null }, [0, 1, 2]);
    expect(flat).toEqual([[], [], []]);
  });

  it('mirror when the values are turned upside down', () => {
    const mirrored: Record<string, string> = {
      'above-upper-limit': 'below-lower-limit',
      'seven-rising': 'seven-falling',
      'two-of-three-high': 'two-of-three-low',
      'seven-above': 'seven-below',
    };
    for (const [one, other] of Object.entries(mirrored)) mirrored[other] = one;
    const values = fc.array(fc.integer({ min: -35, max: 35 }), { maxLength: 40 });
    fc.assert(
      fc.property(values, (tenths) => {
        const up = tenths.map((tenth) => tenth / 10);
        const down = causes(up.map((value) => 0 - value)).map((rules) =>
          rules.replace(/[a-z-]{2,}/g, (rule) => mirrored[rule] ?? rule),
        );
        expect(down).toEqual(causes(up));
      }),
    );
  });
});

describe('a coarse step of rounding', () => {
  it('is the smallest distance between values that mostly move by less', () => {
    expect(coarseStep([49, 49, 50, 50, 50, 49, 51])).toBe(1);
    expect(coarseStep([49, 52, 47, 55, 50])).toBe(0);
    expect(coarseStep([7, 7, 7])).toBe(0);
    expect(coarseStep([7])).toBe(0);
  });

  it('is no step that only few values happen to keep, nor one that no value shows twice', () => {
    expect(coarseStep([40.12, 40.62, 41.14, 41.66, 42.18])).toBe(0);
    expect(coarseStep([40, 42, 44, 46, 48])).toBe(0);
    expect(coarseStep([40, 42, 44, 44, 46])).toBe(2);
    expect(coarseStep([40.12, 40.62, 40.62, 41.14, 41.66])).toBe(0);
  });

  it('is not what arithmetic rounds by', () => {
    expect(coarseStep([0.1 + 0.2, 0.3, 0.3, 1.3, 1.3])).toBeCloseTo(1, 9);
  });

  it('is never left out as a large moving range, and widens the limits by half', () => {
    const values = [49, ...Array<number>(9).fill(50), ...Array<number>(9).fill(49)];
    const plain = xmrLimits(values);
    expect(plain.upper).toBe(plain.centre);
    const { centre, lower, upper } = xmrLimits(values, 3, 1);
    expectClose((upper ?? 0) - centre, (3 * 2.66 * 2) / 18 + 0.5);
    expectClose(centre - (lower ?? 0), (3 * 2.66 * 2) / 18 + 0.5);
  });

  it('leaves a value within half of it on neither side of the mean', () => {
    const limits = { centre: 49.8, lower: 46, upper: 53 };
    const values = Array<number>(8).fill(50);
    const places = values.map((_, i) => i);
    expect(specialCauses(values, limits, places)[0]).toEqual(['seven-above']);
    expect(specialCauses(values, limits, places, 0.5)[0]).toEqual([]);
  });
});

describe('the chart of a smoothed metric', () => {
  const values = TIRES.map((value) => value - 20);

  it('has limits widened for the days that neighbours share', () => {
    const plain = judge(every(7, values)).segments[0]?.limits;
    const smoothed = judge(every(7, values), { metric: { smoothingDays: 90 } }).segments[0]?.limits;
    expect(smoothed?.centre).toBe(plain?.centre);
    expectClose(
      ((smoothed?.upper ?? 0) - (smoothed?.centre ?? 0)) /
        ((plain?.upper ?? 0) - (plain?.centre ?? 0)),
      1 / Math.sqrt(7 / 90),
    );
  });

  it('has exactly those limits for two decimals, however few and steadily rising', () => {
    const hundredths = fc.uniqueArray(fc.integer({ min: 1, max: 200 }), {
      minLength: 2,
      maxLength: 60,
    });
    fc.assert(
      fc.property(hundredths, fc.boolean(), (rises, isRising) => {
        let level = 4000;
        const readings = every(
          7,
          rises.map((rise) => (isRising ? (level += rise) : 4000 + rise) / 100),
        );
        const { limits } = judge(readings, { metric: { smoothingDays: 90 } }).segments[0] ?? {};
        const plain = judge(readings).segments[0]?.limits;
        const reach = ((plain?.upper ?? 0) - (plain?.centre ?? 0)) / Math.sqrt(7 / 90);
        if (plain?.upper === null) return;
        expect(Math.abs((limits?.upper ?? 0) - (limits?.centre ?? 0) - reach)).toBeLessThan(1e-9);
      }),
    );
  });

  it('counts a value by the mean for neither side where windows touch and readings move together', () => {
    // Six months low, then seven high, one of these by the mean alone.
    const low = [40, 41, 40.5, 41.5, 40.2, 41.2, 40.8];
    const high = [49, 50, 49.5, 45.1, 49.2, 50.2, 49.8];
    const readings = every(30, [...low, ...high]);
    const rulesOf = (smoothingDays: number) =>
      judge(readings, { metric: { smoothingDays, cadenceDays: 30 } }).readings.flatMap(
        ({ rules }) => rules,
      );
    const { segments, serialCorrelation } = judge(readings, { metric: { smoothingDays: 30 } });
    expect(serialCorrelation).not.toBeNull();
    expect(segments[0]?.limits.centre).toBeLessThan(45.1);
    expect(rulesOf(0)).toContain('seven-above');
    expect(rulesOf(30)).not.toContain('seven-above');
    expect(rulesOf(30)).toContain('seven-below');
    expect(segments[0]?.limits).toEqual(judge(readings).segments[0]?.limits);
  });

  it('looks for runs among readings that share no day, within each segment', () => {
    const rising = every(
      7,
      Array.from({ length: 40 }, (_, i) => 40 + i + (i % 2) / 4),
    );
    const plain = judge(rising);
    expect(plain.specialCauses.some(({ rules }) => rules.includes('seven-rising'))).toBe(true);
    const smoothed = judge(rising, { metric: { smoothingDays: 90 } });
    expect(smoothed.specialCauses.flatMap(({ rules }) => rules)).not.toContain('seven-rising');
    const cut = judge(rising, { scoringChanges: [change('2024-05-06', 'rebase')] });
    expect(cut.segments.map(({ n }) => n)).toEqual([18, 22]);
  });
});
