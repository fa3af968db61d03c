/**
 * DataTable   label: string (names the table); rows: Row[]; rowKey(row): string | number;
 *             columns: Column<Row>[]; empty?: ReactNode (shown in place of rows);
 *             reflow?: true — rows become cards where the table has less than 640 px;
 *             rowId?(row): id attribute of the row.
 * Column      key; header: string; cell(row): ReactNode; align?: 'text' (default) | 'number';
 *             isRowHeader?: names the row; width?: 'narrow' | 'wide' | 'fill'; hideHeader?: read by
 *             screen readers only; wrap?: false keeps a text cell on one line.
 *
 * Too wide for its place it scrolls by itself, and takes focus so that arrow keys can scroll it.
 * Roles are spelled out because browsers drop a table's own where it is laid out as cards.
 */
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { cx } from './cx.ts';
import styles from './data-table.module.css';

export interface Column<Row> {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  align?: 'text' | 'number';
  isRowHeader?: boolean;
  width?: 'narrow' | 'wide' | 'fill';
  hideHeader?: boolean;
  wrap?: boolean;
}

interface DataTableProps<Row> {
  label: string;
  rows: readonly Row[];
  rowKey: (row: Row) => string | number;
  columns: readonly Column<Row>[];
  empty?: ReactNode;
  reflow?: boolean;
  rowId?: (row: Row) => string;
}

export function DataTable<Row>({
  label,
  rows,
  rowKey,
  columns,
  empty,
  reflow = false,
  rowId,
}: DataTableProps<Row>) {
  const { frame, scrolls } = useScrolls();
  const region = scrolls ? { role: 'region', 'aria-label': label, tabIndex: 0 } : {};
  const columnClass = (column: Column<Row>) =>
    cx(
      column.align === 'number' && styles.number,
      column.width && styles[column.width],
      column.wrap === false && styles.oneLine,
    );
  return (
    <div ref={frame} className={cx(styles.frame, reflow && styles.reflow)} {...region}>
      <table role="table" aria-label={label} className={styles.table}>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th key={column.key} role="columnheader" scope="col" className={columnClass(column)}>
                {column.hideHeader ? (
                  <span className="visually-hidden">{column.header}</span>
                ) : (
                  column.header
                )}
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
}

/** Whether the frame is narrower than what is in it. */
function useScrolls() {
  const frame = useRef<HTMLDivElement>(null);
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const observer = new ResizeObserver(() =>
      setScrolls(element.scrollWidth > element.clientWidth + 1),
    );
    observer.observe(element);
    if (element.firstElementChild) observer.observe(element.firstElementChild);
    return () => observer.disconnect();
  }, []);
  return { frame, scrolls };
}
