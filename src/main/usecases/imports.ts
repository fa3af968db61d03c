/** Imports: what a client's file would change, and changing it in one transaction. */
import { createHash } from 'node:crypto';
import type { CheckedInputOf, OutputOf } from '#shared/contract/index.ts';
import type { EngagementId, ImportId, SeriesId } from '#shared/domain/identity.ts';
import type { ScoringChange } from '#shared/domain/metric.ts';
import { planImport } from '#main/intake/plan-import.ts';
import type { ImportPlan, KnownRecords, PlannedReading } from '#main/intake/plan.ts';
import { readSource, type ReadSource } from '#main/intake/read-source.ts';
import { refuseUndecided } from '#main/intake/undecided.ts';
import { listEngagements } from '#main/workbook/engagements.ts';
import { everySeries, insertImport, setMilestoneImport } from '#main/workbook/imports.ts';
import { listMetrics } from '#main/workbook/metrics.ts';
import { insertMilestone, listMilestones, updateMilestone } from '#main/workbook/milestones.ts';
import { insertReading, standingReadings } from '#main/workbook/readings.ts';
import { insertSeries, seriesOf } from '#main/workbook/series.ts';
import { listSubjects } from '#main/workbook/subjects.ts';
import type { Context } from './context.ts';
import { engagementWith } from './engagements.ts';
import { findOrAddMetric, metricWith } from './metrics.ts';
import { correct } from './readings.ts';
import { Refusal } from '#shared/domain/refusal.ts';
import { findOrAdd } from './subjects.ts';

type ImportInput = CheckedInputOf<'imports.commit'>;

export function inspectImport(): OutputOf<'imports.inspect'> {
  throw new Refusal('bad-input', 'Looking at a file before it is read is not there yet.');
}
export function list(): OutputOf<'imports.list'> {
  return [];
}
export function takeBack(): OutputOf<'imports.take-back'> {
  throw new Refusal('bad-input', 'Taking back an import is not there yet.');
}

/** What the import would do, row by row. Writes nothing. Refuses as reading and planning do. */
export async function previewImport(
  context: Context,
  input: ImportInput,
): Promise<OutputOf<'imports.preview'>> {
  const source = await read(context, input);
  const { summary, rows } = plan(context, input, source);
  return { summary, rows: [...rows], nearNames: [] };
}

/**
 * Imports the file: all of it or nothing. Refuses, besides what reading and planning refuse,
 * `bad-input` for problems that are not to be skipped and `conflict` for values that differ from those
 * that stand, unless it was decided to keep or to replace these.
 */
export async function commitImport(
  context: Context,
  input: ImportInput,
): Promise<OutputOf<'imports.commit'>> {
  const source = await read(context, input);
  context.progress({ phase: 'Writing', share: 0.9 });
  // Planned within the transaction: what stands may have changed while the file was read.
  return context.workbook.change(
    () => {
      const planned = plan(context, input, source);
      refuseUndecided(nameOf(input), planned, input.options);
      return { importId: write(context, input, planned), summary: planned.summary };
    },
    `import of ${nameOf(input)}`,
  );
}

/** The file's own name: of where it lay on someone's disk nothing is kept. */
function nameOf({ fileName }: ImportInput): string {
  return fileName.split(/[/\\]/).at(-1) ?? fileName;
}

async function read(context: Context, input: ImportInput): Promise<ReadSource> {
  context.progress({ phase: 'Reading the file', share: null });
  const { options, bytes } = input;
  const source = await readSource(
    { fileName: nameOf(input), bytes },
    options.sheet,
    context.signal,
  );
  context.signal.throwIfAborted();
  context.progress({ phase: 'Checking', share: 0.5 });
  return source;
}

function plan(context: Context, input: ImportInput, source: ReadSource): ImportPlan {
  const known = knownRecords(context, input.options.engagementId);
  return planImport(nameOf(input), source, input.options, known);
}

function knownRecords(context: Context, engagementId: EngagementId | undefined): KnownRecords {
  const { workbook, today } = context;
  const engagement = engagementId === undefined ? null : engagementWith(context, engagementId);
  const tracked = engagement ? everySeries(workbook, engagement.id) : [];
  return {
    today,
    engagement,
    subjects: engagement ? listSubjects(workbook, engagement.clientId) : [],
    metrics: listMetrics(workbook, true, null),
    tracked: tracked.map(({ id, subjectId, metricId, archivedOn }) => ({
      subjectId,
      metricId,
      isArchived: archivedOn !== null,
      readings: standingReadings(workbook, id, null),
    })),
    engagements: listEngagements(workbook, false),
    milestones: listMilestones(workbook, engagement?.id),
  };
}

function write(context: Context, input: ImportInput, planned: ImportPlan): ImportId {
  const { counts } = planned.summary;
  const isReplacing = input.options.onDuplicate === 'replace';
  const importId = insertImport(context.workbook, {
    fileName: nameOf(input),
    sha256: createHash('sha256').update(input.bytes).digest('hex'),
    importedAt: context.now,
    added: counts.added,
    unchanged: counts.unchanged,
    corrected: isReplacing ? counts.conflicts : 0,
    rejected: counts.rejected,
  });
  writeReadings(context, input, planned, importId);
  for (const { milestone, outcome } of planned.milestones) {
    const { id, ...fields } = milestone;
    if (outcome === 'new') {
      setMilestoneImport(context.workbook, insertMilestone(context.workbook, fields), importId);
    } else if (outcome === 'conflict' && isReplacing && id !== null) {
      updateMilestone(context.workbook, { ...fields, id });
      setMilestoneImport(context.workbook, id, importId);
    }
  }
  return importId;
}

function writeReadings(
  context: Context,
  input: ImportInput,
  { readings }: ImportPlan,
  importId: ImportId,
): void {
  const { engagementId, onDuplicate } = input.options;
  if (engagementId === undefined) return;
  const places = new Map<string, Place>();
  for (const reading of readings) {
    const { subject, metric, outcome, standing, date, value, seenOn, source, note } = reading;
    const key = JSON.stringify([subject.name, metric.name]);
    const place = places.get(key) ?? placeFor(context, engagementId, reading);
    places.set(key, place);
    if (outcome === 'unchanged' || (outcome === 'conflict' && onDuplicate !== 'replace')) continue;
    if (standing && seenOn <= standing.seenOn) {
      const reason = `Replaced by the import of ${nameOf(input)}`.slice(0, 200);
      correct(context, { readingId: standing.id, value, reason });
      continue;
    }
    const restatedBy =
      place.scoringChanges.find(({ changedOn }) => changedOn === reading.restatedBy)?.id ?? null;
    const { seriesId } = place;
    insertReading(
      context.workbook,
      {
        ...{ seriesId, date, value, seenOn, restatedBy, source, note, importId },
        status: 'normal',
        evidence: '',
      },
      context.now,
    );
  }
}

/** Where readings go. */
interface Place {
  readonly seriesId: SeriesId;
  readonly scoringChanges: readonly ScoringChange[];
}

/** The series of a reading; it, its subject and its metric are made where they are not there. */
function placeFor(
  context: Context,
  engagementId: EngagementId,
  { subject, metric }: PlannedReading,
): Place {
  const { clientId } = engagementWith(context, engagementId);
  const newSubject = { name: subject.name, kind: subject.kind, alias: null };
  const subjectId =
    subject.id ??
    findOrAdd(context, clientId, { ...newSubject, visibility: 'shared', inLeague: true }).id;
  const { metric: present, scoringChanges } =
    metric.catalogueKey === null && metric.id !== null
      ? metricWith(context, metric.id)
      : findOrAddMetric(context, { from: 'catalogue', key: metric.catalogueKey ?? '' });
  const series = { engagementId, subjectId, metricId: present.id };
  const seriesId = seriesOf(context.workbook, series)?.id ?? insertSeries(context.workbook, series);
  return { seriesId, scoringChanges };
}
