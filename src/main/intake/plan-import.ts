/** From the table of a client's file to what an import of it would change. Nothing is written here. */
import type { ImportOptions, ImportRow, ImportSummary } from '#shared/contract/files.ts';
import type { Problem } from '#shared/domain/refusal.ts';
import { collectReadings } from './collect-readings.ts';
import { cannotBeBoth } from './decisions.ts';
import { layOutReadings } from './layout.ts';
import { SubjectBook } from './matching.ts';
import { nearNamesOf } from './near-names.ts';
import { planMilestones } from './plan-milestones.ts';
import { planReadings, seriesOf } from './plan-readings.ts';
import {
  conflictKey,
  type FoundValue,
  type ImportPlan,
  type KnownRecords,
  type PlannedReading,
} from './plan.ts';
import type { ReadSource } from './read-source.ts';
import { ask } from './source-table.ts';
import type { Table } from './table.ts';
import { listsMilestones } from './value-columns.ts';

/**
 * What an import of a file that was read would write. Refuses `bad-input` with details whose `field`
 * names the option that answers, wherever the file leaves open what must not be guessed; `not-found`
 * and `conflict` for records that are named but missing or archived. Single values that cannot be
 * taken are no refusal: the summary's problems name each.
 */
export function planImport(
  fileName: string,
  { table, readAs, ignored }: ReadSource,
  options: ImportOptions,
  known: KnownRecords,
): ImportPlan {
  const facts = {
    readAs: [
      ...readAs,
      `header in row ${table.headerRow}${options.headerRow === undefined ? '' : ', as you said'}`,
    ],
    ignored,
  };
  const areMilestones =
    options.shape === undefined ? listsMilestones(table) : options.shape === 'milestones';
  return areMilestones
    ? milestonesPlan(fileName, table, options, known, facts)
    : readingsPlan(fileName, table, options, known, facts);
}

interface SourceFacts {
  readonly readAs: readonly string[];
  readonly ignored: readonly Problem[];
}

function milestonesPlan(
  fileName: string,
  table: Table,
  options: ImportOptions,
  known: KnownRecords,
  facts: SourceFacts,
): ImportPlan {
  const planned = planMilestones(fileName, table, options, known);
  const summary: ImportSummary = {
    readAs: [...facts.readAs, ...planned.readAs],
    shape: 'milestones',
    counts: countsOf(planned.rows, planned.problems, 0),
    perSeries: [],
    ignored: inOrder([...facts.ignored, ...table.ignored, ...planned.ignored]),
    problems: inOrder(planned.problems),
    willCreate: [],
  };
  const { rows, milestones } = planned;
  return { summary, rows, nearNames: [], readings: [], milestones };
}

function readingsPlan(
  fileName: string,
  table: Table,
  options: ImportOptions,
  known: KnownRecords,
  facts: SourceFacts,
): ImportPlan {
  if (!known.engagement) {
    throw ask(fileName, 'say into which engagement its readings go.', [
      { field: 'engagementId', expected: 'an engagement' },
    ]);
  }
  const subjects = new SubjectBook(fileName, known.engagement.clientName, known, options);
  const layout = layOutReadings({ fileName, table, options, known, subjects });
  const collected = collectReadings({ fileName, table, layout, options, known, subjects });
  const {
    values: readings,
    series,
    ...planned
  } = planReadings(fileName, collected.values, options, known);
  const problems = [
    ...collected.problems,
    ...planned.problems,
    ...readings.flatMap((reading) => cannotBeBoth(fileName, reading, options, known.today)),
  ];
  const ignored = [...facts.ignored, ...table.ignored, ...layout.ignored, ...collected.ignored];
  const summary: ImportSummary = {
    readAs: [
      ...facts.readAs,
      ...layout.readAs,
      ...countsOfDrivers(series),
      ...collected.readAs,
      ...planned.readAs,
    ],
    shape: layout.shape,
    counts: countsOf(readings, problems, collected.empty),
    perSeries: perSeries(series),
    ignored: inOrder(ignored),
    problems: inOrder(problems),
    willCreate: willCreate(series, known),
  };
  const newNames = new Set(
    series.flatMap(([first]) => (first?.subject.id === null ? [first.subject.name] : [])),
  );
  const nearNames = [...newNames].flatMap((name) => nearNamesOf(name, known.subjects));
  return {
    ...{ summary, nearNames, readings, milestones: [] },
    get rows() {
      return readings.map(rowOf);
    },
  };
}

/** The values of each subject and metric. */
type ValuesBySeries = readonly (readonly FoundValue[])[];

function countsOfDrivers(series: ValuesBySeries): string[] {
  const areDrivers = series.every(([first]) => first?.metric.role === 'driver');
  return series.length > 0 && areDrivers ? ['counts of drivers'] : [];
}

export function rowOf({ found, outcome, standingValue }: PlannedReading): ImportRow {
  return {
    row: found.row,
    column: found.column,
    date: found.date,
    subject: found.subject.name,
    metric: found.metric.name,
    value: found.value,
    title: null,
    outcome,
    standing: standingValue,
    conflictKey: outcome === 'conflict' ? conflictKey(found) : null,
  };
}

export function countsOf(
  planned: readonly Pick<ImportRow, 'outcome'>[],
  problems: readonly Problem[],
  empty: number,
): ImportSummary['counts'] {
  const having = (...outcomes: ImportRow['outcome'][]): number =>
    planned.filter(({ outcome }) => outcomes.includes(outcome)).length;
  return {
    added: having('new', 'restated'),
    restated: having('restated'),
    unchanged: having('unchanged'),
    conflicts: having('conflict'),
    rejected: problems.length,
    empty,
  };
}

export function perSeries(series: ValuesBySeries): ImportSummary['perSeries'] {
  return series.map((values) => ({
    subject: values[0]?.subject.name ?? '',
    metric: values[0]?.metric.name ?? '',
    found: values.length,
  }));
}

function willCreate(series: ValuesBySeries, known: KnownRecords): ImportSummary['willCreate'] {
  type Creation = ImportSummary['willCreate'][number];
  const subjects = new Map<string, Creation>();
  const metrics = new Map<string, Creation>();
  const tracked: Creation[] = [];
  for (const [first] of series) {
    if (!first) continue;
    const { subject, metric } = first;
    const { name, kind } = subject;
    if (subject.id === null) {
      subjects.set(name, { kind: 'subject', name, detail: kind.replace('-', ' ') });
    }
    if (metric.id === null) {
      metrics.set(metric.name, { kind: 'metric', name: metric.name, detail: 'from the catalogue' });
    }
    if (!seriesOf(first, known)) tracked.push({ kind: 'series', name, detail: metric.name });
  }
  return [...subjects.values(), ...metrics.values(), ...tracked];
}

export function inOrder(problems: readonly Problem[]): Problem[] {
  return problems.toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0));
}
