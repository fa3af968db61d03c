/** What files of one source have in common: the headers of their columns. */
import { cellText, type Cell } from './source-table.ts';
import { fold } from './words.ts';

/** The headers, folded; the same for files that name their columns alike. */
export function signatureOf(headers: readonly Cell[]): string {
  const folded = headers.map((cell) => fold(cellText(cell)));
  return JSON.stringify(folded.slice(0, folded.findLastIndex((text) => text !== '') + 1));
}
