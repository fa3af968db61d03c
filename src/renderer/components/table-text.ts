/**
 * A table as text for the clipboard: lines of cells parted by tabs, the headers first. Spreadsheets
 * take numbers for numbers and dates for dates, and nothing for a formula.
 */
import { calendarDateFrom } from '#shared/domain/calendar.ts';
import { numberForm, plainNumber } from '#shared/domain/number-form.ts';

/** What a cell says where it cannot draw. */
export type PlainValue = string | number | null | undefined;

export function tableText(
  headers: readonly string[],
  rows: readonly (readonly PlainValue[])[],
): string {
  return [headers, ...rows].map((cells) => cells.map(plainText).join('\t')).join('\n');
}

const DATE = /^(\d{1,2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\d{4})$/;
const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec';

function plainText(value: PlainValue): string {
  if (typeof value === 'number') return plainNumber(value);
  const text = (value ?? '').replace(/\s+/gu, ' ').trim();
  const number = plainDigits(text);
  if (number !== null) return number;
  const [, day, month = '', year] = DATE.exec(text) ?? [];
  const date = calendarDateFrom(Number(year), MONTHS.indexOf(month) / 3 + 1, Number(day));
  if (date !== null) return date;
  return /^[=+\-@]/.test(text) ? `'${text}` : text;
}

/** Digits in groups of three or not, as this app writes them here; a share may have its sign. */
function plainDigits(text: string): string | null {
  const { decimal, group } = numberForm();
  // White space has become a space by now.
  const between = escaped(/\s/u.test(group) ? ' ' : group);
  const number = new RegExp(
    `^[+\\-−]?(\\d{1,3}(${between}\\d{3})+|\\d+)(${escaped(decimal)}\\d+)?(e[+-]?\\d+)?( ?%)?$`,
  );
  if (!number.test(text)) return null;
  const [, digits = '', sign = ''] = /^(.*?)( ?%)?$/.exec(text) ?? [];
  return `${digits.replaceAll(new RegExp(between, 'g'), '').replace('−', '-')}${sign}`;
}

function escaped(mark: string): string {
  return mark.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
