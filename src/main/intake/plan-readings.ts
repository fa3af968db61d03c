/** What the values of a file would do to the readings that stand: new, unchanged, conflict, restated. */
import type { ImportOptions } from '#shared/contract/files.ts';
import { formatDate, isCalendarDate, type CalendarDate } from '#shared/domain/calendar.ts';
import { Refusal, type Problem } from '#shared/domain/refusal.ts';
import { BySeries } from './by-series.ts';
import type {
  FoundValue,
  ImportMetric,
  KnownRecords,
  KnownSeries,
  PlannedReading,
  StandingReading,
} from './plan.ts';
import { ask, count } from './source-table.ts';

export interface PlannedReadings {
  /** In the file's order. */
  readonly values: readonly PlannedReading[];
  /** Those of each subject and metric. */
  readonly series: readonly (readonly FoundValue[])[];
  readonly problems: readonly Problem[];
  readonly readAs: readonly string[];
}

/**
 * Compares the values with what stands. A history that the provider recalculated becomes a later
 * vintage on the new scale; anything else that differs is a conflict for the person to decide. Refuses
 * `bad-input` (fields `seenOn`, `restatedBy`) for days that cannot be.
 */
export function planReadings(
  fileName: string,
  values: readonly FoundValue[],
  options: ImportOptions,
  known: KnownRecords,
): PlannedReadings {
  const { seenOn, readAs } = whenSeen(fileName, options, known);
  const problems: Problem[] = [];
  const inTime = values.filter((found) => {
    if (seenOn === null || found.date <= seenOn) return true;
    problems.push({
      file: fileName,
      row: found.row,
      value: found.date,
      expected: `a date up to ${formatDate(seenOn)}, the day the values were seen`,
    });
    return false;
  });
  const series: FoundValue[][] = [];
  const groups = new BySeries(() => {
    const group: FoundValue[] = [];
    series.push(group);
    return group;
  });
  for (const found of inTime) groups.of(found).push(found);
  const grounds = new BySeries((of) => {
    const group = groups.of(of);
    const standing = standingOf(of, known);
    const change = restatingChange(fileName, group, standing, seenOn, options);
    if (change) readAs.push(restatedWords(group, change, options));
    return { change, standingOn: Map.groupBy(standing, ({ date }) => date) };
  });
  const planned = inTime.map((found) => {
    const { change, standingOn } = grounds.of(found);
    const restating = change && found.date < change.changedOn ? change : null;
    return planValue(found, standingOn.get(found.date) ?? [], seenOn, restating);
  });
  return { values: planned, series, problems, readAs };
}

function restatedWords(
  values: readonly FoundValue[],
  { changedOn }: RestatingChange,
  { restatedBy }: ImportOptions,
): string {
  const restated = values.filter(({ date }) => date < changedOn).length;
  const name = values[0]?.subject.name ?? '';
  const why =
    restatedBy === undefined ? ', because the values before it differ from those seen then' : '';
  return `${count(restated, 'value')} of ${name} ${restated === 1 ? 'stands' : 'stand'} on the scale of the scoring change of ${formatDate(changedOn)}${why}`;
}

/** The scoring change on whose new scale values stand. */
type RestatingChange = ImportMetric['scoringChanges'][number];

function planValue(
  found: FoundValue,
  ofDate: readonly StandingReading[],
  seenOn: CalendarDate | null,
  restating: RestatingChange | null,
): PlannedReading {
  const original = ofDate.find(({ restatedBy }) => restatedBy === null) ?? null;
  const sameScale = restating
    ? (ofDate.find(({ restatedBy }) => restatedBy !== null && restatedBy === restating.id) ?? null)
    : original;
  const outcome = sameScale
    ? sameScale.value === found.value
      ? 'unchanged'
      : 'conflict'
    : restating
      ? 'restated'
      : 'new';
  return {
    found,
    outcome,
    seenOn: seenOn ?? found.date,
    restatedBy: restating?.changedOn ?? null,
    standing: sameScale,
    standingValue: (sameScale ?? original)?.value ?? null,
  };
}

const SEEN_IN_NAME = /as[-_ ]?seen[-_ ]?(?:on[-_ ]?)?(\d{4}-\d{2}-\d{2})/i;

/** The day the values were seen: as the person says, else as the file's name says, else unknown. */
function whenSeen(
  fileName: string,
  options: ImportOptions,
  { today }: KnownRecords,
): { seenOn: CalendarDate | null; readAs: string[] } {
  const inName = SEEN_IN_NAME.exec(fileName)?.[1];
  const proposed = inName !== undefined && isCalendarDate(inName) ? inName : null;
  const seenOn = options.seenOn ?? proposed;
  const details = { expected: `a day up to ${today}`, ...(seenOn ? { value: seenOn } : {}) };
  if (seenOn !== null && seenOn > today) {
    throw ask(
      fileName,
      `its values cannot have been seen on ${formatDate(seenOn)}, after today, ${formatDate(today)}.`,
      [{ field: 'seenOn', ...details }],
    );
  }
  if (seenOn === null) return { seenOn, readAs: [] };
  const why = options.seenOn ? '' : ', as the file’s name says';
  return { seenOn, readAs: [`values as seen on ${formatDate(seenOn)}${why}`] };
}

/**
 * The scoring change that restated a series: the one the person names, else the latest that lies
 * between the dates and the day they were seen, where the values differ from those seen before it.
 */
function restatingChange(
  fileName: string,
  values: readonly FoundValue[],
  standing: readonly StandingReading[],
  seenOn: CalendarDate | null,
  { restatedBy }: ImportOptions,
): RestatingChange | null {
  const [first] = values;
  if (!first) return null;
  const { name, scoringChanges } = first.metric;
  if (restatedBy !== undefined) {
    const change = scoringChanges.find(({ changedOn }) => changedOn === restatedBy);
    if (!change) {
      throw new Refusal(
        'not-found',
        `${name} has no scoring change on ${formatDate(restatedBy)}; add it first, or name another.`,
        [{ field: 'restatedBy', value: restatedBy }],
      );
    }
    if (seenOn === null || seenOn < restatedBy) {
      throw ask(
        fileName,
        `say when its values were seen: on or after ${formatDate(restatedBy)}, as the scoring change of that day restated them.`,
        [
          {
            field: 'seenOn',
            expected: `${restatedBy} or later`,
            ...(seenOn ? { value: seenOn } : {}),
          },
        ],
      );
    }
    return change;
  }
  if (seenOn === null) return null;
  const change = scoringChanges.findLast(({ changedOn }) => changedOn <= seenOn);
  if (!change) return null;
  const seenBefore = new Map(
    standing
      .filter((reading) => reading.restatedBy === null && reading.seenOn < change.changedOn)
      .map(({ date, value }) => [date, value]),
  );
  const differs = values.some(({ date, value }) => {
    const before = date < change.changedOn ? seenBefore.get(date) : undefined;
    return before !== undefined && before !== value;
  });
  return differs ? change : null;
}

/** The tracked series of a value; undefined where the import would start it. */
export function seriesOf(
  { subject, metric }: Pick<FoundValue, 'subject' | 'metric'>,
  { tracked }: KnownRecords,
): KnownSeries | undefined {
  return tracked.find(
    ({ subjectId, metricId }) => subjectId === subject.id && metricId === metric.id,
  );
}

/** What stands of a value's series. Refuses `conflict` where the series is archived. */
function standingOf(
  found: Pick<FoundValue, 'subject' | 'metric'>,
  known: KnownRecords,
): readonly StandingReading[] {
  const series = seriesOf(found, known);
  if (!series?.isArchived) return series?.readings ?? [];
  throw new Refusal(
    'conflict',
    `${found.metric.name} of ${found.subject.name} is archived; take it back first.`,
  );
}
