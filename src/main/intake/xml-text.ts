/** The little of XML that a package is read with: attributes of a tag, and escaped characters. */

/** The attributes of an opening tag, as they stand there. */
export function attributesOf(tag: string): Record<string, string | undefined> {
  const attributes: Record<string, string | undefined> = Object.create(null) as Record<
    string,
    string | undefined
  >;
  for (const [, name = '', , double, single] of tag.matchAll(
    /([\w:.-]+)\s*=\s*("([^"]*)"|'([^']*)')/g,
  )) {
    attributes[name] = double ?? single ?? '';
  }
  return attributes;
}

export function unescapeXml(text: string): string {
  const named: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
  return text.replace(/&(#x[0-9a-f]+|#\d+|lt|gt|quot|apos|amp);/gi, (whole, entity: string) => {
    if (!entity.startsWith('#')) return named[entity.toLowerCase()] ?? whole;
    const code = /^#x/i.test(entity) ? parseInt(entity.slice(2), 16) : Number(entity.slice(1));
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
