/** A handoff workbook as a client goes on with it: rows typed into its table, straight into the XML. */
import JSZip from 'jszip';
import { serialOf } from '#main/report/serial-days.ts';
import { escapeXml } from '#main/report/xml.ts';
import type { CalendarDate } from '#shared/domain/calendar.ts';
import { cellsOf, part, sheetNames, sheetPaths } from './parts.ts';

export interface TypedRow {
  readonly date: CalendarDate;
  readonly subject: string;
  readonly metric: string;
  readonly value: number;
}

type Parts = ReadonlyMap<string, string>;

/** The row of the first cell of a column that a test is true of. */
export function rowWhere(
  parts: Parts,
  column: string,
  isWanted: (value: string | number) => boolean,
): number {
  for (const [address, value] of cellsOf(parts, 'Readings')) {
    if (address.startsWith(column) && isWanted(value)) return Number(address.slice(column.length));
  }
  throw new Error(`no cell of column ${column} is wanted`);
}

/** Sets cells of the sheet Readings; null empties one. */
export function withCells(
  parts: Parts,
  cells: Readonly<Record<string, string | number | null>>,
): Map<string, string> {
  const path = sheetPaths(parts)[sheetNames(parts).indexOf('Readings')] ?? '';
  let xml = part(parts, path);
  for (const [address, value] of Object.entries(cells)) {
    const cell = new RegExp(`<c r="${address}"([^>]*?)(?:/>|>.*?</c>)`, 's');
    if (!cell.test(xml)) throw new Error(`there is no cell ${address}`);
    xml = xml.replace(cell, (_, attributes: string) => {
      const kept = attributes.replace(/ t="\w+"/, '');
      if (value === null) return `<c r="${address}"${kept}/>`;
      return typeof value === 'number'
        ? `<c r="${address}"${kept}><v>${value}</v></c>`
        : `<c r="${address}"${kept} t="inlineStr"><is><t>${escapeXml(value)}</t></is></c>`;
    });
  }
  return new Map(parts).set(path, xml);
}

/** Types rows into the first empty ones, as in Excel or LibreOffice. */
export function withTypedRows(parts: Parts, rows: readonly TypedRow[]): Map<string, string> {
  const header = rowWhere(parts, 'A', (value) => value === 'Date');
  const dates = [...cellsOf(parts, 'Readings').keys()]
    .filter((address) => /^A\d+$/.test(address))
    .map((address) => Number(address.slice(1)));
  const first = Math.max(header, ...dates) + 1;
  const cells = rows.flatMap(({ date, subject, metric, value }, i): [string, string | number][] => [
    [`A${first + i}`, serialOf(date)],
    [`B${first + i}`, subject],
    [`C${first + i}`, metric],
    [`D${first + i}`, value],
  ]);
  return withCells(parts, Object.fromEntries(cells));
}

export async function packed(parts: Parts): Promise<Uint8Array<ArrayBuffer>> {
  const zip = new JSZip();
  for (const [path, xml] of parts) zip.file(path, xml);
  return new Uint8Array(await zip.generateAsync({ type: 'uint8array' }));
}
