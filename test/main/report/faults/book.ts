/** A file as its checks see it: its sheets with their cells, found as Excel finds them. */
import { columnNumber } from '../../../office/schemas/notation.ts';
import { targetsOf } from './relation-faults.ts';
import { all, child, childrenOf, numberOf, type Node } from './xml-nodes.ts';

export interface Book {
  readonly nodes: ReadonlyMap<string, Node>;
  readonly workbook: Node | undefined;
  readonly sheets: readonly BookSheet[];
  /** The texts that cells point to. */
  readonly texts: readonly string[];
}

export interface BookSheet {
  readonly name: string;
  readonly path: string;
  readonly node: Node | undefined;
  /** By address; texts as texts. */
  readonly cells: ReadonlyMap<string, BookCell>;
  readonly drawing: string | undefined;
  readonly tables: readonly (readonly [path: string, table: Node])[];
}

export interface BookCell {
  readonly value: string | number | boolean | null;
  readonly formula: string | null;
  readonly type: string;
}

export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export function readBook(nodes: ReadonlyMap<string, Node>): Book {
  const workbook = nodes.get('xl/workbook.xml');
  const texts = childrenOf(nodes.get('xl/sharedStrings.xml'), 'si').map((item) =>
    (child(item, 't')?.text ?? '').replaceAll('_x005F_', '_'),
  );
  const targets = targetsOf('xl/workbook.xml', nodes);
  const sheets = childrenOf(child(workbook, 'sheets'), 'sheet').map(({ has }): BookSheet => {
    const path = targets.get(has['r:id'] ?? '') ?? '';
    const node = nodes.get(path);
    const own = targetsOf(path, nodes);
    const drawing = child(node, 'drawing')?.has['r:id'];
    return {
      name: has['name'] ?? '',
      path,
      node,
      cells: cellsOf(node, texts),
      drawing: drawing === undefined ? undefined : own.get(drawing),
      tables: all(child(node, 'tableParts'), 'tablePart').flatMap((part) => {
        const tablePath = own.get(part.has['r:id'] ?? '') ?? '';
        const table = nodes.get(tablePath);
        return table ? [[tablePath, table] as const] : [];
      }),
    };
  });
  return { nodes, workbook, sheets, texts };
}

function cellsOf(sheet: Node | undefined, texts: readonly string[]): Map<string, BookCell> {
  const cells = new Map<string, BookCell>();
  for (const row of childrenOf(child(sheet, 'sheetData'), 'row')) {
    for (const cell of row.children) {
      const written = child(cell, 'v')?.text;
      const type = cell.has['t'] ?? 'n';
      cells.set(cell.has['r'] ?? '', {
        value: written === undefined ? null : valueOf(written, type, texts),
        formula: child(cell, 'f')?.text ?? null,
        type,
      });
    }
  }
  return cells;
}

function valueOf(written: string, type: string, texts: readonly string[]) {
  if (type === 's') return texts[Number(written)] ?? null;
  if (type === 'b') return written === '1';
  return type === 'n' ? Number(written) : written;
}

/** The area of "A1:B2"; absolute or not. */
export function areaOf(range: string): Area {
  const [from = '', to = from] = range.replaceAll('$', '').split(':');
  const [start, end] = [placeOf(from), placeOf(to)];
  return { left: start.column, top: start.row, right: end.column, bottom: end.row };
}

export function placeOf(cell: string): { readonly column: number; readonly row: number } {
  const [, letters = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(cell) ?? [];
  return { column: columnNumber(letters), row: Number(row) };
}

export function overlap(one: Area, other: Area): boolean {
  return (
    one.left <= other.right &&
    other.left <= one.right &&
    one.top <= other.bottom &&
    other.top <= one.bottom
  );
}

/** Sheet and cells of "'Sheet'!$A$1:$A$9"; null for any other reference. */
export function referenceOf(text: string): { sheet: string; range: string } | null {
  const [, sheet, range] = /^'((?:[^']|'')+)'!(\$[A-Z]+\$\d+(?::\$[A-Z]+\$\d+)?)$/.exec(text) ?? [];
  if (sheet === undefined || range === undefined) return null;
  return { sheet: sheet.replaceAll("''", "'"), range };
}

/** Items of an element that says how many it has, and whether it says so rightly. */
export function isCounted(node: Node | undefined): boolean {
  return node === undefined || numberOf(node, 'count') === node.children.length;
}
