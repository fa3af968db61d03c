/**
 * What is wrong with an .xlsx file that Plumbline wrote, whichever edition: nothing, it is to be hoped.
 * It takes bytes alone, and knows nothing of how they came about.
 */
import { createHash } from 'node:crypto';
import { readBook } from './book.ts';
import { chartFaults } from './chart-faults.ts';
import { unpack } from './package-faults.ts';
import { relationFaults, schemaOf } from './relation-faults.ts';
import { schemaFaults } from './schema-faults.ts';
import { sheetFaults } from './sheet-faults.ts';
import { styleFaults } from './style-faults.ts';
import { formulaFault, otherFormulas, workbookFaults } from './workbook-faults.ts';
import { parseXml, type Node } from './xml-nodes.ts';

/** The theme that exceljs 4.4.0 writes into every file. */
const THEME = 'f857ef82e4c0e273a16e5efcf5cb12ff7a9943851cbdbd992cd2722616b271ed';

/** One sentence a fault; empty for a sound file. */
export function faultsOf(bytes: Uint8Array): string[] {
  const { parts, faults } = unpack(bytes);
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const texts = new Map<string, string>();
  for (const [path, content] of parts) {
    try {
      texts.set(path, decoder.decode(content));
    } catch {
      return [...faults, `${path} is not UTF-8`];
    }
  }
  const nodes = new Map<string, Node>();
  for (const [path, text] of texts) {
    const root = parseXml(text);
    if (!root) return [...faults, `${path}: ${schemaFaultsOf(path, text, nodes).join('; ')}`];
    nodes.set(path, root);
  }
  const ofSchema = [...texts].flatMap(([path, text]) =>
    schemaFaultsOf(path, text, nodes).map((fault) => `${path}: ${fault}`),
  );
  const ofRelations = relationFaults(nodes);
  // What is not put together rightly can be looked at no further.
  const found = [...faults, ...ofSchema, ...ofRelations];
  if (found.length > 0) return found;
  const book = readBook(nodes);
  return [
    ...workbookFaults(book),
    ...sheetFaults(book),
    ...styleFaults(book),
    ...chartFaults(book),
    ...otherFormulas(nodes).flatMap(([path, formula]) => {
      const fault = formulaFault(formula);
      return fault === null ? [] : [`${path}: the formula “${formula}” ${fault}`];
    }),
  ];
}

function schemaFaultsOf(path: string, text: string, nodes: ReadonlyMap<string, Node>): string[] {
  const schema = schemaOf(path, nodes.get('[Content_Types].xml'));
  if (schema === undefined) return ['no part of a known kind'];
  if (schema !== null) return schemaFaults(text, schema);
  const digest = createHash('sha256').update(text).digest('hex');
  return digest === THEME ? [] : ['another theme than that of exceljs'];
}
