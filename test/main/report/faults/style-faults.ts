/** Looks: what cells and styles point to is there. */
import { isCounted, type Book } from './book.ts';
import { all, child, childrenOf, type Node } from './xml-nodes.ts';

/** Number formats that every program knows have numbers below this. */
const FIRST_OWN_FORMAT = 164;

export function styleFaults({ nodes }: Book): string[] {
  const styles = nodes.get('xl/styles.xml');
  const count = (name: string) => child(styles, name)?.children.length ?? 0;
  const faults: string[] = [];
  for (const section of styles?.children ?? []) {
    if (
      section.has['count'] !== undefined &&
      !isCounted(section) &&
      section.name !== 'tableStyles'
    ) {
      faults.push(`miscounts its ${section.name}`);
    }
  }
  const formats = childrenOf(child(styles, 'numFmts'), 'numFmt').map(({ has }) =>
    Number(has['numFmtId']),
  );
  if (new Set(formats).size < formats.length) faults.push('numbers two number formats alike');
  if (formats.some((id) => id < FIRST_OWN_FORMAT)) faults.push('renames a number format');
  const ranges = {
    fontId: count('fonts'),
    fillId: count('fills'),
    borderId: count('borders'),
    xfId: count('cellStyleXfs'),
  };
  const pointing = ['cellStyleXfs', 'cellXfs', 'cellStyles'].flatMap(
    (name) => child(styles, name)?.children ?? [],
  );
  for (const { has } of pointing) {
    for (const [name, most] of Object.entries(ranges)) {
      const points = has[name];
      if (points !== undefined && Number(points) >= most)
        faults.push(`there is no ${name} ${points}`);
    }
    const format = Number(has['numFmtId'] ?? 0);
    if (format >= FIRST_OWN_FORMAT && !formats.includes(format)) faults.push(`no format ${format}`);
  }
  const named = childrenOf(child(styles, 'cellStyles'), 'cellStyle');
  const names = named.map(({ has }) => (has['name'] ?? '').toLowerCase());
  if (new Set(names).size < names.length) faults.push('two styles have one name');
  return [...faults, ...fontFaults(styles), ...dxfFaults(nodes, count('dxfs'))];
}

/** The standard lets a font say everything in any order, but nothing twice. */
function fontFaults(styles: Node | undefined): string[] {
  return all(styles, 'font')
    .map(({ children }) => children.map(({ name }) => name))
    .filter((names) => new Set(names).size < names.length)
    .map((names) => `a font says something twice: ${names.join(' ')}`);
}

function dxfFaults(nodes: ReadonlyMap<string, Node>, known: number): string[] {
  return [...nodes].flatMap(([path, node]) =>
    [...all(node, 'cfRule'), ...all(node, 'tableColumn')]
      .flatMap(({ has }) => has['dxfId'] ?? has['dataDxfId'] ?? [])
      .filter((id) => Number(id) >= known)
      .map((id) => `${path}: there is no format ${id} of a condition`),
  );
}
