/** `analyze`: judge a series of a file, without a workbook. */
import { basename } from 'node:path';
import { Option, type Command } from 'commander';
import { readSeriesCsv } from '#main/intake/read-series-csv.ts';
import { daysBetween, type CalendarDate } from '#shared/domain/calendar.ts';
import { Direction, Treatment } from '#shared/domain/metric.ts';
import { Refusal } from '#shared/domain/refusal.ts';
import { analysisJson } from '#shared/trend/analysis.ts';
import { judgeSeries, type Judgement } from '#shared/trend/judge.ts';
import type {
  BaselineRules,
  DatedValue,
  ScoringChangeRules,
  TargetRules,
} from '#shared/trend/types.ts';
import { facts, table } from '../output.ts';
import { notRight, parseDate, parseNumber, parseValueAtDate, parseWhole } from '../parse.ts';
import { readInputFile } from '../read-input-file.ts';
import { printResult } from '../run.ts';

interface AnalyzeOptions {
  readonly smoothingDays: number;
  readonly scale?: Scale;
  readonly direction: Direction;
  readonly cadenceDays?: number;
  readonly baseline?: BaselineRules;
  readonly target?: TargetRules;
  readonly scoringChange?: readonly ScoringChangeRules[];
  readonly from?: CalendarDate;
  readonly to?: CalendarDate;
  readonly today?: CalendarDate;
  readonly json?: true;
}

interface Scale {
  readonly scaleMin: number | null;
  readonly scaleMax: number | null;
}

const MOST_DECIMALS = 6;

export function addAnalyze(program: Command): void {
  program
    .command('analyze')
    .description('judge the series of a CSV file (columns date and value) without a workbook')
    .argument('<file.csv>')
    .option('--smoothing-days <n>', 'days over which its provider smooths it', parseWhole, 0)
    .option('--scale <min:max>', 'the ends of its scale; either may be left out', parseScale)
    .addOption(
      new Option('--direction <way>', 'which way is better')
        .choices(Direction.options)
        .default('up'),
    )
    .option(
      '--cadence-days <n>',
      'days expected between readings (default: the usual gap)',
      parseWhole,
    )
    .option('--baseline <date|value@date>', 'what change is measured from', parseBaseline)
    .option('--target <value@date>', 'what is to be reached by when', parseTarget)
    .option(
      '--scoring-change <date[:treatment]>',
      `when its provider changed how it scores: ${Treatment.options.join(', ')} (default: undecided); repeat`,
      parseScoringChange,
    )
    .option('--from <date>', 'first day of the period', parseDate)
    .option('--to <date>', 'last day of the period', parseDate)
    .option('--today <date>', 'the day to judge on (default: the last reading’s)', parseDate)
    .option('--json', 'answer as JSON')
    .action((file: string, options: AnalyzeOptions) => {
      const readings = readSeriesCsv(readInputFile(file), basename(file));
      const judgement = judge(readings, options);
      printResult({ data: analysisJson(judgement), text: told(judgement) }, options.json === true);
    });
}

function judge(readings: readonly DatedValue[], options: AnalyzeOptions): Judgement {
  const { scaleMin, scaleMax } = options.scale ?? { scaleMin: null, scaleMax: null };
  return judgeSeries({
    readings,
    metric: {
      scaleMin,
      scaleMax,
      // A scale that goes below zero has no zero that means none.
      hasTrueZero: scaleMin === null || scaleMin >= 0,
      direction: options.direction,
      smoothingDays: options.smoothingDays,
      cadenceDays: options.cadenceDays ?? usualGap(readings),
      smallestMeaningfulPace: null,
      unit: '',
      decimals: Math.max(0, ...readings.map(({ value }) => decimalsOf(value))),
    },
    scoringChanges: options.scoringChange ?? [],
    baseline: options.baseline ?? null,
    target: options.target ?? null,
    from: options.from,
    to: options.to,
    today: options.today ?? lastDate(readings),
  });
}

/** The median gap between readings in days, at least 1. */
function usualGap(readings: readonly DatedValue[]): number {
  const dates = readings.map(({ date }) => date).sort();
  const gaps = dates
    .flatMap((date, i) => {
      const next = dates[i + 1];
      return next === undefined ? [] : [daysBetween(date, next)];
    })
    .sort((a, b) => a - b);
  return Math.max(1, gaps[Math.floor(gaps.length / 2)] ?? 1);
}

function decimalsOf(value: number): number {
  return Math.min(MOST_DECIMALS, String(value).split('.')[1]?.length ?? 0);
}

function lastDate(readings: readonly DatedValue[]): CalendarDate {
  const last = readings
    .map(({ date }) => date)
    .sort()
    .at(-1);
  if (last !== undefined) return last;
  throw new Refusal('bad-input', 'The file has a header but no readings; add a line for each.');
}

function parseScale(text: string): Scale {
  const [min, max, ...rest] = text.split(':');
  if (min === undefined || max === undefined || rest.length > 0) {
    throw notRight('scale', text, 'MIN:MAX, such as 1:100');
  }
  const scaleMin = min === '' ? null : parseNumber(min);
  const scaleMax = max === '' ? null : parseNumber(max);
  if (scaleMin !== null && scaleMax !== null && scaleMin >= scaleMax) {
    throw notRight('scale', text, 'a lower end that is below the upper end');
  }
  return { scaleMin, scaleMax };
}

function parseBaseline(text: string): BaselineRules {
  return text.includes('@') ? parseValueAtDate(text) : { date: parseDate(text), value: null };
}

function parseTarget(text: string): TargetRules {
  return { ...parseValueAtDate(text), setOn: null };
}

function parseScoringChange(
  text: string,
  before: readonly ScoringChangeRules[] = [],
): ScoringChangeRules[] {
  const [date = '', treatment = 'undecided', ...rest] = text.split(':');
  const parsed = Treatment.safeParse(treatment);
  if (!parsed.success || rest.length > 0) {
    throw notRight('scoring change', text, `DATE or DATE:${Treatment.options.join('|')}`);
  }
  const rules = {
    treatment: parsed.data,
    method: 'additive',
    pairs: [],
    hasOwnPair: false,
  } as const;
  return [...before, { date: parseDate(date), ...rules }];
}

function told(judgement: Judgement): string {
  const { n, from, to, slope, trendTest, baseline, segments, specialCauses } = judgement;
  const short = (value: number): string => String(Number(value.toPrecision(5)));
  const summary = facts([
    ['Verdict', judgement.verdict],
    ['Why', judgement.sentence],
    ['Readings', `${n}, ${from ?? '–'} to ${to ?? '–'}`],
    [
      'Pace per day',
      slope &&
        `${short(slope.perDay)} (${slope.low === null ? '–' : short(slope.low)} to ${slope.high === null ? '–' : short(slope.high)})`,
    ],
    ['Trend test', trendTest && `S ${trendTest.s}, p ${short(trendTest.p)}`],
    ['Baseline', baseline && `${short(baseline.value)} on ${baseline.date}`],
  ]);
  const limits = table(segments, [
    { title: 'From', value: (each) => each.from },
    { title: 'To', value: (each) => each.to },
    { title: 'Readings', value: (each) => each.n, align: 'right' },
    { title: 'Mean', value: (each) => short(each.limits.centre), align: 'right' },
    {
      title: 'Lower limit',
      value: ({ limits: { lower } }) => lower && short(lower),
      align: 'right',
    },
    {
      title: 'Upper limit',
      value: ({ limits: { upper } }) => upper && short(upper),
      align: 'right',
    },
  ]);
  const signals = table(specialCauses, [
    { title: 'Signal on', value: ({ date }) => date },
    { title: 'Rule', value: ({ rule }) => rule },
  ]);
  return [summary, limits, ...(specialCauses.length > 0 ? [signals] : [])].join('\n\n');
}
