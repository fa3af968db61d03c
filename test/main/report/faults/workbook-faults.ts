/** The workbook as a whole: sheet names, defined names, texts, properties. */
import type { Book } from './book.ts';
import { referenceOf } from './book.ts';
import { all, child, childrenOf, numberOf, type Node } from './xml-nodes.ts';

const LONGEST_NAME = 31;
const LONGEST_TEXT = 32_767;

export function workbookFaults(book: Book): string[] {
  return [
    ...nameFaults(book),
    ...definedNameFaults(book),
    ...textFaults(book),
    ...propertyFaults(book),
  ];
}

function nameFaults({ sheets, workbook }: Book): string[] {
  const faults: string[] = [];
  const names = sheets.map(({ name }) => name);
  for (const name of names) {
    const isAllowed =
      name.length >= 1 &&
      name.length <= LONGEST_NAME &&
      !/[:\\/?*[\]\u0000-\u001F]/.test(name) &&
      !/^'|'$/.test(name) &&
      !/_x[0-9A-Fa-f]{4}_/.test(name) &&
      name.trim() !== '' &&
      name.toLowerCase() !== 'history';
    if (!isAllowed) faults.push(`no sheet may be called “${name}”`);
  }
  if (new Set(names.map((name) => name.toLowerCase())).size < names.length) {
    faults.push('two sheets have one name');
  }
  const ids = childrenOf(child(workbook, 'sheets'), 'sheet').map(({ has }) => has['sheetId']);
  if (new Set(ids).size < ids.length) faults.push('two sheets have one number');
  const view = child(child(workbook, 'bookViews'), 'workbookView');
  if (Number(view?.has['activeTab'] ?? 0) !== 0) faults.push('does not open on its first sheet');
  return faults;
}

function definedNameFaults({ workbook, sheets }: Book): string[] {
  const faults: string[] = [];
  const seen = new Set<string>();
  for (const { has, text } of childrenOf(child(workbook, 'definedNames'), 'definedName')) {
    const name = has['name'] ?? '';
    const scope = has['localSheetId'];
    const key = `${scope ?? ''}|${name.toLowerCase()}`;
    if (seen.has(key)) faults.push(`the name ${name} is defined twice`);
    seen.add(key);
    if (scope !== undefined && !sheets[Number(scope)]) faults.push(`${name} belongs to no sheet`);
    const sheet = referenceOf(text)?.sheet ?? /^'((?:[^']|'')+)'!\$\d+:\$\d+$/.exec(text)?.[1];
    const isOfSheet = sheets.some((each) => each.name === sheet);
    if (name.startsWith('_xlnm.')) {
      if (!/^_xlnm\.Print_(?:Area|Titles)$/.test(name)) faults.push(`unknown name ${name}`);
      if (sheets[Number(scope)]?.name !== sheet)
        faults.push(`${name} is “${text}”, not of its sheet`);
    } else {
      if (!/^[A-Za-z_][\w.]*$/.test(name)) faults.push(`nothing may be named ${name}`);
      if (sheet !== undefined && !isOfSheet) faults.push(`${name} leads to no sheet: “${text}”`);
    }
    if (/#REF!|\[|\bhttps?:/i.test(text)) faults.push(`${name} leads out of the file: “${text}”`);
  }
  return faults;
}

function textFaults({ texts, nodes, sheets }: Book): string[] {
  const faults: string[] = [];
  const table = nodes.get('xl/sharedStrings.xml');
  const pointing = sheets.flatMap(({ node }) =>
    all(child(node, 'sheetData'), 'c').filter(({ has }) => has['t'] === 's'),
  );
  if (table && numberOf(table, 'count') !== pointing.length) faults.push('miscounts its texts');
  if (table && numberOf(table, 'uniqueCount') !== texts.length) {
    faults.push('miscounts its different texts');
  }
  const used = new Set(pointing.map((cell) => Number(child(cell, 'v')?.text)));
  texts.forEach((text, i) => {
    if (!used.has(i)) faults.push(`holds the text “${text.slice(0, 40)}”, which no cell shows`);
    if (text.length > LONGEST_TEXT) faults.push(`holds a text of ${text.length} characters`);
  });
  return faults;
}

function propertyFaults({ nodes, sheets }: Book): string[] {
  const faults: string[] = [];
  const core = nodes.get('docProps/core.xml');
  const said = (name: string) => child(core, name)?.text ?? '';
  for (const name of ['dc:creator', 'dc:title', 'dc:language', 'dcterms:created']) {
    if (said(name) === '') faults.push(`says no ${name}`);
  }
  if (said('cp:lastModifiedBy') !== said('dc:creator')) faults.push('was changed by another');
  if (!said('dcterms:created').endsWith('T00:00:00Z')) faults.push('tells the hour of its making');
  if (said('dcterms:created') !== said('dcterms:modified')) faults.push('was changed later');
  const extended = nodes.get('docProps/app.xml');
  const titles = all(child(extended, 'TitlesOfParts'), 'vt:lpstr').map(({ text }) => text);
  if (JSON.stringify(titles) !== JSON.stringify(sheets.map(({ name }) => name))) {
    faults.push('lists other sheets than it has');
  }
  return faults;
}

/** What is wrong with a formula: it leads out of the file, or counts anew whatever is done. */
export function formulaFault(formula: string): string | null {
  const code = formula.replace(/"(?:[^"]|"")*"/g, '""').replace(/'(?:[^']|'')*'!/g, 'Sheet!');
  if (formula.startsWith('=')) return 'begins with =';
  if (formula.length > 8192) return 'is too long';
  if (/#REF!|#NAME\?/.test(code)) return 'leads nowhere';
  // Structured references have brackets after a name; other files have them before one.
  if (/\[\d+\]|\|/.test(code) || /'[^']*\[[^']*'!/.test(formula)) return 'leads out of the file';
  const [outside] =
    /\b(?:HYPERLINK|WEBSERVICE|RTD|CALL|REGISTER|DDE|IMPORTDATA|FILTERXML|INFO)\s*\(/i.exec(code) ??
    [];
  if (outside !== undefined) return `calls ${outside}…)`;
  const [volatile] = /\b(?:OFFSET|INDIRECT|NOW|RAND|RANDBETWEEN|CELL)\s*\(/i.exec(code) ?? [];
  return volatile === undefined ? null : `calls ${volatile}…), which is never at rest`;
}

/** Every formula of a file but those of cells, with the part that holds it. */
export function otherFormulas(nodes: ReadonlyMap<string, Node>): [path: string, formula: string][] {
  const holders = ['formula', 'formula1', 'formula2', 'calculatedColumnFormula', 'definedName'];
  return [...nodes].flatMap(([path, node]) =>
    holders.flatMap((name) => all(node, name).map(({ text }): [string, string] => [path, text])),
  );
}
