/** Writes what an import plans, part after part of one transaction. */
import { formatDate } from '#shared/domain/calendar.ts';
import type { EngagementId, ImportId, SeriesId } from '#shared/domain/identity.ts';
import type { ScoringChange } from '#shared/domain/metric.ts';
import type { Place, PlannedWrite } from '#main/intake/decisions.ts';
import type { Requests } from '#main/intake/requests.ts';
import { insertImport, setMilestoneImport } from '#main/workbook/imports.ts';
import { insertMilestone, updateMilestone } from '#main/workbook/milestones.ts';
import { readingWriter, type ReadingWriter } from '#main/workbook/readings.ts';
import { insertSeries, seriesOf } from '#main/workbook/series.ts';
import type { Context } from './context.ts';
import { engagementWith } from './engagements.ts';
import { findOrAddMetric, metricWith } from './metrics.ts';
import { refuseCorrectedLater } from './readings.ts';
import { findOrAdd } from './subjects.ts';

interface WrittenFile {
  readonly fileName: string;
  /** Of its bytes, in hexadecimal. */
  readonly sha256: string;
}

/** Where readings go. */
interface SeriesPlace {
  readonly seriesId: SeriesId;
  readonly scoringChanges: readonly ScoringChange[];
}

/** Why an import corrected readings; by it they are found when it is taken back. */
export function replacedBy(fileName: string): string {
  return `Replaced by the import of ${fileName}`.slice(0, 200);
}

export class ImportWriter {
  readonly importId: ImportId;
  readonly #context: Context;
  readonly #engagementId: EngagementId | undefined;
  readonly #readings: ReadingWriter;
  readonly #reason: string;
  #places: SeriesPlace[] = [];

  /** Records the import. */
  constructor(
    context: Context,
    engagementId: EngagementId | undefined,
    { fileName, sha256 }: WrittenFile,
    {
      summary: { counts },
      writes,
      corrections,
    }: Pick<Requests['plan']['answer'], 'summary' | 'writes' | 'corrections'>,
  ) {
    this.#context = context;
    this.#engagementId = engagementId;
    this.#readings = readingWriter(context.workbook, context.now);
    this.#reason = replacedBy(fileName);
    this.importId = insertImport(context.workbook, {
      ...{ fileName, sha256, importedAt: context.now },
      added: writes - corrections,
      unchanged: counts.unchanged,
      corrected: corrections,
      rejected: counts.rejected,
    });
  }

  /** Finds the series that readings go to; they, their subjects and metrics are made where needed. */
  makePlaces(places: readonly Place[]): void {
    this.#places = places.map((place) => this.#seriesPlace(place));
  }

  write(writes: readonly PlannedWrite[]): void {
    for (const write of writes) {
      if (write.kind === 'reading') this.#writeReading(write);
      else this.#writeMilestone(write.milestone);
    }
  }

  #writeReading(write: Extract<PlannedWrite, { kind: 'reading' }>): void {
    const place = this.#places[write.place];
    if (!place) throw new RangeError('a reading without a series to go to');
    const { date, value, seenOn, source, note, status, corrects } = write;
    if (corrects) {
      const last = this.#readings.lastCorrectedOn(corrects.id);
      refuseCorrectedLater(this.#context, last, `The reading of ${formatDate(date)}`);
      const { id: readingId, oldValue } = corrects;
      const correctedOn = this.#context.today;
      const reason = this.#reason;
      this.#readings.correct({ readingId, oldValue, newValue: value, reason, correctedOn });
      return;
    }
    const { seriesId, scoringChanges } = place;
    const restatedBy =
      scoringChanges.find(({ changedOn }) => changedOn === write.restatedBy)?.id ?? null;
    const { importId } = this;
    this.#readings.insert({
      ...{ seriesId, date, value, seenOn, restatedBy, source, note, importId },
      ...{ status, evidence: '' },
    });
  }

  #writeMilestone({
    id,
    ...fields
  }: Extract<PlannedWrite, { kind: 'milestone' }>['milestone']): void {
    const { workbook } = this.#context;
    if (id !== null) updateMilestone(workbook, { ...fields, id });
    setMilestoneImport(workbook, id ?? insertMilestone(workbook, fields), this.importId);
  }

  #seriesPlace({ subject, metric }: Place): SeriesPlace {
    const context = this.#context;
    const engagementId = this.#engagementId;
    if (engagementId === undefined) throw new TypeError('readings without an engagement');
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
    const seriesId =
      seriesOf(context.workbook, series)?.id ?? insertSeries(context.workbook, series);
    return { seriesId, scoringChanges };
  }
}
