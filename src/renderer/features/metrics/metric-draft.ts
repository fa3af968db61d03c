/** A metric's definition as it is typed, and what is amiss in it. */
import type { Metric, MetricDefinition } from '#shared/domain/metric.ts';
import { plainNumber } from '#shared/domain/number-form.ts';
import { typedNumber } from '../../components/typed.ts';

export interface MetricDraft {
  readonly name: string;
  readonly provider: string;
  readonly role: MetricDefinition['role'];
  readonly unit: string;
  readonly decimals: string;
  readonly lowest: string;
  readonly highest: string;
  /** Null until said: then 0 means none where the scale begins with it. */
  readonly hasTrueZero: boolean | null;
  readonly direction: MetricDefinition['direction'];
  readonly smoothing: string;
  readonly cadence: string;
  readonly smallestPace: string;
  readonly visibility: MetricDefinition['visibility'];
  readonly howToRead: string;
}

const plain: MetricDraft = {
  name: '',
  provider: '',
  role: 'leading-indicator',
  unit: '',
  decimals: '0',
  lowest: '0',
  highest: '',
  hasTrueZero: null,
  direction: 'up',
  smoothing: '0',
  cadence: '7',
  smallestPace: '',
  visibility: 'shared',
  howToRead: '',
};

const typed = (value: number | null) => (value === null ? '' : plainNumber(value));

/** A draft of a metric there is, or of a new one. */
export function metricDraft(metric: Metric | null): MetricDraft {
  if (metric === null) return plain;
  return {
    name: metric.name,
    provider: metric.provider ?? '',
    role: metric.role,
    unit: metric.unit,
    decimals: String(metric.decimals),
    lowest: typed(metric.scaleMin),
    highest: typed(metric.scaleMax),
    hasTrueZero: metric.hasTrueZero,
    direction: metric.direction,
    smoothing: String(metric.smoothingDays),
    cadence: String(metric.cadenceDays),
    smallestPace: typed(metric.smallestMeaningfulPace),
    visibility: metric.visibility,
    howToRead: metric.howToRead,
  };
}

export function hasTrueZero({ hasTrueZero: said, lowest }: MetricDraft): boolean {
  return said ?? openNumber(lowest).value === 0;
}

export type MetricProblems = Readonly<
  Record<'name' | 'lowest' | 'highest' | 'smoothing' | 'cadence' | 'smallestPace', string | null>
>;

/** The definition that the draft amounts to, or what is amiss, by field. */
export function definitionOf(
  draft: MetricDraft,
  takenNames: readonly string[],
):
  | { readonly definition: MetricDefinition; readonly problems: null }
  | { readonly definition: null; readonly problems: MetricProblems } {
  const scaleMin = openNumber(draft.lowest);
  const scaleMax = openNumber(draft.highest);
  const smoothingDays = wholeNumber(draft.smoothing, 0);
  const cadenceDays = wholeNumber(draft.cadence, 1);
  const pace = openNumber(draft.smallestPace);
  const problems: MetricProblems = {
    name: nameProblem(draft.name, takenNames),
    lowest: scaleMin.problem,
    highest: scaleMax.problem ?? orderProblem(scaleMin.value, scaleMax.value),
    smoothing: smoothingDays.problem,
    cadence: cadenceDays.problem,
    smallestPace:
      pace.problem ??
      (pace.value !== null && pace.value <= 0 ? 'Enter more than 0, or leave it empty.' : null),
  };
  if (Object.values(problems).some((problem) => problem !== null)) {
    return { definition: null, problems };
  }
  return {
    definition: {
      name: draft.name.trim(),
      provider: draft.provider.trim() === '' ? null : draft.provider.trim(),
      unit: draft.unit.trim(),
      decimals: Number(draft.decimals),
      scaleMin: scaleMin.value,
      scaleMax: scaleMax.value,
      hasTrueZero: hasTrueZero(draft),
      direction: draft.direction,
      role: draft.role,
      smoothingDays: smoothingDays.value ?? 0,
      cadenceDays: cadenceDays.value ?? 1,
      smallestMeaningfulPace: pace.value,
      visibility: draft.visibility,
      howToRead: draft.howToRead.trim(),
      catalogueKey: null,
    },
    problems: null,
  };
}

function nameProblem(name: string, takenNames: readonly string[]): string | null {
  if (name.trim() === '') return 'Enter a name.';
  const isTaken = takenNames.some((taken) => taken.toLowerCase() === name.trim().toLowerCase());
  return isTaken ? 'There is a metric of that name already; use another.' : null;
}

function orderProblem(lowest: number | null, highest: number | null): string | null {
  return lowest !== null && highest !== null && lowest >= highest
    ? `Enter more than ${lowest}, the lowest value.`
    : null;
}

interface Read {
  readonly value: number | null;
  readonly problem: string | null;
}

/** A number, or null for what is left open. */
function openNumber(text: string): Read {
  return text.trim() === '' ? { value: null, problem: null } : typedNumber(text);
}

const LONGEST_DAYS = 3_660;

function wholeNumber(text: string, least: number): Read {
  const { value, problem } = typedNumber(text);
  if (value === null) return { value, problem };
  return Number.isInteger(value) && value >= least && value <= LONGEST_DAYS
    ? { value, problem: null }
    : {
        value: null,
        problem: `Enter a whole number of days, ${least === 0 ? '0 for none' : 'at least 1'}.`,
      };
}
