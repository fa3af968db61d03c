/** Which columns of a table hold values, and which say something else. */
import type { ImportOptions } from '#shared/contract/files.ts';
import type { Problem } from '#shared/domain/refusal.ts';
import { given } from './matching.ts';
import type { Column, Table } from './table.ts';

/** The column with that meaning, the first where there are several. */
export function columnFor(table: Table, role: Column['role']): Column | null {
  return table.otherColumns.find((column) => column.role === role && !column.isEmpty) ?? null;
}

/** Whether the table lists milestones: it has a column for them and none of values. */
export function listsMilestones(table: Table): boolean {
  return columnFor(table, 'milestone') !== null && !table.otherColumns.some(couldHoldValues);
}

/** The columns that hold values; those that do not are named with why. */
export function valueColumns(
  fileName: string,
  table: Table,
  { metricOfColumn }: Pick<ImportOptions, 'metricOfColumn'>,
): { columns: Column[]; ignored: Problem[] } {
  const columns: Column[] = [];
  const ignored: Problem[] = [];
  const leaveOut = (column: Column, expected: string) =>
    ignored.push({ file: fileName, row: table.headerRow, column: column.header, expected });
  const isWanted = ({ header, role, isSaid }: Column) =>
    (given(metricOfColumn, header) ?? '') !== '' || (isSaid && role === 'value');
  const candidates = table.otherColumns.filter(couldHoldValues);
  // A French “note” is a mark: where nothing else holds numbers, that column is the one of values.
  const others =
    candidates.length > 0
      ? []
      : table.otherColumns.filter(({ hasNumbers, isSaid }) => hasNumbers && !isSaid);
  for (const column of table.otherColumns) {
    const isLeftOut = column.role === 'leave-out' || given(metricOfColumn, column.header) === '';
    if (isLeftOut) leaveOut(column, 'left out, as you said');
    else if (isWanted(column) || candidates.includes(column) || others.includes(column)) {
      columns.push(column);
    } else if (!READ_ROLES.has(column.role) && (column.hasHeader || !column.isEmpty)) {
      leaveOut(
        column,
        column.isEmpty ? 'an empty column' : 'not a column of values; it is not read',
      );
    }
  }
  const [text] = table.otherColumns.filter(
    ({ isEmpty, role }) => !isEmpty && (role === null || role === 'value'),
  );
  // Where no column has a number, the problems of the likeliest say why.
  return columns.length === 0 && text ? { columns: [text], ignored } : { columns, ignored };
}

/** What else than values a table of readings may say, and is read. */
const READ_ROLES: ReadonlySet<Column['role']> = new Set<Column['role']>([
  'subject',
  'metric',
  'client',
  'source',
  'note',
]);

function couldHoldValues({ role, hasNumbers }: Column): boolean {
  return hasNumbers && (role === null || role === 'value' || role === 'metric');
}
