/** Charts: they lie on their sheets, are told in words, and have cached what their cells hold. */
import { areaOf, referenceOf, type Book, type BookSheet } from './book.ts';
import { targetsOf } from './relation-faults.ts';
import { all, child, childrenOf, numberOf, type Node } from './xml-nodes.ts';

export function chartFaults(book: Book): string[] {
  return book.sheets.flatMap((sheet) =>
    sheet.drawing === undefined ? [] : drawingFaults(sheet, sheet.drawing, book),
  );
}

function drawingFaults(sheet: BookSheet, path: string, book: Book): string[] {
  const faults: string[] = [];
  const drawing = book.nodes.get(path);
  const targets = targetsOf(path, book.nodes);
  const ids = all(drawing, 'xdr:cNvPr').map(({ has }) => has['id']);
  if (new Set(ids).size < ids.length) faults.push('numbers two charts alike');
  for (const anchor of childrenOf(drawing, 'xdr:twoCellAnchor')) {
    const [from, to] = ['xdr:from', 'xdr:to'].map((name) => cornerOf(child(anchor, name)));
    if (!from || !to || to.row <= from.row || to.x <= from.x) faults.push('a chart without room');
    const told = all(anchor, 'xdr:cNvPr')[0];
    if ((told?.has['descr'] ?? '').length < 20) faults.push('a chart is not told in words');
    if ((told?.has['title'] ?? '') === '') faults.push('a chart has no title');
    const id = all(anchor, 'c:chart')[0]?.has['r:id'] ?? '';
    const chart = book.nodes.get(targets.get(id) ?? '');
    faults.push(...partFaults(chart, book));
  }
  return faults.map((fault) => `${sheet.name}: ${fault}`);
}

function cornerOf(corner: Node | undefined) {
  const at = (name: string) => Number(child(corner, name)?.text ?? Number.NaN);
  // A column is wider than any offset within it.
  return { x: at('xdr:col') * 1e9 + at('xdr:colOff'), row: at('xdr:row') };
}

function partFaults(chart: Node | undefined, book: Book): string[] {
  const faults: string[] = [];
  const axes = [...all(chart, 'c:dateAx'), ...all(chart, 'c:valAx')];
  const numbers = axes.map((axis) => child(axis, 'c:axId')?.has['val']);
  const crossed = axes.map((axis) => child(axis, 'c:crossAx')?.has['val']);
  const used = childrenOf(all(chart, 'c:lineChart')[0], 'c:axId').map(({ has }) => has['val']);
  if (String(numbers) !== String(used) || String(numbers) !== String(crossed.toReversed())) {
    faults.push('a chart confuses its axes');
  }
  for (const scale of all(chart, 'c:scaling')) {
    const [least, most] = ['c:min', 'c:max'].map((name) => child(scale, name)?.has['val']);
    // An end that is left out fits itself to the values.
    if (Number(least ?? -Infinity) >= Number(most ?? Infinity))
      faults.push(`an axis from ${least} to ${most}`);
  }
  const series = all(chart, 'c:ser');
  if (series.length === 0) faults.push('a chart draws nothing');
  series.forEach((one, i) => {
    const order = ['c:idx', 'c:order'].map((name) => child(one, name)?.has['val']);
    if (String(order) !== String([i, i])) faults.push(`series ${i} is numbered ${String(order)}`);
    const dates = all(child(one, 'c:cat'), 'c:f')[0]?.text;
    const values = all(child(one, 'c:val'), 'c:f')[0]?.text;
    const [length, other] = [dates, values].map((range) => rowsOf(range ?? ''));
    if (length !== other) faults.push('a series has more values than dates');
    if (dates !== all(child(series[0], 'c:cat'), 'c:f')[0]?.text) faults.push('two sets of dates');
    const hasDates = all(child(one, 'c:cat'), 'c:numCache').length > 0;
    if (i === 0 && !hasDates) faults.push('no dates are cached');
    const marks = all(one, 'c:dLbl').map((label) => Number(child(label, 'c:idx')?.has['val']));
    const isInOrder = marks.every(
      (mark, k) => mark < Number(length) && mark > (marks[k - 1] ?? -1),
    );
    if (!isInOrder) faults.push('labels are not in the order of their points');
  });
  const references = [...all(chart, 'c:numRef'), ...all(chart, 'c:strRef')];
  return [...faults, ...references.flatMap((reference) => cacheFaults(reference, book))];
}

function rowsOf(range: string): number {
  const area = areaOf(referenceOf(range)?.range ?? '');
  return area.bottom - area.top + 1;
}

function cacheFaults(reference: Node, { sheets }: Book): string[] {
  const formula = child(reference, 'c:f')?.text ?? '';
  const place = referenceOf(formula);
  const sheet = sheets.find(({ name }) => name === place?.sheet);
  if (!place || !sheet) return [`a chart draws “${formula}”, which is not there`];
  const area = areaOf(place.range);
  if (area.left !== area.right) return [`a chart draws several columns, “${formula}”`];
  const column = /\$([A-Z]+)\$/.exec(place.range)?.[1] ?? '';
  const cache = reference.children[1];
  if (!cache) return [];
  const count = Number(child(cache, 'c:ptCount')?.has['val']);
  if (count !== area.bottom - area.top + 1) return [`“${formula}” has ${count} values cached`];
  const cached = new Map<number, string | number>();
  let before = -1;
  for (const point of childrenOf(cache, 'c:pt')) {
    const index = numberOf(point, 'idx');
    if (index <= before || index >= count) return [`“${formula}” caches out of order`];
    before = index;
    const text = child(point, 'c:v')?.text ?? '';
    cached.set(index, reference.name === 'c:numRef' ? Number(text) : text);
  }
  for (let i = 0; i < count; i += 1) {
    const held = sheet.cells.get(`${column}${area.top + i}`)?.value ?? undefined;
    if (held !== cached.get(i)) {
      return [
        `“${formula}” caches ${String(cached.get(i))} for ${String(held)} in row ${area.top + i}`,
      ];
    }
  }
  return [];
}
