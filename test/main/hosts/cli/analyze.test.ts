import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Analysis } from '#shared/trend/analysis.ts';
import { answerOf, plumbline, root } from './command-line.ts';

interface Oracle {
  readonly name: string;
  readonly scoringChanges: readonly string[];
  readonly readings: readonly (readonly [date: string, value: number])[];
  readonly expect: {
    readonly theilSen: Record<'slopePerDay' | 'lowPerDay' | 'highPerDay', number>;
    readonly mannKendall: Record<'s' | 'varS' | 'z' | 'p' | 'tau', number>;
    readonly smoothingAdjusted?: Record<'varianceInflation' | 'varS' | 'z' | 'p', number> & {
      readonly smoothingDays: number;
    };
    readonly xmr: {
      readonly segments: readonly {
        readonly from: string;
        readonly to: string;
        readonly n: number;
        readonly mean: number;
        readonly lower: number | null;
        readonly upper: number | null;
      }[];
      readonly points: readonly { readonly date: string; readonly cause: string }[];
    };
  };
}

/** The oracles' words for the rules of a special cause. */
const ruleOfCause = new Map([
  ['Above UCL', 'above-upper-limit'],
  ['Below LCL', 'below-lower-limit'],
  ['7 Point Trend (Increasing)', 'seven-rising'],
  ['7 Point Trend (Decreasing)', 'seven-falling'],
  ['2 in 3 Above CL', 'two-of-three-high'],
  ['2 in 3 Below CL', 'two-of-three-low'],
  ['7 Points Above CL', 'seven-above'],
  ['7 Points Below CL', 'seven-below'],
]);

const oracles = readdirSync(join(root, 'test/oracles'))
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(join(root, 'test/oracles', name), 'utf8')) as Oracle);

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-analyze-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

const csvOf = ({ name, readings }: Oracle): string =>
  write(`${name}.csv`, `date,value\n${readings.map((pair) => pair.join(',')).join('\n')}\n`);

const analyze = (...args: string[]): Promise<Analysis> => answerOf('analyze', ...args);

/** 1e-9 relative, 1e-12 absolute near zero. */
function expectClose(actual: number | null | undefined, expected: number | null): void {
  if (expected === null) expect(actual).toBeNull();
  else {
    const tolerance = Math.max(1e-12, Math.abs(expected) * 1e-9);
    expect(actual).toBeTypeOf('number');
    expect(Math.abs((actual ?? NaN) - expected)).toBeLessThanOrEqual(tolerance);
  }
}

describe('analyze agrees with reference software', () => {
  it.each(oracles)('on $name: pace, trend test, limits, special causes', async (oracle) => {
    const { theilSen, mannKendall, xmr } = oracle.expect;
    const file = csvOf(oracle);
    const plain = await analyze(file);
    expect(plain.n).toBe(oracle.readings.length);
    expectClose(plain.slope?.perDay, theilSen.slopePerDay);
    expectClose(plain.slope?.low, theilSen.lowPerDay);
    expectClose(plain.slope?.high, theilSen.highPerDay);
    expect(plain.trendTest).toMatchObject({ s: mannKendall.s, inflation: 1 });
    expectClose(plain.trendTest?.variance, mannKendall.varS);
    expectClose(plain.trendTest?.z, mannKendall.z);
    expectClose(plain.trendTest?.p, mannKendall.p);
    expectClose(plain.trendTest?.tau, mannKendall.tau);

    const changes = oracle.scoringChanges.flatMap((date) => ['--scoring-change', `${date}:rebase`]);
    const cut = changes.length === 0 ? plain : await analyze(file, ...changes);
    expect(cut.limits.map(({ from, to, n }) => [from, to, n])).toEqual(
      xmr.segments.map(({ from, to, n }) => [from, to, n]),
    );
    for (const [i, segment] of xmr.segments.entries()) {
      expectClose(cut.limits[i]?.centre, segment.mean);
      expectClose(cut.limits[i]?.lower, segment.lower);
      expectClose(cut.limits[i]?.upper, segment.upper);
    }
    expect(cut.specialCauses).toEqual(
      xmr.points
        .filter(({ cause }) => cause !== 'Common Cause')
        .map(({ date, cause }) => ({ date, rule: ruleOfCause.get(cause) })),
    );
  });

  it.each(
    oracles.flatMap(({ expect: { smoothingAdjusted }, ...oracle }) =>
      smoothingAdjusted ? [{ ...oracle, smoothingAdjusted }] : [],
    ),
  )('on $name: the variance that smoothing implies', async ({ smoothingAdjusted, ...oracle }) => {
    const { smoothingDays, varianceInflation, varS, z, p } = smoothingAdjusted;
    const file = csvOf({ ...oracle, expect: {} as Oracle['expect'] });
    const { trendTest } = await analyze(file, '--smoothing-days', String(smoothingDays));
    expectClose(trendTest?.inflation, varianceInflation);
    expectClose(trendTest?.variance, varS);
    expectClose(trendTest?.z, z);
    expectClose(trendTest?.p, p);
  });
});

describe('analyze', () => {
  const weekly = (n: number): string =>
    Array.from({ length: n }, (_, i) => {
      const date = new Date(Date.UTC(2026, 0, 5 + 7 * i)).toISOString().slice(0, 10);
      return `${date},${40 + i * 0.3 + (i % 3) * 0.1}`;
    }).join('\n');

  it('answers with the documented keys and nothing else', async () => {
    const file = write('weekly.csv', `date,value\n${weekly(20)}\n`);
    const answer = await analyze(
      file,
      ...['--scale', '1:100', '--direction', 'up', '--cadence-days', '7'],
      ...['--baseline', '40@2026-01-05', '--target', '60@2026-12-31'],
      ...['--scoring-change', '2026-03-02:splice', '--from', '2026-01-12', '--to', '2026-05-18'],
      ...['--today', '2026-05-20'],
    );
    expect(Object.keys(answer)).toEqual([
      'n',
      'from',
      'to',
      'slope',
      'trendTest',
      'limits',
      'specialCauses',
      'baseline',
      'links',
      'projection',
      'verdict',
      'sentence',
    ]);
    expect(answer).toMatchObject({ n: 19, from: '2026-01-12', to: '2026-05-18' });
    expect(answer.baseline).toMatchObject({ date: '2026-01-05' });
    expect(answer.projection).not.toBeNull();
    expect(answer.links).toHaveLength(1);
  });

  it('judges on the last reading’s date unless told another', async () => {
    const file = write('weekly.csv', `date,value\n${weekly(20)}\n`);
    expect((await analyze(file)).verdict).toBe('improving');
    expect((await analyze(file, '--direction', 'down')).verdict).toBe('declining');
    expect((await analyze(file, '--today', '2026-12-31')).verdict).toBe('stale');
    expect((await analyze(file, '--to', '2026-01-26')).verdict).toBe('too-early');
  });

  it('withholds the verdict for a scoring change without a treatment', async () => {
    const file = write('weekly.csv', `date,value\n${weekly(20)}\n`);
    expect((await analyze(file, '--scoring-change', '2026-03-02')).verdict).toBe('broken');
  });

  it('tells people the verdict, its sentence and the figures', async () => {
    const file = write('weekly.csv', `date,value\n${weekly(20)}\n`);
    const { code, out } = await plumbline('analyze', file);
    expect(code).toBe(0);
    expect(out).toMatch(/^Verdict +improving\nWhy +Up /);
    expect(out).toMatch(/From +To +Readings +Mean +Lower limit +Upper limit/);
  });

  it.each([
    ['an empty file', '', [], 'empty.csv'],
    ['other columns', 'day,score\n2026-01-05,40\n', [], 'columns date and value'],
    ['no readings', 'date,value\n', [], 'no values'],
    ['a date that does not exist', 'date,value\n2026-02-31,40\n', [], '2026-02-31'],
    ['a date twice', 'date,value\n2026-01-05,40\n2026-01-05,41\n', [], '2026-01-05'],
    ['a value that is no number', 'date,value\n2026-01-05,forty\n', [], 'forty'],
    ['a scale upside down', 'date,value\n2026-01-05,40\n', ['--scale', '9:1'], '9:1'],
    ['a target without a date', 'date,value\n2026-01-05,40\n', ['--target', '9'], '9'],
    [
      'an unknown treatment',
      'date,value\n2026-01-05,4\n',
      ['--scoring-change', '2026-01-05:x'],
      'x',
    ],
    ['days that are none', 'date,value\n2026-01-05,4\n', ['--smoothing-days', '-1'], '-1'],
  ])('refuses %s in a sentence', async (_what, content, options, told) => {
    const { code, out, err } = await plumbline('analyze', write('empty.csv', content), ...options);
    expect([code, out]).toEqual([1, '']);
    expect(err.split('\n')[0]).toContain(told);
    expect(err).not.toMatch(/\bat .*:\d+:\d+/);
  });
});
