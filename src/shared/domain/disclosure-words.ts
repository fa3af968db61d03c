/** A disclosure in words that every host uses alike. */
import { formatDate } from './calendar.ts';
import type { Disclosure, ReportEdition } from './disclosure.ts';

export const editionWords: Readonly<Record<ReportEdition, string>> = {
  report: 'Trend report',
  handoff: 'Handoff workbook',
};

export const redactionWords: Readonly<Record<Disclosure['redaction'], string>> = {
  none: 'By name',
  people: 'Redacted',
};

/** "1 Feb 2013 to 18 Nov 2013", "From 1 Feb 2013", "Until 18 Nov 2013", "Everything". */
export function periodInWords({ from, to }: Pick<Disclosure, 'from' | 'to'>): string {
  if (from !== null && to !== null) return `${formatDate(from)} to ${formatDate(to)}`;
  if (from !== null) return `From ${formatDate(from)}`;
  return to === null ? 'Everything' : `Until ${formatDate(to)}`;
}

/** What a file turned out to be. */
export function verifiedInWords(disclosure: Disclosure | null): string {
  return disclosure === null
    ? 'Not a file that this workbook recorded, or changed since.'
    : `This is the ${editionWords[disclosure.edition].toLowerCase()} of ${formatDate(disclosure.disclosedOn)}, unchanged.`;
}
