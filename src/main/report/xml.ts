/** Writing XML parts as text: escaping, and elements with attributes. */

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** XML 1.0 takes tab, line feed and carriage return, and no other control characters. */
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu;

/** Text as it may stand in XML; characters that XML cannot carry are left out. */
export function escapeXml(text: string): string {
  return text
    .replace(FORBIDDEN, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}

/** Text in which Excel would read `_x0041_` as "A": the first underscore is escaped in the same way. */
export function asTyped(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}

/** `<tag a="1">…</tag>`, or `<tag a="1"/>` without content. Undefined attributes are left out. */
export function element(tag: string, attributes: Attributes, ...content: string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`)
    .join('');
  // Added up, not joined: a chart is nested deeply, and would be copied at every level.
  const inner = content.reduce((whole, part) => whole + part, '');
  return inner === '' ? `<${tag}${written}/>` : `<${tag}${written}>${inner}</${tag}>`;
}

/** `<c:tag val="…"/>`, the commonest form in charts. */
export function valued(tag: string, val: string | number): string {
  return element(tag, { val });
}

export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
