/** The Monday round: what is due over all clients on a date, and entering it in one step. */
import type { CheckedInputOf, OutputOf } from '#shared/contract/index.ts';
import type { Round, RoundRow } from '#shared/contract/round.ts';
import type { CalendarDate } from '#shared/domain/calendar.ts';
import type { Engagement } from '#shared/domain/client.ts';
import { Refusal } from '#shared/domain/refusal.ts';
import { isRetired, type TrackedSeries } from '#shared/domain/series.ts';
import { latestVintage } from '#main/workbook/readings.ts';
import { listSeries } from '#main/workbook/series.ts';
import { daysWithoutReading } from './attention.ts';
import type { Context } from './context.ts';
import { readingsOf, whileUnchanged } from './kept.ts';
import { metricWith } from './metrics.ts';
import { correct, log } from './readings.ts';
import { refuseAfterToday } from './refusals.ts';
import { seriesWith } from './series.ts';
import { portfolio } from './trends.ts';

/** Refuses `bad-input` for a date after today. */
export async function show(
  context: Context,
  { date = context.today, atOnce }: CheckedInputOf<'round.show'>,
): Promise<Round> {
  refuseAfterToday(context, date, 'date', 'The date of the round');
  const groups = (await portfolio(context, { archived: false, atOnce }))
    .filter(({ engagement }) => isActiveOn(engagement, date))
    .map(({ engagement, attention }) => ({
      ...{ engagement, attention },
      rows: roundRows(context, engagement, date),
    }));
  return { date, groups: groups.filter(({ rows }) => rows.length > 0) };
}

/** Whether work goes on: what is over was active until its last day, where that is known. */
function isActiveOn({ status, startsOn, endsOn }: Engagement, date: CalendarDate): boolean {
  if (status === 'planned' || date < startsOn) return false;
  return status === 'active' || (endsOn !== null && date <= endsOn);
}

/** The lines of an engagement, those of work that has not begun or is over included. */
export function roundRows(
  context: Context,
  engagement: Engagement,
  date: CalendarDate,
): RoundRow[] {
  const { workbook, today, knownOn } = context;
  const key = `round ${engagement.id} ${date} ${today} ${knownOn}`;
  return whileUnchanged(workbook, key, () =>
    listSeries(workbook, engagement.id, knownOn)
      .filter((series) => series.archivedOn === null && !isRetired(series, date))
      .map((series) => roundRow(context, engagement, series, date))
      .sort(mainThenDue),
  );
}

function mainThenDue(one: RoundRow, other: RoundRow): number {
  return (
    Number(other.series.isMain) - Number(one.series.isMain) ||
    Number(other.isDue) - Number(one.isDue)
  );
}

function roundRow(
  context: Context,
  engagement: Engagement,
  series: TrackedSeries,
  date: CalendarDate,
): RoundRow {
  const { subject, metric } = seriesWith(context, series.id);
  const known = readingsOf(context.workbook, series.id, context.knownOn).filter(
    (reading) => reading.restatedBy === null && reading.date <= date,
  );
  const last = known.findLast((reading) => reading.date < date) ?? null;
  const age = daysWithoutReading(engagement, last?.date ?? null, date);
  const daysBeyond = age - metric.cadenceDays;
  const { scoringChanges } = metricWith(context, metric.id);
  const lastChange = scoringChanges
    .filter(({ treatment }) => treatment !== 'ignore')
    .findLast(({ changedOn }) => last !== null && changedOn > last.date && changedOn <= date);
  return {
    ...{ series, subject, metric, last, age },
    isDue: daysBeyond >= 0,
    daysOverdue: Math.max(0, daysBeyond),
    present: known.findLast((reading) => reading.date === date) ?? null,
    scoringChangedOn: lastChange?.changedOn ?? null,
  };
}

/**
 * Refuses what logging and correcting a reading refuse, with the number of each entry that cannot be
 * taken as its row; nothing is written then.
 */
export function save(
  context: Context,
  { date, entries }: CheckedInputOf<'round.save'>,
): OutputOf<'round.save'> {
  refuseAfterToday(context, date, 'date', 'The date of the round');
  const counts = { logged: 0, corrected: 0, unchanged: 0 };
  const refusals: Refusal[] = [];
  for (const [index, entry] of entries.entries()) {
    try {
      counts[saveEntry(context, date, entry)] += 1;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refusals.push(inRow(error, index + 1));
    }
  }
  const [first, ...others] = refusals;
  if (!first) return { date, ...counts };
  if (others.length === 0) throw first;
  throw new Refusal(
    first.code,
    `${refusals.length} of ${entries.length} readings cannot be taken, so none was written. ${first.message}`,
    refusals.flatMap(({ details }) => details),
  );
}

type Entry = CheckedInputOf<'round.save'>['entries'][number];

function saveEntry(
  context: Context,
  date: CalendarDate,
  { seriesId, value, note, reason }: Entry,
): 'logged' | 'corrected' | 'unchanged' {
  const present = latestVintage(context.workbook, seriesId, date, null);
  const saysTheSame = present?.value === value && (note === '' || note === present.note);
  if (saysTheSame) return 'unchanged';
  if (present && reason !== undefined) {
    correct(context, { readingId: present.id, value, reason });
    return 'corrected';
  }
  log(context, { ...{ seriesId, date, value, note }, source: '', status: 'normal' });
  return 'logged';
}

function inRow({ code, message, details }: Refusal, row: number): Refusal {
  const [first = {}, ...others] = details;
  return new Refusal(code, message, [{ ...first, row }, ...others]);
}
