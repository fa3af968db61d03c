/** Sessions on real workbook files in temporary folders, and engagements to try things on. */
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import {
  contract,
  type InputOf,
  type OutputOf,
  type ProcedureName,
} from '#shared/contract/index.ts';
import { addDays, type CalendarDate } from '#shared/domain/calendar.ts';
import type { EngagementId, MetricId, SeriesId, SubjectId } from '#shared/domain/identity.ts';
import { Refusal } from '#shared/domain/refusal.ts';
import { Session } from '#main/usecases/session.ts';
import { temporaryFolder } from '../workbook/temporary-folder.ts';

export const TODAY = '2013-11-18' as CalendarDate;
export const day = (text: string) => text as CalendarDate;

/** A session on a workbook that may not exist yet; the clock can be set. */
export function sessionAt(path: string, clock = { today: TODAY as string }): Session {
  const session = Session.open({
    path,
    clock: () => new Date(`${clock.today}T12:00:00`),
    version: '0.0.0-test',
  });
  onTestFinished(() => session.close());
  return session;
}

/** A session on a new, empty workbook. */
export async function newSession(clock = { today: TODAY as string }): Promise<Session> {
  const session = sessionAt(join(temporaryFolder(), 'work.plumb'), clock);
  await session.value('workbook.create', { sample: false });
  return session;
}

/** Asks, and checks that the answer is what the contract says, no more and no less. */
export async function ask<Name extends ProcedureName>(
  session: Session,
  name: Name,
  input: InputOf<Name>,
): Promise<OutputOf<Name>> {
  const value = await session.value(name, input);
  expect(contract[name].output.parse(value)).toEqual(value);
  return value;
}

/** The Refusal that a request ends in; any other outcome fails the test. */
export async function refused<Name extends ProcedureName>(
  session: Session,
  name: Name,
  input: InputOf<Name>,
): Promise<Refusal> {
  try {
    await session.value(name, input);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error(`expected a refusal, but ${name} was done`);
}

export interface Started {
  readonly engagementId: EngagementId;
  readonly subjectId: SubjectId;
  readonly metricId: MetricId;
  readonly seriesId: SeriesId;
}

/** An engagement that tracks one metric of its client, weekly on a scale of 0 to 100 by default. */
export async function startEngagement(
  session: Session,
  overrides: Partial<InputOf<'engagements.start'>> = {},
): Promise<Started> {
  const { id: engagementId, clientId } = await ask(session, 'engagements.start', {
    client: { name: 'Harbour Health' },
    name: 'Content culture',
    startsOn: day('2013-01-07'),
    subject: { name: 'Harbour Health', kind: 'organisation' },
    metrics: [{ from: 'own', definition: ownMetric() }],
    ...overrides,
  });
  const [subject] = await ask(session, 'subjects.list', { clientId });
  const { series } = await ask(session, 'trends.engagement', { engagementId });
  const [main] = series;
  if (!subject || !main) throw new Error('the engagement tracks nothing');
  return {
    engagementId,
    subjectId: subject.id,
    metricId: main.metric.id,
    seriesId: main.series.id,
  };
}

export function ownMetric(
  overrides: Partial<InputOf<'metrics.edit'>['definition']> = {},
): InputOf<'metrics.edit'>['definition'] {
  return {
    name: 'Influence',
    provider: 'Anyone',
    unit: 'points',
    decimals: 1,
    scaleMin: 0,
    scaleMax: 100,
    hasTrueZero: false,
    direction: 'up',
    role: 'leading-indicator',
    smoothingDays: 0,
    cadenceDays: 7,
    smallestMeaningfulPace: null,
    visibility: 'shared',
    howToRead: '',
    catalogueKey: null,
    ...overrides,
  };
}

/** Logs weekly readings, the last of them on a date. */
export async function logWeekly(
  session: Session,
  seriesId: SeriesId,
  values: readonly number[],
  lastOn: CalendarDate = TODAY,
): Promise<void> {
  for (const [index, value] of values.entries()) {
    const date = addDays(lastOn, -7 * (values.length - 1 - index));
    await session.value('readings.log', { seriesId, date, value });
  }
}
