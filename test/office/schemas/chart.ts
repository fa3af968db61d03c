/** A line chart over a date axis (ECMA-376 part 1, 21.2, with 20.1 and 21.1 for lines and text). */
import type { ElementRule, Schema } from './notation.ts';

const val = (type: string): ElementRule => ({ has: { val: type } });
const AXIS = 'c:numFmt c:majorTickMark:tick c:minorTickMark:tick c:tickLblPos c:spPr c:txPr';

export const chart: Schema = {
  namespaces: {
    'http://schemas.openxmlformats.org/drawingml/2006/chart': 'c',
    'http://schemas.openxmlformats.org/drawingml/2006/main': 'a',
    'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
    'http://schemas.microsoft.com/office/drawing/2012/chart': 'c15',
  },
  root: 'c:chartSpace',
  rules: {
    'c:chartSpace': {
      holds: 'c:date1904 c:lang c:roundedCorners c:chart c:spPr c:txPr',
    },
    'c:date1904': val('=0'),
    'c:lang': val('language'),
    'c:roundedCorners': val('boolean'),
    'c:chart': {
      holds: 'c:title c:autoTitleDeleted c:plotArea c:legend? c:plotVisOnly c:dispBlanksAs',
    },
    'c:title': { holds: 'c:tx:words c:layout? c:overlay' },
    words: { holds: 'c:rich' },
    'c:overlay': val('=0'),
    'c:autoTitleDeleted': val('=0'),
    'c:legend': { holds: 'c:legendPos c:layout? c:overlay c:spPr? c:txPr?' },
    'c:legendPos': val('b|tr|l|r|t'),
    'c:plotVisOnly': val('=1'),
    'c:dispBlanksAs': val('=gap'),

    'c:layout': { holds: 'c:manualLayout?' },
    'c:manualLayout': {
      holds: 'c:layoutTarget? c:xMode? c:yMode? c:wMode? c:hMode? c:x? c:y? c:w? c:h?',
    },
    'c:layoutTarget': val('inner|outer'),
    'c:xMode': val('edge|factor'),
    'c:yMode': val('edge|factor'),
    'c:wMode': val('edge|factor'),
    'c:hMode': val('edge|factor'),
    'c:x': val('number'),
    'c:y': val('number'),
    'c:w': val('number'),
    'c:h': val('number'),

    'c:plotArea': { holds: 'c:layout c:lineChart c:dateAx c:valAx c:spPr' },
    'c:lineChart': {
      holds: 'c:grouping c:varyColors c:ser+ c:marker:markers c:axId c:axId:otherAxId',
    },
    'c:grouping': val('=standard'),
    'c:varyColors': val('=0'),
    markers: val('boolean'),
    'c:axId': val('count'),
    otherAxId: val('count'),
    'c:ser': {
      holds: 'c:idx c:order c:tx:named c:spPr c:marker c:dLbls? c:errBars? c:cat c:val c:smooth',
    },
    'c:idx': val('count'),
    'c:order': val('count'),
    named: { holds: 'c:strRef' },
    'c:strRef': { holds: 'c:f c:strCache' },
    'c:f': { text: 'reference' },
    'c:strCache': { holds: 'c:ptCount c:pt*' },
    'c:ptCount': val('count'),
    'c:pt': { holds: 'c:v', has: { idx: 'count' } },
    'c:v': { text: 'text' },
    'c:marker': { holds: 'c:symbol c:size? c:spPr?' },
    'c:symbol': val('none|circle|diamond|triangle|square'),
    'c:size': val('markerSize'),
    // The dates of the first series are cached; all others stand over the same.
    'c:cat': { holds: 'c:numRef:dates' },
    dates: { holds: 'c:f c:numCache?' },
    'c:val': { holds: 'c:numRef' },
    'c:numRef': { holds: 'c:f c:numCache' },
    'c:numCache': { holds: 'c:formatCode c:ptCount c:pt:figure*' },
    'c:formatCode': { text: 'text' },
    figure: { holds: 'c:v:number', has: { idx: 'count' } },
    number: { text: 'number' },
    'c:smooth': val('=0'),

    'c:dLbls': { holds: 'c:dLbl* c:spPr c:txPr ' + shows() + ' c:extLst' },
    'c:dLbl': { holds: 'c:idx c:layout c:tx:words? c:spPr c:txPr? c:dLblPos ' + shows() },
    'c:dLblPos': val('r|l|t|b|ctr'),
    ...Object.fromEntries(
      shows()
        .split(' ')
        .map((name) => [name, val('boolean')]),
    ),
    // Excel 2013 and later: whether a moved label is tied to its point by a line.
    'c:extLst': { holds: 'c:ext' },
    'c:ext': {
      holds: 'c15:showLeaderLines',
      has: { uri: '={CE6537A1-D6FC-4f65-9D91-7224C49458BB}' },
    },
    'c15:showLeaderLines': val('=0'),

    'c:errBars': { holds: 'c:errDir c:errBarType c:errValType c:noEndCap c:val:length c:spPr' },
    'c:errDir': val('=y'),
    'c:errBarType': val('both|minus|plus'),
    'c:errValType': val('=fixedVal'),
    'c:noEndCap': val('boolean'),
    length: val('number'),

    'c:dateAx': {
      holds: `c:axId c:scaling c:delete c:axPos c:title? ${AXIS} c:crossAx c:crosses c:auto c:lblOffset c:baseTimeUnit:unit c:majorUnit? c:majorTimeUnit:unit?`,
    },
    'c:valAx': {
      holds: `c:axId c:scaling c:delete c:axPos c:majorGridlines c:title? ${AXIS} c:crossAx c:crosses c:crossBetween c:majorUnit?`,
    },
    'c:scaling': { holds: 'c:orientation c:max? c:min?' },
    'c:orientation': val('=minMax'),
    'c:max': val('number'),
    'c:min': val('number'),
    'c:delete': val('=0'),
    'c:axPos': val('b|l'),
    'c:majorGridlines': { holds: 'c:spPr' },
    'c:numFmt': { has: { formatCode: 'text', sourceLinked: 'boolean' } },
    tick: val('none|out|in|cross'),
    'c:tickLblPos': val('low|high|nextTo|none'),
    'c:crossAx': val('count'),
    'c:crosses': val('min|max|autoZero'),
    'c:crossBetween': val('between|midCat'),
    'c:auto': val('boolean'),
    'c:lblOffset': val('offsetPercent'),
    unit: val('days|months|years'),
    'c:majorUnit': val('number'),

    'c:spPr': { holds: '(a:noFill|a:solidFill)? a:ln?' },
    'a:noFill': {},
    'a:solidFill': { holds: 'a:srgbClr' },
    'a:srgbClr': val('rgb'),
    'a:ln': {
      holds: '(a:noFill|a:solidFill)? a:prstDash? a:round?',
      has: { 'w?': 'lineWidth', 'cap?': 'flat|rnd|sq' },
    },
    'a:prstDash': val('solid|dash|sysDot|sysDash|lgDash|lgDashDot|dot|dashDot'),
    'a:round': {},
    'c:rich': { holds: 'a:bodyPr a:lstStyle a:p:paragraph' },
    'c:txPr': { holds: 'a:bodyPr a:lstStyle a:p:properties' },
    'a:bodyPr': {},
    'a:lstStyle': {},
    paragraph: { holds: 'a:pPr a:r' },
    properties: { holds: 'a:pPr a:endParaRPr' },
    'a:pPr': { holds: 'a:defRPr' },
    'a:defRPr': {
      holds: 'a:solidFill? a:latin?',
      has: { sz: 'fontHundredths', b: 'boolean' },
    },
    'a:latin': { has: { typeface: 'text' } },
    'a:r': { holds: 'a:rPr a:t' },
    'a:rPr': {
      holds: 'a:solidFill a:latin',
      has: { lang: 'language', sz: 'fontHundredths', b: 'boolean' },
    },
    'a:t': { text: 'text' },
    'a:endParaRPr': { has: { lang: 'language' } },
  },
};

function shows(): string {
  return 'c:showLegendKey c:showVal c:showCatName c:showSerName c:showPercent c:showBubbleSize';
}
