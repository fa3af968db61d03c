/** What the library leaves out of the parts of a handoff workbook. */
import type { PackageParts } from '../package.ts';
import { escapeXml } from '../xml.ts';
import { CALCULATED, TABLE } from './readings-sheet.ts';

export function finishHandoff(parts: PackageParts): void {
  for (const [path, xml] of parts) {
    if (path.startsWith('xl/worksheets/')) parts.set(path, withEmptyResults(xml));
    if (path.startsWith('xl/tables/') && xml.includes(` name="${TABLE}"`)) {
      parts.set(path, withCalculatedColumns(xml));
    }
  }
}

/** A formula that gives the empty text has it stored, so that viewers show it and not a 0. */
function withEmptyResults(xml: string): string {
  return xml.replace(
    /(<c r="[A-Z]+\d+"(?: s="\d+")?)(?: t="str")?>(<f>[^<]*<\/f>)(?:<v\/>)?<\/c>/g,
    '$1 t="str">$2<v></v></c>',
  );
}

/** The formulas of the columns that work themselves out, for rows to come. */
function withCalculatedColumns(xml: string): string {
  return Object.entries(CALCULATED).reduce(
    (table, [header, formula]) =>
      table.replace(
        new RegExp(`(<tableColumn [^>]*name="${header}"[^>]*?)/>`),
        (_, opening: string) =>
          `${opening}><calculatedColumnFormula>${escapeXml(formula)}</calculatedColumnFormula></tableColumn>`,
      ),
    xml,
  );
}
