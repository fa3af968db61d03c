/** From the rows of a table to milestones of engagements, compared with those that stand. */
import type { ImportOptions, ImportRow } from '#shared/contract/files.ts';
import type { Engagement } from '#shared/domain/client.ts';
import { Milestone, type MilestoneStatus } from '#shared/domain/milestone.ts';
import type { Problem } from '#shared/domain/refusal.ts';
import { decideDateForm, readDate } from './dates.ts';
import { conflictKey, type KnownRecords, type PlannedMilestone } from './plan.ts';
import { ask, cellText } from './source-table.ts';
import type { Column, Table } from './table.ts';
import { columnFor } from './value-columns.ts';
import { fold } from './words.ts';

export interface PlannedMilestones {
  readonly milestones: readonly PlannedMilestone[];
  readonly rows: readonly ImportRow[];
  readonly problems: readonly Problem[];
  /** Exact repeats. */
  readonly ignored: readonly Problem[];
  readonly readAs: readonly string[];
}

const STATUS_WORDS: readonly (readonly [MilestoneStatus, string])[] = [
  [
    'planned',
    'planned open upcoming scheduled todo geplant offen prevu planifie previsto planificado',
  ],
  [
    'done',
    'done complete completed finished achieved erledigt fertig abgeschlossen fait termine hecho completado terminado',
  ],
  ['missed', 'missed late verpasst versaeumt manque incumplido perdido'],
  ['dropped', 'dropped cancelled canceled abgesagt gestrichen annule abandonne cancelado anulado'],
];

/**
 * The milestones of a table. A column of clients says whose each is; without one, all are the given
 * engagement's. Refuses `bad-input` (field `engagementId`) where neither says it.
 */
export function planMilestones(
  fileName: string,
  table: Table,
  options: ImportOptions,
  known: KnownRecords,
): PlannedMilestones {
  const clientColumn = columnFor(table, 'client');
  const titleColumn = columnFor(table, 'milestone');
  const statusColumn = columnFor(table, 'status');
  if (!titleColumn) {
    throw ask(fileName, 'say which of its columns names the milestones.', [
      { field: 'columnMeanings', expected: 'a column of milestones' },
    ]);
  }
  if (!clientColumn && !known.engagement) {
    throw ask(fileName, 'it does not say whose milestones it lists; say which engagement.', [
      { field: 'engagementId', expected: 'an engagement' },
    ]);
  }
  const dateCells = table.rows.map(({ number, cells }) => ({
    row: number,
    cell: cells[table.dateColumn.index] ?? '',
  }));
  const form = decideDateForm(fileName, table.dateColumn.header, dateCells, options.dateOrder);
  const others = (['category', 'owner', 'evidence', 'note'] as const).map(
    (role) => [role, columnFor(table, role)] as const,
  );

  const problems: Problem[] = [...table.problems];
  const ignored: Problem[] = [];
  const milestones: PlannedMilestone[] = [];
  const rows: ImportRow[] = [];
  const firstRows = new Map<string, { row: number; fields: string }>();
  for (const { number: row, cells } of table.rows) {
    const text = (column: Column | null) => (column ? cellText(cells[column.index]) : '');
    const at = (column: Column): Problem => ({
      file: fileName,
      row,
      column: column.header,
      value: text(column),
    });
    const refuse = (column: Column, expected: string) => problems.push({ ...at(column), expected });

    const reading = readDate(cells[table.dateColumn.index] ?? '', form.order);
    if ('expected' in reading) {
      refuse(table.dateColumn, reading.expected);
      continue;
    }
    const engagement = engagementOf(known, text(clientColumn));
    if (typeof engagement === 'string') {
      refuse(clientColumn ?? titleColumn, engagement);
      continue;
    }
    const status = statusCalled(text(statusColumn));
    if (!status) {
      refuse(statusColumn ?? titleColumn, 'planned, done, missed or dropped');
      continue;
    }
    const parsed = Milestone.omit({ id: true }).safeParse({
      engagementId: engagement.id,
      date: reading.date,
      title: text(titleColumn),
      status,
      ...Object.fromEntries(others.map(([role, column]) => [role, text(column)])),
    });
    if (!parsed.success) {
      for (const { path, message } of parsed.error.issues) {
        const column = others.find(([role]) => role === path[0])?.[1] ?? titleColumn;
        refuse(column, message.replace(/^expected /, ''));
      }
      continue;
    }
    const milestone = parsed.data;
    const key = JSON.stringify([milestone.engagementId, milestone.date, milestone.title]);
    const fields = JSON.stringify(milestone);
    const first = firstRows.get(key);
    if (first?.fields === fields) {
      ignored.push({ ...at(titleColumn), expected: `the same as row ${first.row}; counted once` });
      continue;
    }
    if (first) {
      refuse(titleColumn, `one milestone of this name and date; row ${first.row} says otherwise`);
      continue;
    }
    firstRows.set(key, { row, fields });
    const standing = known.milestones.find(
      ({ engagementId, date, title }) => JSON.stringify([engagementId, date, title]) === key,
    );
    const outcome = outcomeOf(milestone, standing);
    milestones.push({
      row,
      column: titleColumn.header,
      milestone: { ...milestone, id: standing?.id ?? null },
      outcome,
    });
    rows.push({
      row,
      column: titleColumn.header,
      date: milestone.date,
      subject: engagement.clientName,
      metric: '',
      value: null,
      title: milestone.title,
      outcome,
      standing: null,
      conflictKey: outcome === 'conflict' ? conflictKey({ row, column: titleColumn.header }) : null,
    });
  }
  const readAs = [
    form.words,
    ...(statusColumn ? [] : ['every milestone planned, as no column says otherwise']),
  ];
  return { milestones, rows, problems, ignored, readAs };
}

function outcomeOf(
  milestone: Omit<Milestone, 'id'>,
  standing: Milestone | undefined,
): PlannedMilestone['outcome'] {
  if (!standing) return 'new';
  const { status, category, owner, evidence, note } = milestone;
  const isSame =
    standing.status === status &&
    standing.category === category &&
    standing.owner === owner &&
    standing.evidence === evidence &&
    standing.note === note;
  return isSame ? 'unchanged' : 'conflict';
}

function statusCalled(text: string): MilestoneStatus | null {
  const folded = fold(text);
  if (folded === '') return 'planned';
  return STATUS_WORDS.find(([, words]) => words.split(' ').includes(folded))?.[0] ?? null;
}

/** The engagement of a row, or what was expected of its client. */
function engagementOf(known: KnownRecords, client: string): Engagement | string {
  const { engagement } = known;
  if (client === '') return engagement ?? 'the name of a client';
  const isOf = ({ clientName }: Engagement) => clientName.toLowerCase() === client.toLowerCase();
  if (engagement) {
    return isOf(engagement)
      ? engagement
      : `${engagement.clientName}, whose engagement the import goes to`;
  }
  const [only, another] = known.engagements.filter(isOf);
  if (!only) return 'a client of this workbook with an engagement';
  if (!another) return only;
  return `a client with one engagement; ${only.clientName} has several, so import its rows into one of them`;
}
