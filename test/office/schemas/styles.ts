/** The looks of cells (ECMA-376 part 1, 18.8). */
import type { Schema } from './notation.ts';

const edges = 'left:edge? right:edge? top:edge? bottom:edge? diagonal:edge?';

export const styles: Schema = {
  namespaces: {
    'http://schemas.openxmlformats.org/spreadsheetml/2006/main': '',
    'http://schemas.microsoft.com/office/spreadsheetml/2009/9/main': 'x14',
    'http://schemas.microsoft.com/office/spreadsheetml/2010/11/main': 'x15',
  },
  root: 'styleSheet',
  rules: {
    styleSheet: {
      holds:
        'numFmts? fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles extLst?',
    },
    numFmts: { holds: 'numFmt+', has: { count: 'positive' } },
    numFmt: { has: { numFmtId: 'count', formatCode: 'text' } },
    fonts: { holds: 'font+', has: { count: 'positive' } },
    font: { holds: '(b|i|u|strike|color|family|sz|name|scheme)*' },
    b: { has: { 'val?': 'boolean' } },
    i: { has: { 'val?': 'boolean' } },
    u: { has: { 'val?': 'single|double|singleAccounting|doubleAccounting|none' } },
    strike: { has: { 'val?': 'boolean' } },
    color: { has: { 'rgb?': 'argb', 'theme?': 'count' } },
    family: { has: { val: 'byte' } },
    sz: { has: { val: 'number' } },
    name: { has: { val: 'text' } },
    scheme: { has: { val: 'none|major|minor' } },
    fills: { holds: 'fill+', has: { count: 'positive' } },
    fill: { holds: 'patternFill' },
    patternFill: {
      holds: 'fgColor:color? bgColor:color?',
      has: { 'patternType?': 'none|solid|gray125' },
    },
    borders: { holds: 'border+', has: { count: 'positive' } },
    border: { holds: edges },
    edge: {
      holds: 'color?',
      has: { 'style?': 'none|thin|medium|thick|dashed|dotted|double|hair' },
    },
    cellStyleXfs: { holds: 'xf:styleXf+', has: { count: 'positive' } },
    styleXf: {
      holds: 'alignment? protection?',
      has: {
        numFmtId: 'count',
        fontId: 'count',
        fillId: 'count',
        borderId: 'count',
        'applyNumberFormat?': 'boolean',
        'applyFont?': 'boolean',
        'applyFill?': 'boolean',
        'applyBorder?': 'boolean',
        'applyAlignment?': 'boolean',
        'applyProtection?': 'boolean',
      },
    },
    cellXfs: { holds: 'xf+', has: { count: 'positive' } },
    xf: {
      holds: 'alignment? protection?',
      has: {
        numFmtId: 'count',
        fontId: 'count',
        fillId: 'count',
        borderId: 'count',
        xfId: 'count',
        'applyNumberFormat?': 'boolean',
        'applyFont?': 'boolean',
        'applyFill?': 'boolean',
        'applyBorder?': 'boolean',
        'applyAlignment?': 'boolean',
        'applyProtection?': 'boolean',
      },
    },
    alignment: {
      has: {
        'horizontal?': 'general|left|center|right|fill|justify',
        'vertical?': 'top|center|bottom',
        'wrapText?': 'boolean',
        'indent?': 'count',
        'shrinkToFit?': 'boolean',
        'textRotation?': 'byte',
      },
    },
    // Nothing is kept from sight.
    protection: { has: { 'locked?': 'boolean', 'hidden?': '0|false' } },
    cellStyles: { holds: 'cellStyle+', has: { count: 'positive' } },
    cellStyle: {
      has: { name: 'text', xfId: 'count', 'builtinId?': 'count', 'customBuiltin?': 'boolean' },
    },
    dxfs: { holds: 'dxf*', has: { count: 'count' } },
    dxf: { holds: 'font? numFmt? fill? alignment? border? protection?' },
    tableStyles: { has: { count: '=0', defaultTableStyle: 'text', defaultPivotStyle: 'text' } },
    // Of exceljs: names of the looks that a later Excel gives to slicers; it holds nothing else.
    extLst: { holds: 'ext:slicers ext:timelines' },
    slicers: { holds: 'x14:slicerStyles', has: { uri: '={EB79DEF2-80B8-43e5-95BD-54CBDDF9020C}' } },
    'x14:slicerStyles': { has: { defaultSlicerStyle: '=SlicerStyleLight1' } },
    timelines: {
      holds: 'x15:timelineStyles',
      has: { uri: '={9260A510-F301-46a8-8635-F512D64BE5F5}' },
    },
    'x15:timelineStyles': { has: { defaultTimelineStyle: '=TimeSlicerStyleLight1' } },
  },
};
