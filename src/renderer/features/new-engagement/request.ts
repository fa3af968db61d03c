/** The request that a draft of an engagement amounts to, or what is still missing of it. */
import type { InputOf } from '#shared/contract/index.ts';
import { addDays, type CalendarDate, formatDate } from '#shared/domain/calendar.ts';
import type { Client } from '#shared/domain/client.ts';
import { describeScale, isOnScale } from '#shared/domain/metric.ts';
import { typedDate, typedReading } from '../../components/typed.ts';
import {
  type ChosenMetric,
  chosenMetrics,
  type Draft,
  furtherNameOf,
  milestoneDate,
  subjectNameOf,
  templateSeriesOf,
} from './draft.ts';
import { firstReadings } from './first-readings.ts';

type Request = InputOf<'engagements.start'>;
type FirstDay = NonNullable<Request['firstDay']>[number];

export type DraftProblems = Partial<
  Record<
    | 'client'
    | 'template'
    | 'name'
    | 'startsOn'
    | 'subject'
    | 'metrics'
    | 'readings'
    | 'baseline'
    | 'baselineOn',
    string
  >
> & {
  /** By the key of the milestone. */
  readonly milestones?: Readonly<Record<number, string>>;
};

/** The request that the draft amounts to, or what is still missing, by field. */
export function requestOf(
  draft: Draft,
  clients: readonly Client[],
  today: CalendarDate,
):
  | { readonly request: Request; readonly problems: null }
  | { readonly request: null; readonly problems: DraftProblems } {
  const startsOn = typedDate(draft.startsOn);
  const subjectName = subjectNameOf(draft, clients).trim();
  const chosen = chosenMetrics(draft);
  const client = clientOf(draft, clients);
  const start = startOf(draft, chosen[0], today);
  const milestones = milestonesOf(draft);
  const problems: DraftProblems = {
    ...(draft.beginWith === 'template' &&
      draft.template === null && { template: 'Choose the template.' }),
    ...(client.problem !== null && { client: client.problem }),
    ...(draft.name.trim() === '' && { name: 'Enter a name for the engagement.' }),
    ...(startsOn.problem !== null && { startsOn: startsOn.problem }),
    ...(subjectName === '' && { subject: 'Enter who or what is scored.' }),
    ...(draft.beginWith === 'catalogue' &&
      chosen.length === 0 && { metrics: 'Choose at least one metric.' }),
    ...start.problems,
    ...(Object.keys(milestones.problems).length > 0 && { milestones: milestones.problems }),
  };
  if (client.value === null || startsOn.value === null || Object.keys(problems).length > 0) {
    return { request: null, problems };
  }
  return {
    request: {
      client: client.value,
      name: draft.name.trim(),
      objective: draft.objective.trim(),
      startsOn: startsOn.value,
      subject: { name: subjectName, kind: draft.subjectKind },
      metrics: chosen.map(({ from }) => from),
      also: alsoOf(draft, clients),
      firstDay: firstDaysOf(draft, chosen, start.firstDay, startsOn.value),
      milestones: milestones.rows,
    },
    problems: null,
  };
}

function clientOf(draft: Draft, clients: readonly Client[]) {
  if (draft.clientIs === 'existing') {
    return draft.clientId === null
      ? { value: null, problem: 'Choose the client.' }
      : { value: { id: draft.clientId }, problem: null };
  }
  const name = draft.clientName.trim();
  if (name === '') return { value: null, problem: 'Enter the client’s name.' };
  const isTaken = clients.some((each) => each.name.toLowerCase() === name.toLowerCase());
  return isTaken
    ? { value: null, problem: 'There is a client of that name already; choose it instead.' }
    : { value: { name }, problem: null };
}

/** The day that the baseline stands for: as typed, that of the first reading, or the start. */
export function baselineDay(draft: Draft, first: CalendarDate | undefined): string {
  return draft.baselineOn ?? first ?? draft.startsOn;
}

/** What is known of the main indicator. */
function startOf(
  draft: Draft,
  main: ChosenMetric | undefined,
  today: CalendarDate,
): { readonly firstDay: Omit<FirstDay, 'metric'>; readonly problems: DraftProblems } {
  if (!main) return { firstDay: {}, problems: {} };
  const { readings, problems } = firstReadings(draft.readings, main.measure, today);
  const [problem] = problems;
  const wrong: DraftProblems = problem === undefined ? {} : { readings: problem };
  if (draft.baseline.trim() === '')
    return { firstDay: { readings: [...readings] }, problems: wrong };
  const value = typedReading(draft.baseline, main.measure);
  const date = typedDate(baselineDay(draft, readings[0]?.date));
  const late =
    date.value !== null && date.value > today
      ? `${formatDate(date.value)} is after today; a baseline is agreed on what is known.`
      : null;
  const dateProblem = date.problem ?? late;
  return {
    firstDay: {
      readings: [...readings],
      ...(value.value !== null &&
        date.value !== null && { baseline: { date: date.value, value: value.value } }),
    },
    problems: {
      ...wrong,
      ...(value.problem !== null && { baseline: value.problem }),
      ...(dateProblem !== null && { baselineOn: dateProblem }),
    },
  };
}

/** What is set for each metric from the start: readings, baseline, target and review. */
function firstDaysOf(
  draft: Draft,
  chosen: readonly ChosenMetric[],
  main: Omit<FirstDay, 'metric'>,
  startsOn: CalendarDate,
): FirstDay[] {
  return chosen.flatMap((metric, place): FirstDay[] => {
    const known = place === 0 ? main : {};
    const days =
      metric.role === 'driver' ? null : (templateSeriesOf(draft, metric)?.reviewDays ?? null);
    const target = place === 0 ? targetFrom(draft, metric, main.baseline?.value, startsOn) : null;
    const day: FirstDay = {
      metric: place,
      ...known,
      ...(target?.isPossible && { target: { value: target.value, dueOn: target.dueOn } }),
      ...(days !== null && { reviewOn: addDays(startsOn, days) }),
    };
    const isEmpty = !day.baseline && !day.reviewOn && !day.readings?.length;
    return isEmpty ? [] : [day];
  });
}

/** The target that the template sets from the baseline; null where it sets none. */
export function targetFrom(
  draft: Draft,
  metric: ChosenMetric,
  baseline: number | undefined,
  startsOn: CalendarDate,
) {
  const target = templateSeriesOf(draft, metric)?.target;
  if (!target || baseline === undefined) return null;
  const value = Number((baseline + target.change).toFixed(metric.measure.decimals));
  return {
    value,
    dueOn: addDays(startsOn, target.days),
    isPossible: isOnScale(metric.measure, value),
    scale: describeScale(metric.measure),
  };
}

function alsoOf(draft: Draft, clients: readonly Client[]): NonNullable<Request['also']> {
  if (draft.beginWith !== 'template') return [];
  return draft.further.flatMap((each) => {
    const name = furtherNameOf(draft, each, clients);
    if (name === '' || each.series.length === 0) return [];
    return [
      { subject: { name, kind: each.kind }, metrics: each.series.map(({ metric }) => metric.from) },
    ];
  });
}

/** Rows without a title are not meant. */
function milestonesOf(draft: Draft) {
  const problems: Record<number, string> = {};
  const rows: NonNullable<Request['milestones']> = [];
  for (const milestone of draft.milestones) {
    const title = milestone.title.trim();
    if (title === '') continue;
    const date = typedDate(milestoneDate(draft, milestone));
    if (date.problem !== null) problems[milestone.key] = date.problem;
    else if (rows.some((row) => row.date === date.value && row.title === title)) {
      problems[milestone.key] = 'There is one of that title on that day already.';
    } else rows.push({ date: date.value, title, category: milestone.category });
  }
  return { rows, problems };
}
