/**
 * DataTable   label: string (names the table); rows: Row[]; rowKey(row): string | number;
 *             columns: Column<Row>[]; empty?: ReactNode (shown in place of rows);
 *             reflow?: true — rows become cards where the table has less than 640 px;
 *             rowId?(row): id attribute of the row; height?: 'limited' — a long one scrolls by itself;
 *             sorting?: { key, direction } of the column the rows are in the order of, null for none,
 *             with onSort(key): the rows come sorted, the table only shows how and asks for another way.
 * Column      key; header: string; cell(row): ReactNode; align?: 'text' (default) | 'number';
 *             isRowHeader?: names the row; width?: 'narrow' | 'wide' | 'fill'; hideHeader?: read by
 *             screen readers only; wrap?: false keeps a text cell on one line; text?(row): what is
 *             copied of a cell that draws or says more than a value, null for a column that is left
 *             out; sorts?: true — its header is a button. Left out itself, the cell's own words are copied, and no column of a hidden header.
 *
 * Too wide for its place it scrolls by itself, and takes focus so that arrow keys can scroll it.
 * It can be copied to the clipboard, by its button or by Ctrl+C while the focus is in it.
 * Roles are spelled out because browsers drop a table's own where it is laid out as cards.
 */
import { ArrowDown, ArrowUp, ArrowUpDown } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { CopyTable, copyOnKeys, type CopiedTable } from './copy-table.tsx';
import { cx } from './cx.ts';
import styles from './data-table.module.css';
import { tableText, type PlainValue } from './table-text.ts';

export interface Column<Row> {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  align?: 'text' | 'number';
  isRowHeader?: boolean;
  width?: 'narrow' | 'wide' | 'fill';
  hideHeader?: boolean;
  wrap?: boolean;
  text?: ((row: Row) => PlainValue) | null;
  sorts?: true;
}

export interface Sorting {
  readonly key: string;
  readonly direction: 'ascending' | 'descending';
}

interface DataTableProps<Row> {
  label: string;
  rows: readonly Row[];
  rowKey: (row: Row) => string | number;
  columns: readonly Column<Row>[];
  empty?: ReactNode;
  reflow?: boolean;
  rowId?: (row: Row) => string;
  height?: 'limited';
  sorting?: Sorting | null;
  onSort?: (key: string) => void;
}

export function DataTable<Row>({
  label,
  rows,
  rowKey,
  columns,
  empty,
  reflow = false,
  rowId,
  height,
  sorting = null,
  onSort,
}: DataTableProps<Row>) {
  const { frame, scrolls } = useScrolls();
  const region = scrolls ? { role: 'region', 'aria-label': label, tabIndex: 0 } : {};
  const columnClass = (column: Column<Row>) =>
    cx(
      column.align === 'number' && styles.number,
      column.width && styles[column.width],
      column.wrap === false && styles.oneLine,
    );
  const copied = () => copiedTable(frame.current, rows, columns);
  const table = (
    <div
      ref={frame}
      className={cx(
        styles.frame,
        reflow && styles.reflow,
        onSort && styles.sortable,
        height && styles[height],
      )}
      {...region}
    >
      <table role="table" aria-label={label} className={styles.table}>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th
                key={column.key}
                role="columnheader"
                scope="col"
                className={columnClass(column)}
                aria-sort={
                  column.sorts && onSort
                    ? sorting?.key === column.key
                      ? sorting.direction
                      : 'none'
                    : undefined
                }
              >
                <Header column={column} sorting={sorting} onSort={onSort} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={rowKey(row)} role="row" id={rowId?.(row)}>
              {columns.map((column) => {
                const Cell = column.isRowHeader ? 'th' : 'td';
                const shared = { className: columnClass(column), 'data-header': column.header };
                return column.isRowHeader ? (
                  <Cell key={column.key} role="rowheader" scope="row" {...shared}>
                    {column.cell(row)}
                  </Cell>
                ) : (
                  <Cell key={column.key} role="cell" {...shared}>
                    {column.cell(row)}
                  </Cell>
                );
              })}
            </tr>
          ))}
          {rows.length === 0 && empty !== undefined && (
            <tr role="row">
              <td role="cell" colSpan={columns.length} className={styles.empty}>
                {empty}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
  return (
    <div
      className={styles.place}
      onKeyDown={(event) => {
        if (rows.length > 0) copyOnKeys(event, copied);
      }}
    >
      {table}
      {rows.length > 0 && <CopyTable label={label} onCopy={copied} />}
    </div>
  );
}

interface HeaderProps {
  column: Pick<Column<never>, 'key' | 'header' | 'hideHeader' | 'sorts'>;
  sorting: Sorting | null;
  onSort: ((key: string) => void) | undefined;
}

function Header({ column: { key, header, hideHeader, sorts }, sorting, onSort }: HeaderProps) {
  if (hideHeader) return <span className="visually-hidden">{header}</span>;
  if (!sorts || !onSort) return header;
  const direction = sorting?.key === key ? sorting.direction : null;
  const Sign = direction === null ? ArrowUpDown : direction === 'ascending' ? ArrowUp : ArrowDown;
  return (
    <button type="button" className={styles.sort} onClick={() => onSort(key)}>
      {header}
      <Sign aria-hidden="true" data-direction={direction} />
    </button>
  );
}

/** Every row with what its cells say in words. */
function copiedTable<Row>(
  frame: HTMLElement | null,
  rows: readonly Row[],
  columns: readonly Column<Row>[],
): CopiedTable {
  const shown = [...(frame?.querySelectorAll('tbody > tr') ?? [])];
  const kept = columns
    .map((column, at) => ({ ...column, at }))
    .filter(({ text, hideHeader }) => (text === undefined ? !hideHeader : text !== null));
  const cells = rows.map((row, index) =>
    kept.map(({ text, at }) => {
      if (text) return text(row);
      const cell = shown[index]?.children[at];
      return cell instanceof HTMLElement ? cell.innerText : '';
    }),
  );
  return {
    text: tableText(
      kept.map(({ header }) => header),
      cells,
    ),
    rows: rows.length,
  };
}

/** Whether the frame is smaller than what is in it. */
function useScrolls() {
  const frame = useRef<HTMLDivElement>(null);
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const observer = new ResizeObserver(() =>
      setScrolls(
        element.scrollWidth > element.clientWidth + 1 ||
          element.scrollHeight > element.clientHeight + 1,
      ),
    );
    observer.observe(element);
    if (element.firstElementChild) observer.observe(element.firstElementChild);
    return () => observer.disconnect();
  }, []);
  return { frame, scrolls };
}
