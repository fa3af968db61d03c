/** Whether the parts of a file belong together: types, relationships, and no part too many. */
import type { Schema } from '../../../office/schemas/notation.ts';
import { chart } from '../../../office/schemas/chart.ts';
import { drawing } from '../../../office/schemas/drawing.ts';
import {
  contentTypes,
  coreProperties,
  extendedProperties,
  relationships,
} from '../../../office/schemas/package.ts';
import { sharedStrings, table, workbook, worksheet } from '../../../office/schemas/spreadsheet.ts';
import { styles } from '../../../office/schemas/styles.ts';
import type { Node } from './xml-nodes.ts';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const OFFICE_TYPE = 'application/vnd.openxmlformats-officedocument';

/** Every kind of part that a file may hold: its content type, its relationship, its schema. */
const kinds: readonly {
  readonly type: string;
  readonly relationship: string;
  readonly from: RegExp;
  /** Null for the theme, which is exceljs's own to the last byte. */
  readonly schema: Schema | null;
}[] = [
  {
    type: `${OFFICE_TYPE}.spreadsheetml.sheet.main+xml`,
    relationship: `${OFFICE}/officeDocument`,
    from: /^$/,
    schema: workbook,
  },
  {
    type: 'application/vnd.openxmlformats-package.core-properties+xml',
    relationship:
      'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
    from: /^$/,
    schema: coreProperties,
  },
  {
    type: `${OFFICE_TYPE}.extended-properties+xml`,
    relationship: `${OFFICE}/extended-properties`,
    from: /^$/,
    schema: extendedProperties,
  },
  {
    type: `${OFFICE_TYPE}.spreadsheetml.worksheet+xml`,
    relationship: `${OFFICE}/worksheet`,
    from: /^xl\/workbook\.xml$/,
    schema: worksheet,
  },
  {
    type: `${OFFICE_TYPE}.theme+xml`,
    relationship: `${OFFICE}/theme`,
    from: /^xl\/workbook\.xml$/,
    schema: null,
  },
  {
    type: `${OFFICE_TYPE}.spreadsheetml.styles+xml`,
    relationship: `${OFFICE}/styles`,
    from: /^xl\/workbook\.xml$/,
    schema: styles,
  },
  {
    type: `${OFFICE_TYPE}.spreadsheetml.sharedStrings+xml`,
    relationship: `${OFFICE}/sharedStrings`,
    from: /^xl\/workbook\.xml$/,
    schema: sharedStrings,
  },
  {
    type: `${OFFICE_TYPE}.spreadsheetml.table+xml`,
    relationship: `${OFFICE}/table`,
    from: /^xl\/worksheets\//,
    schema: table,
  },
  {
    type: `${OFFICE_TYPE}.drawing+xml`,
    relationship: `${OFFICE}/drawing`,
    from: /^xl\/worksheets\//,
    schema: drawing,
  },
  {
    type: `${OFFICE_TYPE}.drawingml.chart+xml`,
    relationship: `${OFFICE}/chart`,
    from: /^xl\/drawings\//,
    schema: chart,
  },
];

const CONTENT_TYPES = '[Content_Types].xml';

/** The content type of each part that is given one by name. */
function typesOf(types: Node | undefined): Map<string, string> {
  return new Map(
    (types?.children ?? [])
      .filter(({ name }) => name === 'Override')
      .map(({ has }) => [(has['PartName'] ?? '').slice(1), has['ContentType'] ?? '']),
  );
}

/** The schema of a part; undefined for one of no known kind, null for the theme. */
export function schemaOf(path: string, types: Node | undefined): Schema | null | undefined {
  if (path === CONTENT_TYPES) return contentTypes;
  if (path.endsWith('.rels')) return relationships;
  const type = typesOf(types).get(path);
  return kinds.find((kind) => kind.type === type)?.schema;
}

/** What the relationships of a part lead to, by their numbers. */
export function targetsOf(path: string, nodes: ReadonlyMap<string, Node>): Map<string, string> {
  const rels = nodes.get(path.replace(/([^/]*)$/, '_rels/$1.rels'));
  return new Map(
    (rels?.children ?? []).map(({ has }) => [
      has['Id'] ?? '',
      new URL(has['Target'] ?? '', `file:///${path}`).pathname.slice(1),
    ]),
  );
}

export function relationFaults(nodes: ReadonlyMap<string, Node>): string[] {
  const types = nodes.get(CONTENT_TYPES);
  return [...typeFaults(types, nodes), ...linkFaults(typesOf(types), nodes)];
}

function typeFaults(types: Node | undefined, nodes: ReadonlyMap<string, Node>): string[] {
  const faults: string[] = [];
  const typed = (types?.children ?? []).filter(({ name }) => name === 'Override');
  const paths = typed.map(({ has }) => (has['PartName'] ?? '').slice(1));
  if (new Set(paths).size < paths.length) faults.push('a part is given two types');
  for (const path of paths)
    if (!nodes.has(path)) faults.push(`${path} has a type but is not there`);
  const defaults = new Map(
    (types?.children ?? [])
      .filter(({ name }) => name === 'Default')
      .map(({ has }) => [has['Extension'], has['ContentType']]),
  );
  if (defaults.get('rels') !== 'application/vnd.openxmlformats-package.relationships+xml') {
    faults.push('relationships have no type');
  }
  for (const [extension] of defaults) {
    if (extension !== 'rels' && extension !== 'xml') faults.push(`.${extension} has a type`);
  }
  for (const path of nodes.keys()) {
    if (path !== CONTENT_TYPES && !path.endsWith('.rels') && !paths.includes(path)) {
      faults.push(`${path} has no type`);
    }
  }
  return faults;
}

function linkFaults(
  types: ReadonlyMap<string, string>,
  nodes: ReadonlyMap<string, Node>,
): string[] {
  const faults: string[] = [];
  const reached = new Map<string, number>();
  for (const [path, rels] of nodes) {
    if (!path.endsWith('.rels')) continue;
    const owner = path.replace('_rels/', '').replace(/\.rels$/, '');
    const ownerNode = owner === '' ? undefined : nodes.get(owner);
    if (owner !== '' && !ownerNode) faults.push(`${path} belongs to no part`);
    const ids = rels.children.map(({ has }) => has['Id'] ?? '');
    if (new Set(ids).size < ids.length) faults.push(`${path} gives a number twice`);
    const used = ownerNode ? usedIds(ownerNode) : [];
    for (const id of used)
      if (!ids.includes(id)) faults.push(`${owner} uses ${id}, which is not there`);
    const targets = targetsOf(owner, nodes);
    for (const { has } of rels.children) {
      const target = targets.get(has['Id'] ?? '') ?? '';
      reached.set(target, (reached.get(target) ?? 0) + 1);
      const kind = kinds.find(({ relationship }) => relationship === has['Type']);
      if (!nodes.has(target)) faults.push(`${path} leads to ${target}, which is not there`);
      else if (kind?.type !== types.get(target) || !kind?.from.test(owner)) {
        faults.push(`${path} calls ${target} a ${has['Type']}`);
      }
      // What a workbook has once is found by its type, not by a number.
      const isFoundByType = owner === '' || /styles|theme|sharedStrings/.test(has['Type'] ?? '');
      if (!isFoundByType && !used.includes(has['Id'] ?? '')) {
        faults.push(`${owner} does not use its ${has['Id']}`);
      }
    }
  }
  for (const path of nodes.keys()) {
    if (path === CONTENT_TYPES || path.endsWith('.rels')) continue;
    if ((reached.get(path) ?? 0) !== 1)
      faults.push(`${path} is reached ${reached.get(path) ?? 0} times`);
  }
  return faults;
}

function usedIds(node: Node): string[] {
  const own = node.has['r:id'];
  return [...(own === undefined ? [] : [own]), ...node.children.flatMap(usedIds)];
}
