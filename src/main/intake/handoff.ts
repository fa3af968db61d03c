/**
 * A handoff workbook that comes back: known again by its mark, read by its table Readings alone, its
 * rows matched to readings by the Ids they were handed on with.
 */
import type { ImportOptions, ImportSummary } from '#shared/contract/files.ts';
import { formatDate, isCalendarDate, type CalendarDate } from '#shared/domain/calendar.ts';
import { describeScale, isOnScale } from '#shared/domain/metric.ts';
import type { Problem } from '#shared/domain/refusal.ts';
import { ReadingStatus } from '#shared/domain/series.ts';
import { Note } from '#shared/domain/text.ts';
import { MARK, MARK_FORMAT } from '#main/report/handoff/mark.ts';
import { cannotBeBoth } from './decisions.ts';
import { readDate } from './dates.ts';
import { ofWorkbook } from './matching.ts';
import { countsOf, inOrder, perSeries, rowOf } from './plan-import.ts';
import { planReadings } from './plan-readings.ts';
import type { FoundValue, ImportPlan, KnownRecords, KnownSeries } from './plan.ts';
import type { OpenedFile } from './read-source.ts';
import { settleRepeats } from './settle-repeats.ts';
import { ask, cellText, count, isBlank, refuseFile, type SourceRow } from './source-table.ts';
import type { XlsxSheet } from './xlsx-sheets.ts';

/** What the file says of itself. */
export interface HandoffFile {
  readonly format: string;
  readonly workbookUuid: string;
  readonly identifier: string;
  readonly lastReadingId: number;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** Names as they stand in it, folded → what they stand for. */
  readonly series: ReadonlyMap<string, { readonly subjectId: number; readonly metricId: number }>;
  readonly sheet: XlsxSheet;
  readonly header: SourceRow;
}

export const HANDOFF_WORDS = 'a handoff workbook come back, one row per reading';

const COLUMNS = ['Date', 'Subject', 'Metric', 'Value', 'Status', 'Note', 'Id'] as const;
type Column = (typeof COLUMNS)[number];

/** Null for any other file. Refuses `bad-input` where it is one, but has lost what it is read by. */
export function handoffIn(fileName: string, opened: OpenedFile): HandoffFile | null {
  if (opened.kind !== 'excel') return null;
  const lists = opened.sheets.find(({ rows }) => rows.some((row) => factIn(row, MARK.format)));
  if (!lists) return null;
  const fact = (label: string): string =>
    lists.rows.map((row) => factIn(row, label)).find((text) => text !== null) ?? '';
  const [from, to] = [fact(MARK.from), fact(MARK.to)];
  const lastReadingId = Number(fact(MARK.lastReading));
  const sheets = opened.sheets.flatMap((sheet) => {
    const header = sheet.rows.find((row) => namesColumns(row, [...COLUMNS, 'Key']));
    return header ? [{ sheet, header }] : [];
  });
  const [table] = sheets;
  if (!table || !isCalendarDate(from) || !isCalendarDate(to) || !Number.isInteger(lastReadingId)) {
    throw refuseFile(
      fileName,
      'is a handoff workbook, but its sheet Readings has lost its header or its sheet Lists what is read by; take these back from the file as it was handed on.',
    );
  }
  return {
    format: fact(MARK.format),
    workbookUuid: fact(MARK.workbook),
    identifier: fact(MARK.disclosure),
    lastReadingId,
    ...{ from, to },
    series: seriesIn(lists),
    ...table,
  };
}

/** The text beside a label; null where the row does not hold it. */
function factIn({ cells }: SourceRow, label: string): string | null {
  const at = cells.findIndex((cell) => cellText(cell) === label);
  return at === -1
    ? null
    : (cells
        .slice(at + 1)
        .map(cellText)
        .find((text) => text !== '') ?? null);
}

function namesColumns({ cells }: SourceRow, names: readonly string[]): boolean {
  const texts = new Set(cells.map(cellText));
  return names.every((name) => texts.has(name));
}

const fold = (subject: string, metric: string): string =>
  `${subject.trim().toLowerCase()}\n${metric.trim().toLowerCase()}`;

/** What the names of the file stand for, by the Ids beside them on the sheet Lists. */
function seriesIn({ rows }: XlsxSheet): HandoffFile['series'] {
  const at = rows.findIndex((row) => namesColumns(row, ['Subject', 'Metric', 'Id']));
  const header = rows[at]?.cells.map(cellText) ?? [];
  const series = new Map<string, { subjectId: number; metricId: number }>();
  for (const { cells } of rows.slice(at + 1)) {
    const text = (name: string) => cellText(cells[header.indexOf(name)]);
    const [, subject, metric] = /^(\d+)\/(\d+)$/.exec(text('Id')) ?? [];
    if (subject === undefined) break;
    series.set(fold(text('Subject'), text('Metric')), {
      subjectId: Number(subject),
      metricId: Number(metric),
    });
  }
  return series;
}

/**
 * What the workbook that came back would change. Refuses `bad-input` for one of another Plumbline file
 * or of another engagement, and for a format that this version does not know.
 */
export function planHandoff(
  fileName: string,
  handoff: HandoffFile,
  options: ImportOptions,
  known: KnownRecords,
): ImportPlan {
  const disclosedOn = refuseForeign(fileName, handoff, known);
  const collected = collect(fileName, handoff, known);
  const settled = settleRepeats(fileName, collected.values, [], options.onDuplicate);
  const planned = planReadings(fileName, settled.values, options, known);
  const problems = [
    ...collected.problems,
    ...settled.problems,
    ...planned.problems,
    ...planned.values.flatMap((one) => cannotBeBoth(fileName, one, options, known.today)),
  ];
  const removed = removedRows(fileName, handoff, collected.ids, known);
  const summary: ImportSummary = {
    readAs: [
      `the handoff workbook of ${formatDate(disclosedOn)}, disclosure ${handoff.identifier}`,
      `its sheet “${handoff.sheet.name}” alone, header in row ${handoff.header.number}`,
      ...(removed.length > 0
        ? [`${count(removed.length, 'row')} that were handed on are gone; the readings stay`]
        : []),
      ...planned.readAs,
    ],
    shape: 'long',
    counts: countsOf(planned.values, problems, 0),
    perSeries: perSeries(planned.series),
    ignored: inOrder([...settled.ignored, ...removed]),
    problems: inOrder(problems),
    willCreate: [],
  };
  return {
    ...{ summary, nearNames: [], readings: planned.values, milestones: [] },
    get rows() {
      return planned.values.map(rowOf);
    },
  };
}

/** The day it was handed on. */
function refuseForeign(
  fileName: string,
  { format, workbookUuid, identifier }: HandoffFile,
  { engagement, engagements, handedOn }: KnownRecords,
): CalendarDate {
  if (format !== MARK_FORMAT) {
    throw refuseFile(
      fileName,
      `is a handoff workbook of a newer kind (${format}); open it with the version of Plumbline that made it.`,
    );
  }
  const record = handedOn?.disclosures.find((one) => one.identifier === identifier);
  if (workbookUuid !== handedOn?.workbookUuid || !record) {
    throw refuseFile(
      fileName,
      workbookUuid === handedOn?.workbookUuid
        ? `was handed on as ${identifier}, of which this workbook has no record; it may be a copy from before. Open the one that the handoff was made from.`
        : `was handed on from another Plumbline workbook than this one; open that one, and import it there.`,
    );
  }
  if (engagement?.id !== record.engagementId) {
    const own = engagements.find(({ id }) => id === record.engagementId);
    const name = own ? `${own.clientName}, ${own.name}` : 'an engagement that is archived';
    throw ask(fileName, `it was handed on from ${name}; its readings go there and nowhere else.`, [
      { field: 'engagementId', expected: name },
    ]);
  }
  return record.disclosedOn;
}

interface Collected {
  readonly values: readonly FoundValue[];
  readonly problems: readonly Problem[];
  /** Ids of the rows, also of those that cannot be taken. */
  readonly ids: ReadonlySet<number>;
}

function collect(fileName: string, handoff: HandoffFile, known: KnownRecords): Collected {
  const { sheet, header } = handoff;
  const places = header.cells.map(cellText);
  const values: FoundValue[] = [];
  const problems: Problem[] = [];
  const ids = new Set<number>();
  const byId = readingsById(known);
  const series = seriesOfNames(handoff, known);
  for (const row of sheet.rows.filter(({ number }) => number > header.number)) {
    const cell = (name: Column) => row.cells[places.indexOf(name)] ?? '';
    const isEmpty = (['Date', 'Subject', 'Metric', 'Value'] as const).every((name) =>
      isBlank(cell(name)),
    );
    const id = isBlank(cell('Id')) ? null : Number(cellText(cell('Id')));
    if (isEmpty) continue;
    if (id !== null) ids.add(id);
    const refuse = (name: Column, expected: string): void => {
      const value = cellText(cell(name));
      problems.push({ file: fileName, row: row.number, column: name, value, expected });
    };
    const found = valueIn(row.number, cell, series, known.today, refuse);
    if (found === null) continue;
    const flaw = id === null ? null : whyNotById(id, found, byId);
    if (flaw !== null) refuse('Id', flaw);
    else values.push(found);
  }
  return { values, problems, ids };
}

interface Standing {
  readonly series: KnownSeries;
  readonly date: CalendarDate;
}

function readingsById({ tracked }: KnownRecords): Map<number, Standing> {
  return new Map(
    tracked.flatMap((series) =>
      series.readings.map(({ id, date }): [number, Standing] => [id, { series, date }]),
    ),
  );
}

type Place = Pick<FoundValue, 'subject' | 'metric'>;

/** The subject and the metric that names of the file stand for. */
function seriesOfNames(handoff: HandoffFile, known: KnownRecords): Map<string, Place> {
  const metrics = known.metrics.map(ofWorkbook);
  return new Map(
    [...handoff.series].flatMap(([name, ids]): [string, Place][] => {
      const subject = known.subjects.find(({ id }) => id === ids.subjectId);
      const metric = metrics.find(({ id }) => id === ids.metricId);
      return subject && metric ? [[name, { subject, metric }]] : [];
    }),
  );
}

/** What a row says; null where something in it cannot be taken, which was told then. */
function valueIn(
  row: number,
  cell: (name: Column) => SourceRow['cells'][number],
  series: ReadonlyMap<string, Place>,
  today: CalendarDate,
  refuse: (name: Column, expected: string) => void,
): FoundValue | null {
  const text = (name: Column) => cellText(cell(name));
  const place = series.get(fold(text('Subject'), text('Metric')));
  const day = readDate(cell('Date'), null);
  const value = numberIn(cell('Value'));
  const note = Note.safeParse(text('Note'));
  const status = ReadingStatus.safeParse(text('Status').toLowerCase() || 'normal');
  if ('expected' in day) refuse('Date', day.expected);
  else if (day.date > today) refuse('Date', `a date up to today, ${formatDate(today)}`);
  if (!place) refuse('Subject', 'a subject and a metric that stand together on its sheet Lists');
  if (value === null) refuse('Value', 'a number');
  else if (place && !isOnScale(place.metric, value)) {
    refuse('Value', `a value on the scale of ${place.metric.name}: ${describeScale(place.metric)}`);
  }
  if (!note.success) refuse('Note', 'plain text of at most 20,000 characters');
  if (!status.success) refuse('Status', 'Normal, Estimated, Provisional or Break');
  if ('expected' in day || day.date > today || !place || value === null) return null;
  if (!isOnScale(place.metric, value) || !note.success || !status.success) return null;
  return {
    ...{ row, column: 'Value', ...place, date: day.date, value, text: text('Value') },
    ...{ source: '', note: note.data, status: status.data },
  };
}

function numberIn(cell: SourceRow['cells'][number]): number | null {
  if (typeof cell !== 'string') return cell.kind === 'number' ? cell.value : null;
  const plain = cell.trim().replace('−', '-');
  return /^[+-]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

/** An Id says which reading a row is of: one that was moved elsewhere is neither the old nor a new one. */
function whyNotById(
  id: number,
  { subject, metric, date }: FoundValue,
  byId: ReadonlyMap<number, Standing>,
): string | null {
  const standing = byId.get(id);
  if (!standing) return null;
  const { series } = standing;
  if (series.subjectId !== subject.id || series.metricId !== metric.id) {
    return `the subject and the metric that reading ${id} was handed on with; to add this row as a new reading, empty its Id`;
  }
  return standing.date === date
    ? null
    : `the date that reading ${id} was handed on with, ${formatDate(standing.date)}; to add this row as a new reading, empty its Id`;
}

/** Readings that were handed on and whose rows are gone. They are told of, and stay. */
function removedRows(
  fileName: string,
  { series, lastReadingId, from, to }: HandoffFile,
  ids: ReadonlySet<number>,
  known: KnownRecords,
): Problem[] {
  const handed = new Set([...series.values()].map((one) => `${one.subjectId}/${one.metricId}`));
  return known.tracked
    .filter(({ subjectId, metricId }) => handed.has(`${subjectId}/${metricId}`))
    .flatMap((one) => {
      const name = known.subjects.find(({ id }) => id === one.subjectId)?.name ?? '';
      return one.readings
        .filter(
          ({ id, date, restatedBy }) =>
            restatedBy === null &&
            id <= lastReadingId &&
            date >= from &&
            date <= to &&
            !ids.has(id),
        )
        .map(({ id, date, value }) => ({
          file: fileName,
          column: 'Id',
          value: String(id),
          expected: `a row for the reading of ${name} of ${formatDate(date)}, ${value}; its row was removed, and it stays: withdraw it here if it is wrong`,
        }));
    });
}
