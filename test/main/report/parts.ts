/** Reports taken apart: their parts, and what the parts say. */
import JSZip from 'jszip';
import { buildTrendReport, type ReportSettings, type ReportSource } from '#main/report/index.ts';
import { settings } from './fixture.ts';

/** Every part of an .xlsx file as text. */
export async function partsOf(bytes: Uint8Array): Promise<Map<string, string>> {
  const zip = await JSZip.loadAsync(bytes);
  const parts = new Map<string, string>();
  for (const [path, entry] of Object.entries(zip.files)) {
    parts.set(path, await entry.async('string'));
  }
  return parts;
}

export async function reportParts(
  source: ReportSource,
  changed: Partial<ReportSettings> = {},
): Promise<Map<string, string>> {
  const { bytes } = await buildTrendReport(source, { ...settings, ...changed });
  return partsOf(bytes);
}

export function part(parts: ReadonlyMap<string, string>, path: string): string {
  const xml = parts.get(path);
  if (xml === undefined) throw new Error(`there is no part ${path}`);
  return xml;
}

/** Names of the sheets in order, unescaped. */
export function sheetNames(parts: ReadonlyMap<string, string>): string[] {
  return [...part(parts, 'xl/workbook.xml').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(
    ([, name]) => unescapeXml(name ?? ''),
  );
}

type CellValue = string | number;

/** The cells of a sheet by address; text as text, dates as Excel's day numbers. */
export function cellsOf(parts: ReadonlyMap<string, string>, sheet: string): Map<string, CellValue> {
  const texts = [...(parts.get('xl/sharedStrings.xml') ?? '').matchAll(/<si>(.*?)<\/si>/gs)].map(
    ([, inner]) => unescapeXml((inner ?? '').replace(/<[^>]*>/g, '')),
  );
  const number = sheetNames(parts).indexOf(sheet);
  const path = sheetPaths(parts)[number];
  const cells = new Map<string, CellValue>();
  for (const [, attributes = '', inner = ''] of part(parts, path ?? '').matchAll(
    /<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs,
  )) {
    const address = /r="([A-Z]+\d+)"/.exec(attributes)?.[1] ?? '';
    const value = /<v>(.*?)<\/v>/s.exec(inner)?.[1];
    if (value === undefined) continue;
    const isText = attributes.includes('t="s"');
    const isResult = attributes.includes('t="str"');
    const plain = isResult ? unescapeXml(value) : Number(value);
    cells.set(address, isText ? (texts[Number(value)] ?? '') : plain);
  }
  return cells;
}

/** Paths of the sheets' parts in the order of the sheets. */
export function sheetPaths(parts: ReadonlyMap<string, string>): string[] {
  const rels = part(parts, 'xl/_rels/workbook.xml.rels');
  return [...part(parts, 'xl/workbook.xml').matchAll(/<sheet [^>]*r:id="([^"]*)"/g)].map(
    ([, id]) => `xl/${new RegExp(`Id="${id}"[^>]*Target="([^"]*)"`).exec(rels)?.[1]}`,
  );
}

/** Everything that a sheet says, in reading order of rows. */
export function textsOf(parts: ReadonlyMap<string, string>, sheet: string): string[] {
  return [...cellsOf(parts, sheet).values()].filter((value) => typeof value === 'string');
}

export function unescapeXml(text: string): string {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&');
}

/** What is wrong with an XML text; null for nothing. */
export function xmlFault(xml: string): string | null {
  const body = xml.replace(/^\uFEFF?<\?xml[^>]*\?>\s*/, '');
  if (/[\u0000-\u0008\u000B\u000C\u000E-\u001F]/.test(body)) return 'a control character';
  const open: string[] = [];
  let last = 0;
  const outside = (text: string) => {
    if (/&(?!(?:lt|gt|quot|apos|amp|#\d+|#x[0-9a-fA-F]+);)/.test(text)) return 'a bare ampersand';
    if (/[<>]/.test(text)) return 'a bare angle bracket';
    return open.length === 0 && text.trim() !== '' ? 'text outside the root' : null;
  };
  for (const tag of body.matchAll(
    /<(\/?)([A-Za-z_][\w:.-]*)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>/g,
  )) {
    const fault = outside(body.slice(last, tag.index));
    if (fault) return `${fault} before ${tag[0].slice(0, 60)}`;
    last = tag.index + tag[0].length;
    const [, closing, name = '', attributes = '', single] = tag;
    const names = [...attributes.matchAll(/([\w:.-]+)="/g)].map(([, attribute]) => attribute);
    if (new Set(names).size < names.length) return `an attribute twice in ${tag[0].slice(0, 60)}`;
    if (closing === '/') {
      if (open.pop() !== name) return `${tag[0]} closes another element`;
    } else if (single !== '/') open.push(name);
  }
  return outside(body.slice(last)) ?? (open.length > 0 ? `${open.join(' ')} left open` : null);
}
