/** The chart part of a native chart: a line chart over a date axis (ECMA-376 part 1, 21.2). */
import type { ChartSeries, Look, NativeChart, PointLabel } from './native-charts.ts';
import { serialOf } from './serial-days.ts';
import { COLOURS, DATE_FORMAT, TYPEFACE } from './styles.ts';
import { element, escapeXml, valued } from './xml.ts';

const EMU_PER_POINT = 12_700;
const DATE_AXIS = 500;
const VALUE_AXIS = 501;

export function chartXml(chart: NativeChart): string {
  return element(
    'c:chartSpace',
    {
      'xmlns:c': 'http://schemas.openxmlformats.org/drawingml/2006/chart',
      'xmlns:a': 'http://schemas.openxmlformats.org/drawingml/2006/main',
      'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
    },
    valued('c:date1904', 0),
    valued('c:lang', 'en-GB'),
    valued('c:roundedCorners', 0),
    element(
      'c:chart',
      {},
      title(chart.title, chart.textSize + 1, COLOURS.ink, true, { x: 0.012, y: 0.015 }),
      valued('c:autoTitleDeleted', 0),
      plotArea(chart),
      chart.hasLegend === true ? legend(chart) : '',
      valued('c:plotVisOnly', 1),
      valued('c:dispBlanksAs', 'gap'),
    ),
    element('c:spPr', {}, fill('FFFFFF'), line(COLOURS.line, 0.75, 'solid')),
    textProperties(chart.textSize, COLOURS.inkSoft),
  );
}

function legend({ textSize }: NativeChart): string {
  return element(
    'c:legend',
    {},
    valued('c:legendPos', 'b'),
    valued('c:overlay', 0),
    textProperties(textSize, COLOURS.inkSoft),
  );
}

function plotArea(chart: NativeChart): string {
  const { x, y, w, h } = chart.plot;
  return element(
    'c:plotArea',
    {},
    element(
      'c:layout',
      {},
      element(
        'c:manualLayout',
        {},
        valued('c:layoutTarget', 'inner'),
        valued('c:xMode', 'edge'),
        valued('c:yMode', 'edge'),
        ...Object.entries({ x, y, w, h }).map(([name, share]) => valued(`c:${name}`, share)),
      ),
    ),
    element(
      'c:lineChart',
      {},
      valued('c:grouping', 'standard'),
      valued('c:varyColors', 0),
      ...chart.series.map((series, i) => seriesXml(series, i, chart)),
      valued('c:marker', 1),
      valued('c:axId', DATE_AXIS),
      valued('c:axId', VALUE_AXIS),
    ),
    dateAxis(chart),
    valueAxis(chart),
    element('c:spPr', {}, '<a:noFill/>'),
  );
}

function seriesXml(series: ChartSeries, index: number, chart: NativeChart): string {
  const { look, labels, values } = series;
  return element(
    'c:ser',
    {},
    valued('c:idx', index),
    valued('c:order', index),
    element(
      'c:tx',
      {},
      element(
        'c:strRef',
        {},
        textElement('c:f', series.nameCell),
        element(
          'c:strCache',
          {},
          valued('c:ptCount', 1),
          element('c:pt', { idx: 0 }, textElement('c:v', series.name)),
        ),
      ),
    ),
    element(
      'c:spPr',
      {},
      look.width === null
        ? element('a:ln', { w: EMU_PER_POINT }, '<a:noFill/>')
        : line(look.colour, look.width, look.dash),
    ),
    markerXml(look),
    labels.length === 0 ? '' : labelsXml(labels, look, chart.textSize),
    series.hasVerticalLines ? verticalLines(look, chart) : '',
    element(
      'c:cat',
      {},
      element(
        'c:numRef',
        {},
        textElement('c:f', chart.dateRange),
        // All series stand over the dates of the first: once is enough.
        index === 0 ? cache(chart.dates.map(serialOf), DATE_FORMAT) : '',
      ),
    ),
    element(
      'c:val',
      {},
      element(
        'c:numRef',
        {},
        textElement('c:f', series.range),
        cache(values, chart.valueAxis.numberFormat),
      ),
    ),
    valued('c:smooth', 0),
  );
}

/** Only points that have a value are written: the others are gaps. */
function cache(values: readonly (number | null)[], format: string): string {
  return element(
    'c:numCache',
    {},
    textElement('c:formatCode', format),
    valued('c:ptCount', values.length),
    // By hand: there are more of these than of anything else.
    values
      .map((value, i) =>
        value === null ? '' : `<c:pt idx="${i}"><c:v>${String(value)}</c:v></c:pt>`,
      )
      .join(''),
  );
}

function markerXml({ marker, colour }: Look): string {
  if (marker === null) return element('c:marker', {}, valued('c:symbol', 'none'));
  return element(
    'c:marker',
    {},
    valued('c:symbol', marker.symbol),
    valued('c:size', marker.size),
    element('c:spPr', {}, fill(colour), line('FFFFFF', 0.75, 'solid')),
  );
}

function labelsXml(labels: readonly PointLabel[], look: Look, size: number): string {
  const shows = (val: 0 | 1) =>
    ['LegendKey', 'Val', 'CatName', 'SerName', 'Percent', 'BubbleSize'].map((what) =>
      valued(`c:show${what}`, what === 'Val' ? val : 0),
    );
  return element(
    'c:dLbls',
    {},
    ...labels.map(({ index, text, position, shift }) =>
      element(
        'c:dLbl',
        {},
        valued('c:idx', index),
        shift
          ? element(
              'c:layout',
              {},
              element(
                'c:manualLayout',
                {},
                valued('c:x', round(shift.x)),
                valued('c:y', round(shift.y)),
              ),
            )
          : element('c:layout', {}),
        text === null ? '' : element('c:tx', {}, richText(text, size, look.colour, true)),
        element('c:spPr', {}, '<a:noFill/>', element('a:ln', {}, '<a:noFill/>')),
        text === null ? textProperties(size, look.colour) : '',
        valued('c:dLblPos', position),
        ...shows(1),
      ),
    ),
    element('c:spPr', {}, '<a:noFill/>', element('a:ln', {}, '<a:noFill/>')),
    textProperties(size, look.colour),
    ...shows(0),
    NO_LEADER_LINES,
  );
}

/** A moved label would otherwise be tied to its point by a black line. */
const NO_LEADER_LINES = element(
  'c:extLst',
  {},
  element(
    'c:ext',
    {
      uri: '{CE6537A1-D6FC-4f65-9D91-7224C49458BB}',
      'xmlns:c15': 'http://schemas.microsoft.com/office/drawing/2012/chart',
    },
    valued('c15:showLeaderLines', 0),
  ),
);

/** Error bars as long as the axis in both directions: the plot area cuts them off at its edges. */
function verticalLines(look: Look, { valueAxis }: NativeChart): string {
  return element(
    'c:errBars',
    {},
    valued('c:errDir', 'y'),
    valued('c:errBarType', 'both'),
    valued('c:errValType', 'fixedVal'),
    valued('c:noEndCap', 1),
    valued('c:val', (valueAxis.max ?? 0) - (valueAxis.min ?? 0)),
    element('c:spPr', {}, line(look.colour, 1, 'dash')),
  );
}

function dateAxis({ dateAxis, textSize }: NativeChart): string {
  return element(
    'c:dateAx',
    {},
    valued('c:axId', DATE_AXIS),
    element(
      'c:scaling',
      {},
      valued('c:orientation', 'minMax'),
      dateAxis.to === null ? '' : valued('c:max', serialOf(dateAxis.to)),
      dateAxis.from === null ? '' : valued('c:min', serialOf(dateAxis.from)),
    ),
    valued('c:delete', 0),
    valued('c:axPos', 'b'),
    dateAxis.title === '' ? '' : title(dateAxis.title, textSize, COLOURS.inkSoft, false),
    element('c:numFmt', { formatCode: 'mmm yyyy', sourceLinked: 0 }),
    valued('c:majorTickMark', 'out'),
    valued('c:minorTickMark', 'none'),
    valued('c:tickLblPos', 'low'),
    element('c:spPr', {}, line(COLOURS.lineStrong, 0.75, 'solid')),
    textProperties(textSize, COLOURS.inkSoft),
    valued('c:crossAx', VALUE_AXIS),
    valued('c:crosses', 'min'),
    valued('c:auto', 0),
    valued('c:lblOffset', 100),
    valued('c:baseTimeUnit', 'days'),
    dateAxis.months === null
      ? ''
      : valued('c:majorUnit', dateAxis.months) + valued('c:majorTimeUnit', 'months'),
  );
}

function valueAxis({ valueAxis, textSize }: NativeChart): string {
  return element(
    'c:valAx',
    {},
    valued('c:axId', VALUE_AXIS),
    element(
      'c:scaling',
      {},
      valued('c:orientation', 'minMax'),
      valueAxis.max === null ? '' : valued('c:max', valueAxis.max),
      valueAxis.min === null ? '' : valued('c:min', valueAxis.min),
    ),
    valued('c:delete', 0),
    valued('c:axPos', 'l'),
    element('c:majorGridlines', {}, element('c:spPr', {}, line(COLOURS.grid, 0.5, 'solid'))),
    valueAxis.title === '' ? '' : title(valueAxis.title, textSize, COLOURS.inkSoft, false),
    element('c:numFmt', { formatCode: valueAxis.numberFormat, sourceLinked: 0 }),
    valued('c:majorTickMark', 'none'),
    valued('c:minorTickMark', 'none'),
    valued('c:tickLblPos', 'low'),
    element('c:spPr', {}, element('a:ln', {}, '<a:noFill/>')),
    textProperties(textSize, COLOURS.inkSoft),
    valued('c:crossAx', DATE_AXIS),
    valued('c:crosses', 'min'),
    valued('c:crossBetween', 'midCat'),
    valueAxis.step === null ? '' : valued('c:majorUnit', valueAxis.step),
  );
}

function title(
  text: string,
  size: number,
  colour: string,
  isBold: boolean,
  place?: { readonly x: number; readonly y: number },
): string {
  return element(
    'c:title',
    {},
    element('c:tx', {}, richText(text, size, colour, isBold)),
    place
      ? element(
          'c:layout',
          {},
          element(
            'c:manualLayout',
            {},
            valued('c:xMode', 'edge'),
            valued('c:yMode', 'edge'),
            valued('c:x', place.x),
            valued('c:y', place.y),
          ),
        )
      : '',
    valued('c:overlay', 0),
  );
}

function richText(text: string, size: number, colour: string, isBold: boolean): string {
  const properties = { lang: 'en-GB', sz: size * 100, b: isBold ? 1 : 0 };
  return element(
    'c:rich',
    {},
    '<a:bodyPr/><a:lstStyle/>',
    element(
      'a:p',
      {},
      element('a:pPr', {}, element('a:defRPr', { sz: size * 100, b: isBold ? 1 : 0 })),
      element(
        'a:r',
        {},
        element('a:rPr', properties, fill(colour), element('a:latin', { typeface: TYPEFACE })),
        textElement('a:t', text),
      ),
    ),
  );
}

function textProperties(size: number, colour: string): string {
  return element(
    'c:txPr',
    {},
    '<a:bodyPr/><a:lstStyle/>',
    element(
      'a:p',
      {},
      element(
        'a:pPr',
        {},
        element(
          'a:defRPr',
          { sz: size * 100, b: 0 },
          fill(colour),
          element('a:latin', { typeface: TYPEFACE }),
        ),
      ),
      element('a:endParaRPr', { lang: 'en-GB' }),
    ),
  );
}

function line(colour: string, width: number, dash: Look['dash']): string {
  return element(
    'a:ln',
    { w: Math.round(width * EMU_PER_POINT), cap: 'flat' },
    fill(colour),
    valued('a:prstDash', dash),
    '<a:round/>',
  );
}

function fill(colour: string): string {
  return element('a:solidFill', {}, valued('a:srgbClr', colour));
}

function textElement(tag: string, text: string): string {
  return `<${tag}>${escapeXml(text)}</${tag}>`;
}

/** Shares of a chart need no more digits. */
function round(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}
