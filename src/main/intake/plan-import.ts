/** From the table of a client's file to what an import of it would change. Nothing is written here. */
import type { ImportOptions, ImportRow, ImportSummary } from '#shared/contract/files.ts';
import type { Problem } from '#shared/domain/refusal.ts';
import { collectReadings } from './collect-readings.ts';
import { cannotBeBoth } from './decisions.ts';
import { layOutReadings } from './layout.ts';
import { SubjectBook } from './matching.ts';
import { nearNamesOf } from './near-names.ts';
import { planMilestones } from './plan-milestones.ts';
import { planReadings, seriesOf, type PlannedValue } from './plan-readings.ts';
import { conflictKey, type ImportPlan, type KnownRecords } from './plan.ts';
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
  const planned = planReadings(fileName, collected.values, options, known);
  const rows = planned.values.map(rowOf);
  const problems = [
    ...collected.problems,
    ...planned.problems,
    ...planned.values.flatMap((value) => cannotBeBoth(fileName, value, options, known.today)),
  ];
  const ignored = [...facts.ignored, ...table.ignored, ...layout.ignored, ...collected.ignored];
  const summary: ImportSummary = {
    readAs: [
      ...facts.readAs,
      ...layout.readAs,
      ...countsOfDrivers(planned.values),
      ...collected.readAs,
      ...planned.readAs,
    ],
    shape: layout.shape,
    counts: countsOf(rows, problems, collected.empty),
    perSeries: perSeries(rows),
    ignored: inOrder(ignored),
    problems: inOrder(problems),
    willCreate: willCreate(planned.values, known),
  };
  const readings = planned.values.map(({ reading }) => reading);
  const newNames = new Set(
    readings.filter(({ subject }) => subject.id === null).map(({ subject }) => subject.name),
  );
  const nearNames = [...newNames].flatMap((name) => nearNamesOf(name, known.subjects));
  return { summary, rows, nearNames, readings, milestones: [] };
}

function countsOfDrivers(values: readonly PlannedValue[]): string[] {
  const areDrivers =
    values.length > 0 && values.every(({ found }) => found.metric.role === 'driver');
  return areDrivers ? ['counts of drivers'] : [];
}

function rowOf({ found, reading, standingValue }: PlannedValue): ImportRow {
  return {
    row: found.row,
    column: found.column,
    date: found.date,
    subject: found.subject.name,
    metric: found.metric.name,
    value: found.value,
    title: null,
    outcome: reading.outcome,
    standing: standingValue,
    conflictKey: reading.outcome === 'conflict' ? conflictKey(found) : null,
  };
}

function countsOf(
  rows: readonly ImportRow[],
  problems: readonly Problem[],
  empty: number,
): ImportSummary['counts'] {
  const having = (...outcomes: ImportRow['outcome'][]): number =>
    rows.filter(({ outcome }) => outcomes.includes(outcome)).length;
  return {
    added: having('new', 'restated'),
    restated: having('restated'),
    unchanged: having('unchanged'),
    conflicts: having('conflict'),
    rejected: problems.length,
    empty,
  };
}

function perSeries(rows: readonly ImportRow[]): ImportSummary['perSeries'] {
  const groups = Map.groupBy(rows, ({ subject, metric }) => JSON.stringify([subject, metric]));
  return [...groups.values()].map((group) => ({
    subject: group[0]?.subject ?? '',
    metric: group[0]?.metric ?? '',
    found: group.length,
  }));
}

function willCreate(
  values: readonly PlannedValue[],
  known: KnownRecords,
): ImportSummary['willCreate'] {
  const bySubject = Map.groupBy(values, ({ found }) => found.subject);
  const subjects: ImportSummary['willCreate'] = [];
  const metrics = new Map<string, ImportSummary['willCreate'][number]>();
  const series: ImportSummary['willCreate'] = [];
  for (const [{ id, name, kind }, ofSubject] of bySubject) {
    if (id === null) subjects.push({ kind: 'subject', name, detail: kind.replace('-', ' ') });
    for (const [metric, [first]] of Map.groupBy(ofSubject, ({ found }) => found.metric.name)) {
      if (!first) continue;
      if (first.found.metric.id === null) {
        metrics.set(metric, { kind: 'metric', name: metric, detail: 'from the catalogue' });
      }
      if (!seriesOf(first.found, known)) series.push({ kind: 'series', name, detail: metric });
    }
  }
  return [...subjects, ...metrics.values(), ...series];
}

function inOrder(problems: readonly Problem[]): Problem[] {
  return problems.toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0));
}
