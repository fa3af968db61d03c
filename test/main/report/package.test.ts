import { beforeAll, describe, expect, it } from 'vitest';
import { fullSource } from './fixture.ts';
import {
  cellsOf,
  part,
  reportParts,
  sheetNames,
  sheetPaths,
  unescapeXml,
  xmlFault,
} from './parts.ts';

describe('the package of a trend report', () => {
  let parts: Map<string, string>;
  beforeAll(async () => {
    parts = await reportParts(fullSource());
  });

  it('holds well-formed XML and nothing else', () => {
    expect(xmlFault('<a b="1"><c></a>')).not.toBeNull();
    expect(xmlFault('<a>&nope;</a>')).not.toBeNull();
    for (const [path, xml] of parts) expect([path, xmlFault(xml)]).toEqual([path, null]);
  });

  it('begins with its content types, and gives a type to every part and a part to every type', () => {
    expect([...parts.keys()][0]).toBe('[Content_Types].xml');
    const types = part(parts, '[Content_Types].xml');
    const typed = [...types.matchAll(/PartName="\/([^"]+)"/g)].map(([, path]) => path);
    const byExtension = new Set([...types.matchAll(/Extension="([^"]+)"/g)].map(([, ext]) => ext));
    expect(typed.filter((path) => !parts.has(path ?? ''))).toEqual([]);
    const untyped = [...parts.keys()].filter(
      (path) => path !== '[Content_Types].xml' && !typed.includes(path) && !path.endsWith('.rels'),
    );
    expect(untyped).toEqual([]);
    expect(byExtension.has('rels')).toBe(true);
    expect(new Set(typed).size).toBe(typed.length);
  });

  it('has closed relationships: every target is there, and every part is somebody’s target', () => {
    const reached = new Set<string>();
    for (const [path, xml] of parts) {
      if (!path.endsWith('.rels')) continue;
      const base = path.replace(/_rels\/[^/]+$/, '');
      const ids = [...xml.matchAll(/ Id="([^"]+)"/g)].map(([, id]) => id);
      expect([path, new Set(ids).size]).toEqual([path, ids.length]);
      for (const [, target = ''] of xml.matchAll(/ Target="([^"]+)"/g)) {
        const resolved = new URL(target, `file:///${base}`).pathname.slice(1);
        expect([path, target, parts.has(resolved)]).toEqual([path, target, true]);
        reached.add(resolved);
      }
      const owner = base + (/_rels\/(.+)\.rels$/.exec(path)?.[1] ?? '');
      const used = [...(parts.get(owner) ?? '').matchAll(/ r:id="([^"]+)"/g)].map(([, id]) => id);
      expect(used.filter((id) => !ids.includes(id))).toEqual([]);
    }
    const unreached = [...parts.keys()].filter(
      (path) => !path.endsWith('.rels') && path !== '[Content_Types].xml' && !reached.has(path),
    );
    expect(unreached).toEqual([]);
  });

  it('keeps the elements of every sheet in the order that the standard prescribes', () => {
    const order = [
      'sheetPr',
      'dimension',
      'sheetViews',
      'sheetFormatPr',
      'cols',
      'sheetData',
      'mergeCells',
      'printOptions',
      'pageMargins',
      'pageSetup',
      'headerFooter',
      'rowBreaks',
      'drawing',
      'tableParts',
    ];
    for (const path of sheetPaths(parts)) {
      const root = part(parts, path)
        .replace(/<sheetData>.*<\/sheetData>/s, '<sheetData/>')
        .replace(/^.*?<worksheet[^>]*>/s, '');
      const tops: string[] = [];
      let depth = 0;
      for (const [, closing, name = '', single] of root.matchAll(/<(\/?)([\w:]+)[^>]*?(\/?)>/g)) {
        if (closing === '/') depth -= 1;
        else {
          if (depth === 0) tops.push(name);
          if (single !== '/') depth += 1;
        }
      }
      expect(tops.every((name) => order.includes(name))).toBe(true);
      expect(tops).toEqual(order.filter((name) => tops.includes(name)));
    }
  });

  it('draws charts whose cached names, dates and values are those of the cells they point to', () => {
    const charts = [...parts.keys()].filter((path) => path.startsWith('xl/charts/'));
    // Summary, organisation, executive, six of the team, one driver.
    expect(charts).toHaveLength(10);
    let points = 0;
    for (const path of charts) {
      for (const [, kind, formula = '', cache = ''] of part(parts, path).matchAll(
        /<c:(numRef|strRef)><c:f>(.*?)<\/c:f>(.*?)<\/c:\1>/gs,
      )) {
        // All series stand over the dates of the first, which alone are cached.
        if (cache === '') continue;
        const [, sheet = '', range = ''] = /^'(.*)'!(.*)$/s.exec(unescapeXml(formula)) ?? [];
        const [, column = '', from, to] = /^\$([A-Z]+)\$(\d+)(?::\$\1\$(\d+))?$/.exec(range) ?? [];
        const cells = cellsOf(parts, sheet);
        const expected = Array.from({ length: Number(to ?? from) - Number(from) + 1 }, (_, i) =>
          cells.get(`${column}${Number(from) + i}`),
        );
        const cached: (string | number | undefined)[] = expected.map(() => undefined);
        for (const [, index, value = ''] of cache.matchAll(
          /<c:pt idx="(\d+)"><c:v>(.*?)<\/c:v>/gs,
        )) {
          cached[Number(index)] = kind === 'numRef' ? Number(value) : unescapeXml(value);
        }
        expect(cache).toContain(`<c:ptCount val="${expected.length}"/>`);
        expect(cached).toEqual(expected);
        points += expected.length;
      }
    }
    expect(points).toBeGreaterThan(1000);
  });

  it('tells every chart in words, over real dates, with gaps as gaps', () => {
    for (const [path, xml] of parts) {
      if (path.startsWith('xl/charts/')) {
        expect(xml).toContain('<c:dateAx>');
        expect(xml).toContain('<c:dispBlanksAs val="gap"/>');
        expect(xml).toContain('<c:title>');
        expect(xml).not.toContain('NaN');
      }
      if (/^xl\/drawings\/drawing\d+\.xml$/.test(path)) {
        const described = xml.match(/descr="Line chart of [^"]{40,}"/g) ?? [];
        expect(described).toHaveLength((xml.match(/<xdr:twoCellAnchor/g) ?? []).length);
      }
    }
  });

  it('holds neither formulas nor what exceljs adds beyond the standard', () => {
    for (const path of sheetPaths(parts)) expect(part(parts, path)).not.toMatch(/<f>|NaN|Infinity/);
    const all = [...parts.values()].join('');
    expect(all).not.toMatch(/filterPrivacy|x14ac:dyDescent=|mc:Ignorable/);
  });

  it('carries its properties, its language and its named styles', () => {
    const core = part(parts, 'docProps/core.xml');
    expect(core).toContain('<dc:creator>Pat Consultant</dc:creator>');
    expect(core).toContain('<dc:language>en-GB</dc:language>');
    expect(core).toContain('2013-11-18T00:00:00Z');
    expect(core).toContain('Trend report: Meadowbrook Health, A content culture that lasts');
    expect(part(parts, 'docProps/app.xml')).toContain('<Company>Pat Consultant</Company>');
    const styles = part(parts, 'xl/styles.xml');
    for (const name of ['Title', 'Headline', 'Heading', 'Table header', 'Table number']) {
      const id = new RegExp(`<cellStyle name="${name}" xfId="(\\d+)"[^>]*/>`).exec(styles)?.[1];
      expect(id).toBeDefined();
      expect(/<cellXfs.*<\/cellXfs>/s.exec(styles)?.[0]).toContain(`xfId="${id}"`);
    }
    const [own] = /<cellStyleXfs count="(\d+)">/.exec(styles)?.slice(1) ?? [];
    expect(/<cellStyles count="(\d+)">/.exec(styles)?.[1]).toBe(own);
  });

  it('prints on A4 in full width, with page numbers, print areas and repeated headers', () => {
    const paths = sheetPaths(parts);
    for (const path of paths) {
      const xml = part(parts, path);
      expect(xml).toMatch(/<pageSetup [^>]*paperSize="9"[^>]*fitToHeight="0"/);
      expect(xml).toContain('Page &amp;P of &amp;N');
    }
    const workbook = part(parts, 'xl/workbook.xml');
    expect(workbook.match(/_xlnm.Print_Area/g)).toHaveLength(paths.length);
    expect(workbook.match(/_xlnm.Print_Titles/g)).toHaveLength(3);
  });

  it('prints the charts of a metric and what is said of it, but not the numbers drawn', () => {
    const area = /Klout Score(?:'|&apos;)!\$A\$1:\$[A-Z]+\$(\d+)</.exec(
      part(parts, 'xl/workbook.xml'),
    );
    const sheet = part(parts, 'xl/worksheets/sheet2.xml');
    const rows = [...sheet.matchAll(/<row r="(\d+)"/g)].map(([, row]) => Number(row));
    const shared = [...part(parts, 'xl/sharedStrings.xml').matchAll(/<si>.*?<\/si>/gs)];
    const heading = shared.findIndex(([text]) => text.includes('The numbers drawn'));
    const at = new RegExp(`<c r="A(\\d+)"[^>]*t="s"><v>${heading}</v>`).exec(sheet);
    expect(Number(area?.[1])).toBe(Number(at?.[1]) - 2);
    expect(Math.max(...rows)).toBeGreaterThan(Number(at?.[1]));
  });

  it('has its sheets in the agreed order', () => {
    expect(sheetNames(parts)).toEqual([
      'Summary',
      'Klout Score',
      'Milestones',
      'Drivers',
      'Readings',
      'Method',
    ]);
  });
});
