/**
 * Named cell styles: exceljs knows only "Normal". Each look of a report becomes a style that whoever
 * works on with the file finds in Excel's list and can change in one place.
 */
import type { PackageParts } from './package.ts';
import type { StyleName } from './styles.ts';
import { SIZES, TYPEFACE } from './styles.ts';
import { element, valued } from './xml.ts';

/** Names that Excel gives to looks of its own: the file says that it has changed them. */
const BUILT_IN: { readonly [Name in StyleName]?: object } = {
  Title: { builtinId: 15, customBuiltin: 1 },
  Note: { builtinId: 10, customBuiltin: 1 },
};

const STYLES_PART = 'xl/styles.xml';

/**
 * @param uses for each style: indexes into the file's cell formats that carry it
 */
export function addNamedStyles(
  parts: PackageParts,
  uses: ReadonlyMap<StyleName, ReadonlySet<number>>,
): void {
  const xml = parts.get(STYLES_PART) ?? '';
  const formats = [...sectionOf(xml, 'cellXfs').matchAll(/<xf [^>]*?(?:\/>|>.*?<\/xf>)/gs)].map(
    ([format]) => format,
  );
  const names = [...uses.keys()];
  const styleFormats = names.map((name) => {
    const [first = 0] = uses.get(name) ?? [];
    return (formats[first] ?? '')
      .replace(/numFmtId="\d+"/, 'numFmtId="0"')
      .replace(/ xfId="\d+"/, '');
  });
  names.forEach((name, i) => {
    for (const index of uses.get(name) ?? []) {
      formats[index] = (formats[index] ?? '').replace(/xfId="\d+"/, `xfId="${i + 1}"`);
    }
  });
  const normal = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>';
  const named = names.map((name, i) =>
    element('cellStyle', { name, xfId: i + 1, ...BUILT_IN[name] }),
  );
  parts.set(
    STYLES_PART,
    [
      ['cellStyleXfs', [normal, ...styleFormats]] as const,
      ['cellXfs', formats] as const,
      [
        'cellStyles',
        [element('cellStyle', { name: 'Normal', xfId: 0, builtinId: 0 }), ...named],
      ] as const,
    ].reduce(
      (whole, [tag, items]) =>
        whole.replace(sectionOf(whole, tag), () => element(tag, { count: items.length }, ...items)),
      xml.replace(/<font>.*?<\/font>/s, defaultFont()),
    ),
  );
}

/** The first font of the file is the one that cells without a style have. */
function defaultFont(): string {
  return element(
    'font',
    {},
    valued('sz', SIZES.body),
    element('color', { theme: 1 }),
    valued('name', TYPEFACE),
    valued('family', 2),
  );
}

/** The index of a cell's format, by its address. */
export function formatOfCell(sheetXml: string, address: string): number {
  const cell = new RegExp(`<c r="${address}"[^>]* s="(\\d+)"`).exec(sheetXml);
  return Number(cell?.[1] ?? 0);
}

function sectionOf(xml: string, tag: string): string {
  return new RegExp(`<${tag}[ >].*?</${tag}>`, 's').exec(xml)?.[0] ?? '';
}
