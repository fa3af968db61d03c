/** XML as a tree, as far as checks need one. */
import { SaxesParser } from 'saxes';

export interface Node {
  /** As it is written, with its prefix. */
  readonly name: string;
  readonly has: Readonly<Record<string, string>>;
  readonly children: readonly Node[];
  /** The text directly inside. */
  readonly text: string;
}

/** The root of a text; undefined where there is none or the text is no XML. */
export function parseXml(xml: string): Node | undefined {
  const top: { name: string; has: Record<string, string>; children: Node[]; text: string }[] = [
    { name: '', has: {}, children: [], text: '' },
  ];
  const parser = new SaxesParser({ xmlns: false, position: false });
  const faults: Error[] = [];
  parser.on('error', (fault) => {
    faults.push(fault);
  });
  parser.on('opentag', ({ name, attributes }) => {
    const node = { name, has: attributes, children: [], text: '' };
    top.at(-1)?.children.push(node);
    top.push(node);
  });
  parser.on('text', (text) => {
    const inside = top.at(-1);
    if (inside) inside.text += text;
  });
  parser.on('closetag', () => {
    top.pop();
  });
  parser.write(xml).close();
  return faults.length === 0 ? top[0]?.children[0] : undefined;
}

export function child(node: Node | undefined, name: string): Node | undefined {
  return node?.children.find((each) => each.name === name);
}

export function childrenOf(node: Node | undefined, name: string): Node[] {
  return (node?.children ?? []).filter((each) => each.name === name);
}

/** Every element of a name, at any depth, in order. */
export function all(node: Node | undefined, name: string): Node[] {
  return (node?.children ?? []).flatMap((each) =>
    each.name === name ? [each, ...all(each, name)] : all(each, name),
  );
}

/** A number of an attribute; NaN where it is missing. */
export function numberOf(node: Node, name: string): number {
  return Number(node.has[name] ?? Number.NaN);
}
