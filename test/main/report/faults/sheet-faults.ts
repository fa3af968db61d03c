/** One sheet after the other: rows and cells in order, merged cells, tables, widths, what is typed in. */
import {
  areaOf,
  isCounted,
  overlap,
  placeOf,
  type Area,
  type Book,
  type BookSheet,
} from './book.ts';
import { formulaFault } from './workbook-faults.ts';
import { all, child, childrenOf, numberOf, type Node } from './xml-nodes.ts';

export function sheetFaults(book: Book): string[] {
  const formats = childrenOf(child(book.nodes.get('xl/styles.xml'), 'cellXfs'), 'xf').length;
  const ofSheets = book.sheets.flatMap((sheet) =>
    [
      ...rowFaults(sheet, formats),
      ...valueFaults(sheet, book),
      ...mergeFaults(sheet),
      ...columnFaults(sheet, formats),
      ...countFaults(sheet),
      ...viewFaults(sheet),
      ...validationFaults(sheet),
      ...sheet.tables.flatMap(([, table]) => tableFaults(table, sheet)),
    ].map((fault) => `${sheet.name}: ${fault}`),
  );
  return [...ofSheets, ...tableNameFaults(book)];
}

function rowFaults({ node }: BookSheet, formats: number): string[] {
  const faults: string[] = [];
  const extent = areaOf(child(node, 'dimension')?.has['ref'] ?? '');
  let before = 0;
  for (const row of childrenOf(child(node, 'sheetData'), 'row')) {
    const number = numberOf(row, 'r');
    if (number <= before) faults.push(`row ${number} after row ${before}`);
    before = number;
    let lastColumn = 0;
    for (const cell of row.children) {
      const place = placeOf(cell.has['r'] ?? '');
      if (place.row !== number) faults.push(`${cell.has['r']} in row ${number}`);
      if (place.column <= lastColumn) faults.push(`${cell.has['r']} after another of its column`);
      lastColumn = place.column;
      if (Number(cell.has['s'] ?? 0) >= formats) faults.push(`${cell.has['r']} has no such format`);
      if (!overlap(extent, areaOf(cell.has['r'] ?? ''))) {
        faults.push(`${cell.has['r']} is outside of the sheet’s extent`);
      }
    }
    const [from, to] = (row.has['spans'] ?? '1:16384').split(':').map(Number);
    const first = row.children[0] && placeOf(row.children[0].has['r'] ?? '').column;
    if (first !== undefined && (first < Number(from) || lastColumn > Number(to))) {
      faults.push(`row ${number} is wider than it says`);
    }
  }
  return faults;
}

function valueFaults({ cells }: BookSheet, { texts }: Book): string[] {
  const faults: string[] = [];
  for (const [address, { value, formula, type }] of cells) {
    if (type === 's' && (value === null || !texts.includes(String(value)))) {
      faults.push(`${address} points to no text`);
    }
    if (type === 'n' && value !== null && !Number.isFinite(value)) {
      faults.push(`${address} holds ${String(value)}, which is no number`);
    }
    if (type === 'e' && formula === null)
      faults.push(`${address} holds the error ${String(value)}`);
    // Viewers that do not calculate show what is stored; exceljs stores an empty text as nothing.
    if (formula !== null && value === null && !formula.includes('""')) {
      faults.push(`${address} has a formula without its value`);
    }
    if (type === 'str' && formula === null) faults.push(`${address} keeps a text of its own`);
    const fault = formula === null ? null : formulaFault(formula);
    if (fault !== null) faults.push(`${address}: the formula “${formula ?? ''}” ${fault}`);
  }
  return faults;
}

function mergeFaults({ node, cells, tables }: BookSheet): string[] {
  const faults: string[] = [];
  const areas: Area[] = [];
  const taken = new Map<number, Area[]>();
  for (const { has } of childrenOf(child(node, 'mergeCells'), 'mergeCell')) {
    const area = areaOf(has['ref'] ?? '');
    if (area.left === area.right && area.top === area.bottom)
      faults.push(`${has['ref']} is one cell`);
    // Merged cells are of one row here, so only those of a row can meet.
    if (area.top !== area.bottom) faults.push(`${has['ref']} goes over several rows`);
    const beside = taken.get(area.top) ?? [];
    if (beside.some((other) => overlap(area, other))) faults.push(`${has['ref']} is merged twice`);
    taken.set(area.top, [...beside, area]);
    areas.push(area);
  }
  for (const [address, { value }] of cells) {
    if (value === null) continue;
    const { column, row } = placeOf(address);
    const merged = taken.get(row)?.find(({ left, right }) => column > left && column <= right);
    if (merged) faults.push(`${address} is covered, and holds “${String(value).slice(0, 40)}”`);
  }
  for (const [, table] of tables) {
    const area = areaOf(table.has['ref'] ?? '');
    if (areas.some((merged) => overlap(merged, area))) faults.push('merged cells in a table');
  }
  return faults;
}

function columnFaults({ node }: BookSheet, formats: number): string[] {
  const faults: string[] = [];
  let before = 0;
  for (const column of childrenOf(child(node, 'cols'), 'col')) {
    const [min, max] = [numberOf(column, 'min'), numberOf(column, 'max')];
    if (min <= before || max < min || max > 16_384) faults.push(`columns ${min} to ${max}`);
    if (Number(column.has['style'] ?? 0) >= formats) faults.push('a column has no such format');
    before = max;
  }
  return faults;
}

function countFaults({ node }: BookSheet): string[] {
  return ['mergeCells', 'dataValidations', 'tableParts', 'rowBreaks']
    .filter((name) => !isCounted(child(node, name)))
    .map((name) => `miscounts its ${name}`);
}

function viewFaults({ node }: BookSheet): string[] {
  const view = child(child(node, 'sheetViews'), 'sheetView');
  const pane = child(view, 'pane');
  const faults: string[] = [];
  const split = Number(pane?.has['ySplit'] ?? 0);
  if (pane && placeOf(pane.has['topLeftCell'] ?? '').row !== split + 1) {
    faults.push('does not begin to scroll where it is frozen');
  }
  const footer = child(child(node, 'headerFooter'), 'oddFooter')?.text ?? '';
  if (footer.length > 255) faults.push('has a footer longer than 255 characters');
  return faults;
}

/** Limits that Excel has for what it says beside a cell. */
function validationFaults({ node }: BookSheet): string[] {
  return all(node, 'dataValidation').flatMap((validation) => {
    const faults: string[] = [];
    const limits = { promptTitle: 32, errorTitle: 32, prompt: 255, error: 255 };
    for (const [name, most] of Object.entries(limits)) {
      if ((validation.has[name] ?? '').length > most)
        faults.push(`the ${name} of an input is too long`);
    }
    for (const { text } of validation.children) {
      if (text.length > 255) faults.push('the rule of an input is too long');
    }
    return faults;
  });
}

function tableFaults(table: Node, sheet: BookSheet): string[] {
  const faults: string[] = [];
  const name = table.has['name'] ?? '';
  const area = areaOf(table.has['ref'] ?? '');
  const columns = childrenOf(child(table, 'tableColumns'), 'tableColumn');
  if (table.has['displayName'] !== name) faults.push(`${name} is shown under another name`);
  if (area.bottom <= area.top) faults.push(`${name} has no rows`);
  if (!isCounted(child(table, 'tableColumns'))) faults.push(`${name} miscounts its columns`);
  if (columns.length !== area.right - area.left + 1)
    faults.push(`${name} is not as wide as it says`);
  const filter = child(table, 'autoFilter')?.has['ref'];
  if (filter !== undefined && filter !== table.has['ref'])
    faults.push(`${name} filters other cells`);
  const names = columns.map(({ has }) => has['name'] ?? '');
  if (new Set(names.map((each) => each.toLowerCase())).size < names.length) {
    faults.push(`${name} has two columns of one name`);
  }
  const ids = columns.map(({ has }) => has['id']);
  if (new Set(ids).size < ids.length) faults.push(`${name} numbers two columns alike`);
  const header = [...sheet.cells].flatMap(([address, { value }]) => {
    const { row, column } = placeOf(address);
    return row === area.top && column >= area.left && column <= area.right ? [value] : [];
  });
  if (JSON.stringify(header) !== JSON.stringify(names)) faults.push(`${name} has other headers`);
  const others = sheet.tables.filter(([, other]) => other !== table);
  if (others.some(([, other]) => overlap(areaOf(other.has['ref'] ?? ''), area))) {
    faults.push(`${name} overlaps another table`);
  }
  return faults;
}

/** Excel takes a table's name for a cell or a defined name where it looks like one. */
function tableNameFaults({ sheets, workbook }: Book): string[] {
  const tables = sheets.flatMap((sheet) => sheet.tables.map(([, table]) => table));
  const names = tables.map(({ has }) => (has['name'] ?? '').toLowerCase());
  const defined = all(workbook, 'definedName').map(({ has }) => (has['name'] ?? '').toLowerCase());
  const faults = names
    .filter((name) => /^(?:[a-z]{1,3}\d+|r\d*c\d*|r|c)$/.test(name) || defined.includes(name))
    .map((name) => `no table may be called ${name}`);
  if (new Set(names).size < names.length) faults.push('two tables have one name');
  const ids = tables.map(({ has }) => has['id']);
  if (new Set(ids).size < ids.length) faults.push('two tables have one number');
  return faults;
}
