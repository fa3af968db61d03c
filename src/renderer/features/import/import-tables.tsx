/** The tables of an import's preview: values as they would be written, and what cannot be taken. */
import { type ReactNode, useState } from 'react';
import type { ImportRow } from '#shared/contract/files.ts';
import { formatDate } from '#shared/domain/calendar.ts';
import type { Problem } from '#shared/domain/refusal.ts';
import { formatNumber } from '#shared/trend/wording.ts';
import { Button } from '../../components/button.tsx';
import { type Column, DataTable } from '../../components/data-table.tsx';

interface ProblemTableProps {
  label: string;
  problems: readonly Problem[];
  reasonHeader?: string;
}

export function ProblemTable({ label, problems, reasonHeader = 'Expected' }: ProblemTableProps) {
  const { shown, more } = useFirst(problems);
  return (
    <>
      <DataTable
        label={label}
        rows={shown.map((problem, index) => ({ ...problem, index }))}
        rowKey={({ index }) => index}
        columns={[
          {
            key: 'row',
            header: 'Row',
            align: 'number',
            width: 'narrow',
            cell: ({ row }) => row ?? '–',
          },
          { key: 'column', header: 'Column', wrap: false, cell: ({ column }) => column ?? '–' },
          { key: 'value', header: 'Found', cell: ({ value }) => value ?? '–' },
          { key: 'expected', header: reasonHeader, cell: ({ expected }) => expected ?? '' },
        ]}
      />
      {more}
    </>
  );
}

const outcomeWords: Record<ImportRow['outcome'], string> = {
  new: 'new',
  unchanged: 'stands already',
  conflict: 'differs',
  restated: 'restated',
};

interface RowTableProps {
  rows: readonly ImportRow[];
  label: string;
  /** In place of the outcome in words. */
  decide?: (row: ImportRow) => ReactNode;
}

export function RowTable({ rows, label, decide }: RowTableProps) {
  const { shown, more } = useFirst(rows);
  const hasTitles = rows.some(({ title }) => title !== null);
  const hasStanding = rows.some(
    ({ standing, outcome }) => standing !== null && outcome !== 'unchanged',
  );
  const decimals = Math.max(...rows.map(({ value }) => decimalsOf(value)), 0);
  const figure = (value: number | null) => (value === null ? '–' : formatNumber(value, decimals));
  const columns: Column<ImportRow>[] = [
    { key: 'row', header: 'Row', align: 'number', width: 'narrow', cell: ({ row }) => row },
    { key: 'date', header: 'Date', wrap: false, cell: ({ date }) => formatDate(date) },
    { key: 'subject', header: hasTitles ? 'Client' : 'Subject', cell: ({ subject }) => subject },
    hasTitles
      ? { key: 'title', header: 'Milestone', cell: ({ title }) => title }
      : { key: 'metric', header: 'Metric', cell: ({ metric }) => metric },
    ...(hasTitles
      ? []
      : [
          {
            key: 'value',
            header: 'Value',
            align: 'number' as const,
            cell: ({ value }: ImportRow) => figure(value),
          },
        ]),
    ...(hasStanding
      ? [
          {
            key: 'standing',
            header: 'Stands',
            align: 'number' as const,
            cell: ({ standing }: ImportRow) => figure(standing),
          },
        ]
      : []),
    decide
      ? { key: 'decision', header: 'Which stands', width: 'wide', cell: decide }
      : {
          key: 'outcome',
          header: 'Outcome',
          wrap: false,
          cell: ({ outcome }) => outcomeWords[outcome],
        },
  ];
  return (
    <>
      <DataTable
        label={label}
        rows={shown}
        rowKey={({ row, column, subject, metric }) => `${row} ${column} ${subject} ${metric}`}
        columns={columns}
      />
      {more}
    </>
  );
}

/** Decimals that a value is written with. */
function decimalsOf(value: number | null): number {
  return String(value ?? 0).split('.')[1]?.length ?? 0;
}

const FIRST = 12;
/** More rows than this no one reads through, and no browser draws at once. */
const MOST = 1_000;

/** The first few of many, with a button for more. */
function useFirst<Item>(items: readonly Item[]) {
  const [showsMore, setShowsMore] = useState(false);
  const isCut = !showsMore && items.length > FIRST + 3;
  const shown = items.slice(0, isCut ? FIRST : MOST);
  const isShort = items.length > MOST;
  return {
    shown,
    more: isCut ? (
      <div>
        <Button variant="quiet" onPress={() => setShowsMore(true)}>
          {isShort
            ? `Show the first ${formatNumber(MOST, 0)} of ${formatNumber(items.length, 0)}`
            : `Show all ${items.length}`}
        </Button>
      </div>
    ) : (
      isShort && (
        <p>
          The first {formatNumber(MOST, 0)} of {formatNumber(items.length, 0)} are shown.
        </p>
      )
    ),
  };
}
