/** SpreadsheetML: the workbook, its sheets, texts and tables (ECMA-376 part 1, 18). */
import type { ElementRule, Schema } from './notation.ts';

const namespaces = {
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main': '',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
};

/** The types that both editions use; what a sheet may not hide or link to is not among them. */
const formula: ElementRule = { text: 'text' };

export const workbook: Schema = {
  namespaces,
  root: 'workbook',
  rules: {
    workbook: {
      holds: 'fileVersion workbookPr bookViews sheets definedNames? calcPr',
    },
    fileVersion: {
      has: { appName: '=xl', lastEdited: 'count', lowestEdited: 'count', rupBuild: 'count' },
    },
    // No filterPrivacy, which makes Excel warn of personal information.
    workbookPr: { has: { defaultThemeVersion: 'count' } },
    bookViews: { holds: 'workbookView' },
    workbookView: {
      has: {
        'visibility?': '=visible',
        'xWindow?': 'integer',
        'yWindow?': 'integer',
        windowWidth: 'count',
        windowHeight: 'count',
        'firstSheet?': 'count',
        'activeTab?': 'count',
      },
    },
    sheets: { holds: 'sheet+' },
    sheet: {
      has: { sheetId: 'positive', name: 'text', 'state?': '=visible', 'r:id': 'relationship' },
    },
    definedNames: { holds: 'definedName+' },
    definedName: { has: { name: 'text', 'localSheetId?': 'count' }, text: 'text' },
    calcPr: { has: { calcId: 'count', 'fullCalcOnLoad?': 'boolean' } },
  },
};

export const worksheet: Schema = {
  namespaces,
  root: 'worksheet',
  rules: {
    worksheet: {
      holds:
        'sheetPr dimension sheetViews sheetFormatPr cols? sheetData sheetProtection? mergeCells? conditionalFormatting* dataValidations? hyperlinks? pageMargins pageSetup headerFooter rowBreaks? drawing? tableParts?',
    },
    sheetPr: { holds: 'tabColor:colour? outlinePr? pageSetUpPr' },
    colour: { has: { 'rgb?': 'argb', 'theme?': 'count' } },
    outlinePr: { has: { 'summaryBelow?': 'boolean', 'summaryRight?': 'boolean' } },
    pageSetUpPr: { has: { fitToPage: 'boolean' } },
    dimension: { has: { ref: 'range' } },
    sheetViews: { holds: 'sheetView' },
    sheetView: {
      holds: 'pane? selection*',
      has: {
        'tabSelected?': 'boolean',
        'showGridLines?': 'boolean',
        'showRowColHeaders?': 'boolean',
        'zoomScale?': 'percent100',
        'zoomScaleNormal?': 'percent100',
        workbookViewId: '=0',
      },
    },
    pane: {
      has: {
        'xSplit?': 'count',
        'ySplit?': 'count',
        topLeftCell: 'cell',
        activePane: 'bottomRight|topRight|bottomLeft|topLeft',
        state: '=frozen',
      },
    },
    selection: {
      has: {
        'pane?': 'bottomRight|topRight|bottomLeft|topLeft',
        'activeCell?': 'cell',
        'sqref?': 'ranges',
      },
    },
    sheetFormatPr: {
      has: {
        defaultRowHeight: 'rowHeight',
        'customHeight?': 'boolean',
        'outlineLevelRow?': '=0',
        'outlineLevelCol?': '=0',
      },
    },
    cols: { holds: 'col+' },
    col: {
      has: {
        min: 'positive',
        max: 'positive',
        width: 'columnWidth',
        'style?': 'count',
        customWidth: 'boolean',
      },
    },
    sheetData: { holds: 'row*' },
    row: {
      holds: 'c*',
      has: {
        r: 'positive',
        'spans?': 'spans',
        's?': 'count',
        'customFormat?': 'boolean',
        'ht?': 'rowHeight',
        'customHeight?': 'boolean',
      },
    },
    c: { holds: 'f? v?', has: { r: 'cell', 's?': 'count', 't?': 'b|e|n|s|str' } },
    f: { has: { 't?': 'normal|shared|array', 'ref?': 'range', 'si?': 'count' }, text: 'text' },
    v: { text: 'text' },
    // Without a password: whoever owns the file can take the protection off.
    sheetProtection: {
      has: {
        sheet: 'boolean',
        'objects?': 'boolean',
        'scenarios?': 'boolean',
        'formatCells?': 'boolean',
        'formatColumns?': 'boolean',
        'formatRows?': 'boolean',
        'insertColumns?': 'boolean',
        'insertRows?': 'boolean',
        'insertHyperlinks?': 'boolean',
        'deleteColumns?': 'boolean',
        'deleteRows?': 'boolean',
        'selectLockedCells?': 'boolean',
        'sort?': 'boolean',
        'autoFilter?': 'boolean',
        'pivotTables?': 'boolean',
        'selectUnlockedCells?': 'boolean',
      },
    },
    mergeCells: { holds: 'mergeCell+', has: { count: 'positive' } },
    mergeCell: { has: { ref: 'range' } },
    conditionalFormatting: { holds: 'cfRule+', has: { sqref: 'ranges' } },
    cfRule: {
      holds: 'formula*',
      has: {
        type: 'cellIs|expression|containsText',
        dxfId: 'count',
        priority: 'integer',
        'stopIfTrue?': 'boolean',
        'operator?':
          'lessThan|lessThanOrEqual|equal|notEqual|greaterThanOrEqual|greaterThan|between|notBetween|containsText',
        'text?': 'text',
      },
    },
    formula,
    dataValidations: { holds: 'dataValidation+', has: { count: 'positive' } },
    dataValidation: {
      holds: 'formula1:formula? formula2:formula?',
      has: {
        'type?': 'none|whole|decimal|list|date|time|textLength|custom',
        'errorStyle?': 'stop|warning|information',
        'operator?':
          'between|notBetween|equal|notEqual|lessThan|lessThanOrEqual|greaterThan|greaterThanOrEqual',
        'allowBlank?': 'boolean',
        'showInputMessage?': 'boolean',
        'showErrorMessage?': 'boolean',
        'errorTitle?': 'text',
        'error?': 'text',
        'promptTitle?': 'text',
        'prompt?': 'text',
        sqref: 'ranges',
      },
    },
    hyperlinks: { holds: 'hyperlink+' },
    // To a place in the file only: there is no relationship.
    hyperlink: { has: { ref: 'range', location: 'text', 'display?': 'text', 'tooltip?': 'text' } },
    pageMargins: {
      has: {
        left: 'number',
        right: 'number',
        top: 'number',
        bottom: 'number',
        header: 'number',
        footer: 'number',
      },
    },
    pageSetup: {
      has: {
        paperSize: 'count',
        orientation: 'portrait|landscape',
        'horizontalDpi?': 'count',
        'verticalDpi?': 'count',
        'scale?': 'percent100',
        fitToWidth: 'count',
        fitToHeight: 'count',
        'pageOrder?': 'downThenOver|overThenDown',
      },
    },
    headerFooter: { holds: 'oddHeader? oddFooter?' },
    oddHeader: { text: 'text' },
    oddFooter: { text: 'text' },
    rowBreaks: { holds: 'brk+', has: { count: 'positive', manualBreakCount: 'positive' } },
    brk: { has: { id: 'positive', 'min?': 'count', 'max?': 'count', man: 'boolean' } },
    drawing: { has: { 'r:id': 'relationship' } },
    tableParts: { holds: 'tablePart+', has: { count: 'positive' } },
    tablePart: { has: { 'r:id': 'relationship' } },
  },
};

export const sharedStrings: Schema = {
  namespaces: {
    ...namespaces,
    'http://www.w3.org/XML/1998/namespace': 'xml',
  },
  root: 'sst',
  rules: {
    sst: { holds: 'si*', has: { count: 'count', uniqueCount: 'count' } },
    // Plain text: no runs with formats of their own.
    si: { holds: 't' },
    // Every program writes xml:space, Excel first, though the standard's schema file forgets it.
    t: { has: { 'xml:space?': '=preserve' }, text: 'escaped' },
  },
};

export const table: Schema = {
  namespaces,
  root: 'table',
  rules: {
    table: {
      holds: 'autoFilter? tableColumns tableStyleInfo?',
      has: {
        id: 'positive',
        name: 'table',
        displayName: 'table',
        ref: 'range',
        'totalsRowShown?': '=0',
        headerRowCount: '=1',
      },
    },
    autoFilter: { holds: 'filterColumn*', has: { ref: 'range' } },
    filterColumn: { has: { colId: 'count', 'hiddenButton?': 'boolean' } },
    tableColumns: { holds: 'tableColumn+', has: { count: 'positive' } },
    tableColumn: {
      holds: 'calculatedColumnFormula?',
      has: { id: 'positive', name: 'text', 'dataDxfId?': 'count' },
    },
    calculatedColumnFormula: { text: 'text' },
    tableStyleInfo: {
      has: {
        name: 'text',
        'showFirstColumn?': 'boolean',
        'showLastColumn?': 'boolean',
        'showRowStripes?': 'boolean',
        'showColumnStripes?': 'boolean',
      },
    },
  },
};
