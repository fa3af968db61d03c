/**
 * A table as text for the clipboard: lines of cells parted by tabs, the headers first. Spreadsheets
 * take numbers for numbers and dates for dates, and nothing for a formula.
 */
import { calendarDateFrom } from '#shared/domain/calendar.ts';

/** What a cell says where it cannot draw. */
export type PlainValue = string | number | null | undefined;

export function tableText(
  headers: readonly string[],
  rows: readonly (readonly PlainValue[])[],
): string {
  return [headers, ...rows].map((cells) => cells.map(plainText).join('\t')).join('\n');
}

/** Digits in groups of three or not, as this app writes them; a share may have its sign. */
const NUMBER = /^[+\-−]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?(e[+-]?\d+)?( ?%)?$/;
const DATE = /^(\d{1,2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\d{4})$/;
const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec';

function plainText(value: PlainValue): string {
  const text = String(value ?? '')
    .replace(/\s+/gu, ' ')
    .trim();
  if (NUMBER.test(text)) return text.replaceAll(',', '').replace('−', '-');
  const [, day, month = '', year] = DATE.exec(text) ?? [];
  const date = calendarDateFrom(Number(year), MONTHS.indexOf(month) / 3 + 1, Number(day));
  if (date !== null) return date;
  return /^[=+\-@]/.test(text) ? `'${text}` : text;
}
