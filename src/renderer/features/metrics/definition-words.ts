/** A changed definition in words: what is different, and what that does to judgements. */
import type { DefinitionEffect } from '#shared/contract/metrics.ts';
import { describeScale, type Metric, type MetricDefinition } from '#shared/domain/metric.ts';
import { smallestMeaningfulPace } from '#shared/trend/verdict.ts';
import { formatNumber } from '#shared/trend/wording.ts';
import { plural } from '../../components/format.ts';
import { roleWords } from './metric-words.ts';

interface Difference {
  readonly what: string;
  readonly from: string;
  readonly to: string;
  /** What it does to judgements; empty where it changes how things are written alone. */
  readonly effect: string;
}

const NONE = 'none';

const described: readonly {
  readonly what: string;
  readonly say: (metric: MetricDefinition) => string;
  readonly effect: string;
}[] = [
  { what: 'Name', say: ({ name }) => name, effect: '' },
  { what: 'Provider', say: ({ provider }) => provider ?? NONE, effect: '' },
  { what: 'Unit', say: ({ unit }) => unit || NONE, effect: '' },
  { what: 'Decimals', say: ({ decimals }) => String(decimals), effect: '' },
  {
    what: 'Scale',
    say: describeScale,
    effect: 'Normalised change, the ends of projections and the usual smallest pace rest on it.',
  },
  {
    what: '0 means none',
    say: ({ hasTrueZero }) => (hasTrueZero ? 'yes' : 'no'),
    effect: 'Changes are told in percent only where it does.',
  },
  {
    what: 'Better is',
    say: ({ direction }) => (direction === 'up' ? 'higher' : 'lower'),
    effect: 'Improving and declining change places.',
  },
  {
    what: 'Role',
    say: ({ role }) => roleWords[role],
    effect: 'A driver is the work that scores are held against; it is not reviewed as they are.',
  },
  {
    what: 'Smoothed over',
    say: ({ smoothingDays }) => (smoothingDays === 0 ? NONE : plural(smoothingDays, 'day')),
    effect:
      'The longer the window, the more readings a trend takes, the wider the limits and the later work shows.',
  },
  {
    what: 'Read every',
    say: ({ cadenceDays }) => plural(cadenceDays, 'day'),
    effect: 'It says when a reading is due, and when a verdict is stale.',
  },
  {
    what: 'Smallest pace that matters',
    say: (metric) => {
      const pace = smallestMeaningfulPace(metric) * 90;
      return pace === 0 ? NONE : `${formatNumber(pace, Math.max(metric.decimals, 1))} in 90 days`;
    },
    effect: 'A series is steady where its pace is surely smaller.',
  },
  {
    what: 'Leaves the workbook',
    say: ({ visibility }) => (visibility === 'shared' ? 'in reports' : 'never'),
    effect: '',
  },
  { what: 'How to read it', say: ({ howToRead }) => howToRead || NONE, effect: '' },
];

/** What is different, in the order of the form. */
export function differencesBetween(metric: Metric, definition: MetricDefinition): Difference[] {
  return described.flatMap(({ what, say, effect }) => {
    const [from, to] = [say(metric), say(definition)];
    return from === to ? [] : [{ what, from, to, effect }];
  });
}

/** "3 of 9 verdicts of 2 clients change." */
export function effectInWords(series: readonly DefinitionEffect[]): string {
  if (series.length === 0) return 'No series has readings on it yet, so no verdict changes.';
  const changed = series.filter(({ present, then }) => present.verdict !== then.verdict);
  const all = plural(series.length, 'verdict');
  const clients = (of: readonly DefinitionEffect[]) =>
    plural(new Set(of.map(({ clientName }) => clientName)).size, 'client');
  if (changed.length === 0) return `None of ${all} of ${clients(series)} changes.`;
  return `${changed.length} of ${all} ${changed.length === 1 ? 'changes' : 'change'}, of ${clients(changed)}.`;
}
