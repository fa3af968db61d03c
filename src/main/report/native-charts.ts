/**
 * Native Excel charts, added to a finished package: exceljs can only embed pictures.
 *
 * Takes a plain description of a line chart over real dates and adds its chart part, the sheet's
 * drawing part, their relationships and content types. Every value drawn is also cached in the
 * chart, so viewers that do not read cells show it.
 *
 * Reference: ECMA-376 part 1, 21.2 (DrawingML charts) and 20.5 (spreadsheet drawings).
 */
import type { CalendarDate } from '#shared/domain/calendar.ts';
import { chartXml } from './chart-xml.ts';
import type { PackageParts } from './package.ts';
import { element, XML_DECLARATION } from './xml.ts';

/** A corner of a chart: the cell it lies in, counted from 0, and how far to the right in it. */
export interface Corner {
  readonly column: number;
  /** English metric units, 914,400 to the inch. */
  readonly offset: number;
  readonly row: number;
}

export interface Anchor {
  readonly from: Corner;
  readonly to: Corner;
}

/** How a series is drawn; differs in dash or marker as well as in colour. */
export interface Look {
  /** RRGGBB. */
  readonly colour: string;
  /** Line width in points; null for markers without a line. */
  readonly width: number | null;
  readonly dash: 'solid' | 'dash' | 'sysDot' | 'lgDashDot' | 'sysDash';
  readonly marker: {
    readonly symbol: 'circle' | 'diamond' | 'triangle';
    readonly size: number;
  } | null;
}

export interface PointLabel {
  /** Index of the point in its series. */
  readonly index: number;
  /** Null for the point's own value, whatever it comes to be. */
  readonly text: string | null;
  readonly position: 'r' | 't' | 'b';
  /** Shift from that position, as shares of the chart's width and height. */
  readonly shift?: { readonly x: number; readonly y: number };
}

export interface ChartSeries {
  /** Cell that holds its name, and the name. */
  readonly nameCell: string;
  readonly name: string;
  /** Range that holds its values, and the values; null is a gap. */
  readonly range: string;
  readonly values: readonly (number | null)[];
  readonly look: Look;
  readonly labels: readonly PointLabel[];
  /** Whether a thin line through each point runs from the bottom to the top of the chart. */
  readonly hasVerticalLines: boolean;
}

export interface NativeChart {
  /** The sheet that shows it. */
  readonly sheet: string;
  readonly anchor: Anchor;
  readonly title: string;
  /** What it shows, for people who cannot see it. */
  readonly altText: string;
  /** Range that holds the dates, and the dates. */
  readonly dateRange: string;
  readonly dates: readonly CalendarDate[];
  /** Ends and steps that are null fit themselves to what the cells hold. */
  readonly dateAxis: {
    readonly from: CalendarDate | null;
    readonly to: CalendarDate | null;
    /** Months between two labels. */
    readonly months: number | null;
    readonly title: string;
  };
  readonly valueAxis: {
    readonly min: number | null;
    readonly max: number | null;
    readonly step: number | null;
    readonly title: string;
    readonly numberFormat: string;
  };
  readonly series: readonly ChartSeries[];
  /** Shares of the chart's width and height that the axes enclose. */
  readonly plot: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  /** Points: small for charts that stand side by side. */
  readonly textSize: number;
  /** Whether the series are named below the chart. */
  readonly hasLegend?: boolean;
}

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE_RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing';
const MAIN = 'http://schemas.openxmlformats.org/drawingml/2006/main';
const CHART = 'http://schemas.openxmlformats.org/drawingml/2006/chart';
const CONTENT_TYPES = {
  chart: 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml',
  drawing: 'application/vnd.openxmlformats-officedocument.drawing+xml',
};

/**
 * Adds the charts to the parts of a package that exceljs wrote; changes `parts`.
 *
 * @throws Error where a chart names a sheet that is not there: a fault of the caller
 */
export function addNativeCharts(parts: PackageParts, charts: readonly NativeChart[]): void {
  const bySheet = Map.groupBy(charts, ({ sheet }) => sheet);
  let chartNumber = 0;
  let drawingNumber = 0;
  for (const [sheet, ofSheet] of bySheet) {
    drawingNumber += 1;
    const drawing = `xl/drawings/drawing${drawingNumber}.xml`;
    const first = chartNumber + 1;
    for (const chart of ofSheet) {
      chartNumber += 1;
      const part = `xl/charts/chart${chartNumber}.xml`;
      parts.set(part, XML_DECLARATION + chartXml(chart));
      addContentType(parts, part, CONTENT_TYPES.chart);
    }
    parts.set(drawing, XML_DECLARATION + drawingXml(ofSheet));
    parts.set(
      `xl/drawings/_rels/drawing${drawingNumber}.xml.rels`,
      XML_DECLARATION +
        element(
          'Relationships',
          { xmlns: PACKAGE_RELATIONSHIPS },
          ...ofSheet.map((_, i) =>
            relationship(`rId${i + 1}`, 'chart', `../charts/chart${first + i}.xml`),
          ),
        ),
    );
    addContentType(parts, drawing, CONTENT_TYPES.drawing);
    showDrawing(parts, sheetPart(parts, sheet), drawingNumber);
  }
}

function drawingXml(charts: readonly NativeChart[]): string {
  return element(
    'xdr:wsDr',
    { 'xmlns:xdr': DRAWING, 'xmlns:a': MAIN, 'xmlns:r': RELATIONSHIPS, 'xmlns:c': CHART },
    ...charts.map(({ anchor, title, altText }, i) =>
      element(
        'xdr:twoCellAnchor',
        { editAs: 'oneCell' },
        corner('xdr:from', anchor.from),
        corner('xdr:to', anchor.to),
        element(
          'xdr:graphicFrame',
          { macro: '' },
          element(
            'xdr:nvGraphicFramePr',
            {},
            element('xdr:cNvPr', { id: i + 2, name: `Chart ${i + 1}`, descr: altText, title }),
            element('xdr:cNvGraphicFramePr', {}),
          ),
          element(
            'xdr:xfrm',
            {},
            element('a:off', { x: 0, y: 0 }),
            element('a:ext', { cx: 0, cy: 0 }),
          ),
          element(
            'a:graphic',
            {},
            element('a:graphicData', { uri: CHART }, element('c:chart', { 'r:id': `rId${i + 1}` })),
          ),
        ),
        element('xdr:clientData', {}),
      ),
    ),
  );
}

function corner(tag: string, { column, offset, row }: Corner): string {
  return element(
    tag,
    {},
    `<xdr:col>${column}</xdr:col><xdr:colOff>${offset}</xdr:colOff>`,
    `<xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff>`,
  );
}

/** The part of a sheet, found by its name in the workbook part. */
export function sheetPart(parts: PackageParts, sheet: string): string {
  const wanted = element('sheet', { name: sheet }).slice(0, -2);
  const entry = [...partOf(parts, 'xl/workbook.xml').matchAll(/<sheet [^>]*>/g)].find(([tag]) =>
    tag.replace(/ (sheetId|state|r:id)="[^"]*"/g, '').startsWith(wanted.replace(/'/g, '&apos;')),
  );
  const id = entry && /r:id="([^"]+)"/.exec(entry[0])?.[1];
  const target = [...partOf(parts, 'xl/_rels/workbook.xml.rels').matchAll(/<Relationship [^>]*>/g)]
    .map(([tag]) => tag)
    .find((tag) => tag.includes(`Id="${id}"`));
  const path = target && /Target="([^"]+)"/.exec(target)?.[1];
  if (id === undefined || path === undefined) throw new Error(`no sheet named ${sheet}`);
  return `xl/${path}`;
}

/** Tells a sheet of its drawing; the element has its fixed place among those at the end. */
function showDrawing(parts: PackageParts, sheet: string, drawingNumber: number): void {
  const relsPart = sheet.replace(/([^/]+)$/, '_rels/$1.rels');
  const rels =
    parts.get(relsPart) ??
    XML_DECLARATION + element('Relationships', { xmlns: PACKAGE_RELATIONSHIPS }, ' ');
  const numbers = [...rels.matchAll(/Id="rId(\d+)"/g)].map(([, number]) => Number(number));
  const id = `rId${Math.max(0, ...numbers) + 1}`;
  parts.set(
    relsPart,
    rels.replace(
      '</Relationships>',
      `${relationship(id, 'drawing', `../drawings/drawing${drawingNumber}.xml`)}</Relationships>`,
    ),
  );
  const xml = partOf(parts, sheet);
  // After the cells, which may be many.
  const cells = Math.max(0, xml.lastIndexOf('</sheetData>'));
  const tail = xml.slice(cells);
  const place =
    cells + tail.search(/<(legacyDrawing|picture|tableParts|extLst)[ >/]|<\/worksheet>/);
  const drawing = element('drawing', { 'r:id': id });
  parts.set(sheet, xml.slice(0, place) + drawing + xml.slice(place));
}

function relationship(id: string, type: string, target: string): string {
  return element('Relationship', { Id: id, Type: `${RELATIONSHIPS}/${type}`, Target: target });
}

function addContentType(parts: PackageParts, part: string, type: string): void {
  const override = element('Override', { PartName: `/${part}`, ContentType: type });
  const types = partOf(parts, '[Content_Types].xml');
  parts.set('[Content_Types].xml', types.replace('</Types>', `${override}</Types>`));
}

function partOf(parts: PackageParts, name: string): string {
  const xml = parts.get(name);
  if (xml === undefined) throw new Error(`no part named ${name}`);
  return xml;
}
