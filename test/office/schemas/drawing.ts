/** Where charts lie on a sheet (ECMA-376 part 1, 20.5). */
import type { Schema } from './notation.ts';

export const drawing: Schema = {
  namespaces: {
    'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing': 'xdr',
    'http://schemas.openxmlformats.org/drawingml/2006/main': 'a',
    'http://schemas.openxmlformats.org/drawingml/2006/chart': 'c',
    'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  },
  root: 'xdr:wsDr',
  rules: {
    'xdr:wsDr': { holds: 'xdr:twoCellAnchor+' },
    'xdr:twoCellAnchor': {
      holds: 'xdr:from:corner xdr:to:corner xdr:graphicFrame xdr:clientData',
      has: { editAs: 'twoCell|oneCell|absolute' },
    },
    corner: { holds: 'xdr:col xdr:colOff xdr:row xdr:rowOff' },
    'xdr:col': { text: 'count' },
    'xdr:colOff': { text: 'long' },
    'xdr:row': { text: 'count' },
    'xdr:rowOff': { text: 'long' },
    'xdr:graphicFrame': {
      holds: 'xdr:nvGraphicFramePr xdr:xfrm a:graphic',
      // Required by the standard; it names no macro.
      has: { macro: '=' },
    },
    'xdr:nvGraphicFramePr': { holds: 'xdr:cNvPr xdr:cNvGraphicFramePr' },
    'xdr:cNvPr': { has: { id: 'positive', name: 'text', descr: 'text', title: 'text' } },
    'xdr:cNvGraphicFramePr': {},
    'xdr:xfrm': { holds: 'a:off a:ext' },
    'a:off': { has: { x: 'long', y: 'long' } },
    'a:ext': { has: { cx: 'count', cy: 'count' } },
    'a:graphic': { holds: 'a:graphicData' },
    'a:graphicData': {
      holds: 'c:chart',
      has: { uri: '=http://schemas.openxmlformats.org/drawingml/2006/chart' },
    },
    'c:chart': { has: { 'r:id': 'relationship' } },
    'xdr:clientData': {},
  },
};
