/** Records that intake tests read files against: one client with one engagement. */
import { catalogueMetric } from '#shared/catalogue/index.ts';
import { ImportOptions } from '#shared/contract/files.ts';
import type { CalendarDate } from '#shared/domain/calendar.ts';
import type {
  ClientId,
  EngagementId,
  MetricId,
  ReadingId,
  ScoringChangeId,
  SubjectId,
} from '#shared/domain/identity.ts';
import type { Metric } from '#shared/domain/metric.ts';
import { Refusal } from '#shared/domain/refusal.ts';
import type { Subject } from '#shared/domain/subject.ts';
import { planImport } from '#main/intake/plan-import.ts';
import type { ImportPlan, KnownRecords, StandingReading } from '#main/intake/plan.ts';
import { openFile, readSource } from '#main/intake/read-source.ts';

export const TODAY = '2013-11-18' as CalendarDate;
export const day = (text: string) => text as CalendarDate;

const clientId = 1 as ClientId;

export const engagement = {
  id: 1 as EngagementId,
  clientId,
  clientName: 'Harbour Tools',
  name: 'Distributors',
  objective: '',
  status: 'active' as const,
  startsOn: day('2011-03-07'),
  endsOn: null,
  note: '',
  archivedOn: null,
};

export function subject(id: number, name: string, kind: Subject['kind'] = 'organisation'): Subject {
  const consent = kind === 'organisation' || kind === 'peer' ? null : 'given';
  const isShared = { alias: null, visibility: 'shared', inLeague: true } as const;
  return {
    id: id as SubjectId,
    clientId,
    name,
    kind,
    ...isShared,
    consent,
    consentOn: null,
    consentHow: '',
  };
}

export function metric(id: number, overrides: Partial<Metric> = {}): Metric {
  return {
    id: id as MetricId,
    name: 'Influence',
    provider: 'Anyone',
    unit: 'points',
    decimals: 2,
    scaleMin: null,
    scaleMax: null,
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

/** Klout Score as the catalogue has it, with its scoring changes numbered from 1. */
export const klout = {
  metric: metric(7, { ...pick('klout-score'), catalogueKey: 'klout-score' }),
  scoringChanges: (catalogueMetric('klout-score')?.scoringChanges ?? []).map((change, index) => ({
    id: (index + 1) as ScoringChangeId,
    metricId: 7 as MetricId,
    changedOn: change.date,
    enteredOn: change.date,
    what: change.what,
    source: change.source,
    treatment: 'rebase' as const,
    linkMethod: 'additive' as const,
  })),
};

function pick(key: string): Pick<Metric, 'name' | 'provider' | 'unit' | 'scaleMin' | 'scaleMax'> {
  const entry = catalogueMetric(key);
  if (!entry) throw new Error(`the catalogue has no ${key}`);
  const { name, provider, unit, scaleMin, scaleMax } = entry;
  return { name, provider, unit, scaleMin, scaleMax };
}

export function known(overrides: Partial<KnownRecords> = {}): KnownRecords {
  return {
    today: TODAY,
    engagement,
    subjects: [subject(1, 'Harbour Tools')],
    metrics: [klout, { metric: metric(8), scoringChanges: [] }],
    tracked: [],
    engagements: [engagement],
    milestones: [],
    ...overrides,
  };
}

/** Readings that stand, each seen on its own date. */
export function standing(values: Readonly<Record<string, number>>): StandingReading[] {
  return Object.entries(values).map(([date, value], index) => ({
    id: (index + 1) as ReadingId,
    date: day(date),
    value,
    seenOn: day(date),
    restatedBy: null,
  }));
}

/** The plan of an import of a file with that content. */
export async function planOf(
  content: string | Uint8Array,
  options: Partial<ImportOptions> = {},
  records: KnownRecords = known(),
  fileName = 'client.csv',
): Promise<ImportPlan> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const checked = ImportOptions.parse({ metric: 'Influence', ...options });
  const source = readSource(fileName, await openFile({ fileName, bytes }), checked);
  return planImport(fileName, source, checked, records);
}

/** What the plan says of each value: date and value, in the file's order. */
export function valuesOf(plan: ImportPlan): [string, number | null][] {
  return plan.rows.map(({ date, value }) => [date, value]);
}

/** The Refusal that reading ends in; any other outcome fails the test. */
export async function refusalFrom(work: Promise<unknown>): Promise<Refusal> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('expected a refusal, but the file was read');
}
