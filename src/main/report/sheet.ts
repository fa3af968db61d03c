/**
 * A sheet that is written from top to bottom: titles, paragraphs, tables and room for charts. Widths
 * of columns and heights of rows are worked out from what they hold, once everything is known.
 */
import type { Cell as ExcelCell, DataValidation, Style, Table, Workbook, Worksheet } from 'exceljs';
import { dayNumber, type CalendarDate } from '#shared/domain/calendar.ts';
import { textCell, type Cell } from './cells.ts';
import type { Anchor, Corner } from './native-charts.ts';
import { SIZES, STYLES, type StyleName } from './styles.ts';
import { textWidth, wrappedLines } from './text-size.ts';
import { asTyped } from './xml.ts';

/** Excel's number for 1 January 1970. */
const DAY_0 = 25_569;
/** Excel's number for the paper. */
const A4 = 9;
/** Points. */
const LINE_HEIGHT = 13.5;
const ROW_PADDING = 3;
const ONE_LINE = LINE_HEIGHT + ROW_PADDING;
const TALLEST_ROW = 400;
/** In digits. */
const NARROWEST = 5;
const WIDEST = 60;
/** Headers up to this wide stay on one line. */
const HEADER_ON_ONE_LINE = 9;
/** Between headers of numbers, which have no indent. */
const HEADER_GAP = 0.6;
const CELL_PADDING = 1.7;
const INDENT = 1.3;
/** Share of the sheet's width between charts side by side. */
const SLOT_GAP = 0.012;
/** Columns at the right end that the remark on a statement takes. */
const REMARK_COLUMNS = 5;
/** A column's width in digits of the default font, as Excel draws it. */
const PIXELS_PER_DIGIT = 7;
const EMU_PER_PIXEL = 9525;
const PRINT_MARGINS = { left: 0.4, right: 0.4, top: 0.6, bottom: 0.7, header: 0.3, footer: 0.35 };

export interface Column {
  readonly header: string;
  readonly isNumeric?: boolean;
  /** Width in digits that text is wrapped at; the widest content sets it where left out. */
  readonly wrapAt?: number;
  /** Width in digits that it has at least: room for what is typed. */
  readonly atLeast?: number;
}

export interface SheetOptions {
  readonly name: string;
  readonly columns: number;
  readonly orientation: 'portrait' | 'landscape';
  /** Printed at the foot of every page, before the page number. */
  readonly footer: string;
  /** Digits that the columns take together at least. */
  readonly narrowest: number;
  readonly hasGridLines?: boolean;
}

/** A label in a column and its text over the columns from … to. */
export interface Fact {
  readonly label: string;
  readonly text: string;
  readonly column: number;
  readonly from: number;
  readonly to: number;
}

/** What a cell takes, and the words that are shown beside it and when it refuses. */
export interface CellRule extends Pick<DataValidation, 'type' | 'formulae'> {
  readonly title: string;
  readonly prompt: string;
}

/** Where a table came to lie; rows count from 1. */
export interface TablePlace {
  readonly header: number;
  readonly first: number;
  readonly last: number;
}

/** Room for one chart: rows from 0, and shares of the sheet's width. */
export interface ChartSlot {
  readonly fromRow: number;
  readonly toRow: number;
  readonly from: number;
  readonly to: number;
}

/** The first cell seen in each look, from which named styles are found in the file. */
export type StyleUses = Map<
  Partial<Style>,
  { readonly style: StyleName; readonly address: string }
>;

interface Flow {
  readonly row: number;
  readonly fromColumn: number;
  readonly toColumn: number;
  readonly text: string;
  readonly isBold: boolean;
  readonly size: number;
}

/** Text of a table that may take more than one line. */
interface Wrapping {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly style: StyleName;
}

export class Sheet {
  readonly name: string;
  readonly styleUses: StyleUses = new Map();
  readonly #sheet: Worksheet;
  readonly #columns: number;
  readonly #widths: number[];
  readonly #wrapAt: number[];
  readonly #flows: Flow[] = [];
  readonly #wrapping: Wrapping[] = [];
  readonly #narrowest: number;
  #row = 1;
  #marks = 0;
  #lastPrinted = Infinity;

  constructor(workbook: Workbook, options: SheetOptions) {
    this.name = options.name;
    this.#columns = options.columns;
    this.#narrowest = options.narrowest;
    this.#widths = Array.from({ length: options.columns }, () => NARROWEST);
    this.#wrapAt = Array.from({ length: options.columns }, () => 0);
    this.#sheet = workbook.addWorksheet(options.name, {
      views: [{ state: 'normal', showGridLines: options.hasGridLines ?? false, activeCell: 'A1' }],
      pageSetup: {
        orientation: options.orientation,
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
        margins: PRINT_MARGINS,
      },
      headerFooter: { oddFooter: `&L${footerText(options.footer)}&RPage &P of &N` },
      properties: { defaultRowHeight: ONE_LINE },
    });
    // The types of exceljs want an enum here that is not there when it runs.
    Object.assign(this.#sheet.pageSetup, { paperSize: A4 });
  }

  /** The number of the next row, from 1. */
  get nextRow(): number {
    return this.#row;
  }

  /** Text over the sheet's whole width, or some columns of it (from 1), wrapped. */
  flow(text: string, style: StyleName, fromColumn = 1, toColumn = this.#columns): void {
    this.#flowAt(this.#row, text, style, fromColumn, toColumn);
    this.#row += 1;
  }

  /** Two texts side by side, each over half the columns. */
  flowPair(left: string, right: string, style: StyleName, middle: number): void {
    this.#flowAt(this.#row, left, style, 1, middle);
    if (right !== '') this.#flowAt(this.#row, right, style, middle + 1, this.#columns);
    this.#row += 1;
  }

  /** Labels with their texts beside them, in one row. */
  facts(...facts: readonly Fact[]): void {
    for (const { label, text, column, from, to } of facts) {
      this.#put(this.#row, column, textCell(label, 'Label'));
      this.#flowAt(this.#row, text, 'Body', from, to);
    }
    this.#row += 1;
  }

  /** A statement with whom and what it is about on its left, and a remark on its right. */
  statement(about: readonly [string, string], text: string, remark: string): void {
    const row = this.#row;
    this.#put(row, 1, textCell(about[0], 'Table text, strong'));
    this.#put(row, 2, textCell(about[1]));
    const lastOfText = this.#columns - REMARK_COLUMNS;
    this.#flowAt(row, text, 'Table text', 3, lastOfText);
    this.#flowAt(row, remark, 'Table text', lastOfText + 1, this.#columns);
    about.forEach((name, i) => {
      const style = i === 0 ? 'Table text, strong' : 'Table text';
      this.#wrapping.push({ row, column: i + 1, text: name, style });
    });
    this.#row += 1;
  }

  /** Empty space of some points. */
  space(points = 8): void {
    this.#sheet.getRow(this.#row).height = points;
    this.#row += 1;
  }

  /** Starts a new printed page here. */
  pageBreak(): void {
    if (this.#row > 1) this.#sheet.getRow(this.#row - 1).addPageBreak();
  }

  /** Room for charts side by side, of a height in points, over the sheet's whole width. */
  chartRow(points: number, charts: number): ChartSlot[] {
    const fromRow = this.#row - 1;
    const rows = Math.ceil(points / 20);
    for (let i = 0; i < rows; i += 1) this.#sheet.getRow(this.#row + i).height = points / rows;
    this.#row += rows;
    const width = (1 - (charts - 1) * SLOT_GAP) / charts;
    return Array.from({ length: charts }, (_, i) => {
      const from = i * (width + SLOT_GAP);
      return { fromRow, toRow: fromRow + rows, from, to: from + width };
    });
  }

  /** Where a slot lies, once the sheet is finished and its columns have their widths. */
  anchor({ fromRow, toRow, from, to }: ChartSlot): Anchor {
    return { from: this.#corner(from, fromRow), to: this.#corner(to, toRow) };
  }

  /** A header and rows. Widths follow what they hold. */
  table(columns: readonly Column[], rows: Iterable<readonly (Cell | null)[]>): TablePlace {
    const header = this.#row;
    columns.forEach(({ header: text, isNumeric = false, wrapAt, atLeast = 0 }, i) => {
      const style = isNumeric ? 'Table header, number' : 'Table header';
      this.#put(header, i + 1, textCell(text, style));
      this.#wrapping.push({ row: header, column: i + 1, text, style });
      // Headers wrap between words, so only the longest word needs room.
      const words = text.split(/[\s-]/).map((word) => textWidth(word, true));
      const onOneLine = Math.min(textWidth(text, true), HEADER_ON_ONE_LINE);
      this.#widen(i, Math.max(...words, onOneLine, atLeast) + (isNumeric ? HEADER_GAP : INDENT));
      if (wrapAt !== undefined) this.#wrapAt[i] = Math.max(this.#wrapAt[i] ?? 0, wrapAt);
    });
    this.#row += 1;
    for (const cells of rows) {
      const row = this.#sheet.getRow(this.#row);
      columns.forEach(({ wrapAt = WIDEST }, i) => {
        const cell = cells[i] ?? null;
        this.#fill(row.getCell(i + 1), cell ?? BLANK);
        if (!cell) return;
        const width = widthOf(cell);
        this.#widen(i, Math.min(width, wrapAt));
        if (cell.kind === 'text' && (width > wrapAt || cell.shown.includes('\n'))) {
          this.#wrapping.push({
            ...{ row: this.#row, column: i + 1, text: cell.shown, style: cell.style },
          });
        }
      });
      this.#row += 1;
    }
    return { header, first: header + 1, last: this.#row - 1 };
  }

  /** Makes a table that was just written one that Excel filters and extends. */
  asExcelTable(name: string, columns: readonly Column[], place: TablePlace): void {
    const table = this.#sheet.addTable({
      name,
      ref: `A${place.header}`,
      headerRow: true,
      style: { theme: 'TableStyleLight1', showRowStripes: false },
      columns: columns.map(({ header }) => ({ name: header, filterButton: true })),
      rows: [],
    });
    // exceljs would fill its cells, which are there, from the rows it is given: it is told the range.
    const range = `A${place.header}:${this.#sheet.getColumn(columns.length).letter}${place.last}`;
    Object.assign(tableModel(table), { tableRef: range, autoFilterRef: range });
    // Filter buttons need room beside the words.
    columns.forEach(({ header }, i) => this.#widen(i, textWidth(header, true) + 2));
  }

  /** Keeps the rows above the row (from 1) in sight when the sheet is scrolled. */
  freezeAbove(row: number): void {
    const showGridLines = this.#sheet.views[0]?.showGridLines ?? false;
    this.#sheet.views = [
      { state: 'frozen', ySplit: row - 1, topLeftCell: `A${row}`, activeCell: 'A1', showGridLines },
    ];
  }

  /** Repeats a row at the top of every printed page after it. */
  repeatOnPages(row: number): void {
    this.#sheet.pageSetup.printTitlesRow = `${row}:${row}`;
  }

  /** Lets a range take only what a rule allows, and says why in its own words. */
  validate(range: string, { title, prompt, ...rule }: CellRule): void {
    const validation: DataValidation = {
      ...rule,
      allowBlank: true,
      showErrorMessage: true,
      errorStyle: 'stop',
      errorTitle: title,
      error: prompt,
      showInputMessage: true,
      promptTitle: title,
      prompt,
    };
    // Its types know single addresses only; it writes ranges as they are.
    const { dataValidations } = this.#sheet as Worksheet & {
      readonly dataValidations: { add(range: string, validation: DataValidation): void };
    };
    dataValidations.add(range, validation);
  }

  /** Colours cells of a range by a formula, written for its first cell. */
  mark(range: string, formula: string, { ink, paper }: { ink: string; paper: string }): void {
    this.#sheet.addConditionalFormatting({
      ref: range,
      rules: [
        {
          type: 'expression',
          formulae: [formula],
          priority: (this.#marks += 1),
          style: {
            font: { bold: true, color: { argb: `FF${ink}` } },
            fill: { type: 'pattern', pattern: 'solid', bgColor: { argb: `FF${paper}` } },
          },
        },
      ],
    });
  }

  /** Lets nothing be typed but into input cells; without a password, so that anyone may lift it. */
  protect(): void {
    void this.#sheet.protect('', {
      selectLockedCells: true,
      selectUnlockedCells: true,
      formatColumns: true,
      formatRows: true,
      sort: true,
      autoFilter: true,
    });
  }

  /** Prints no row after this one. */
  printUpTo(row: number): void {
    this.#lastPrinted = row;
  }

  /** Sets widths, heights and the print area; nothing can be written after it. */
  finish(): void {
    this.#fillUp();
    this.#widths.forEach((width, i) => {
      this.#sheet.getColumn(i + 1).width = this.#widthOf(i, width);
    });
    const heights = new Map<number, number>();
    const need = (row: number, height: number) =>
      heights.set(row, Math.max(heights.get(row) ?? 0, height));
    for (const { row, fromColumn, toColumn, text, isBold: bold, size } of this.#flows) {
      const room = this.#widths
        .slice(fromColumn - 1, toColumn)
        .reduce((sum, width, i) => sum + this.#widthOf(fromColumn - 1 + i, width), 0);
      const scale = size / SIZES.body;
      const lines = wrappedLines(text, (room - CELL_PADDING) / scale, bold);
      need(row, lines * LINE_HEIGHT * scale + ROW_PADDING);
    }
    for (const { row, column, text, style } of this.#wrapping) {
      const { alignment, font } = STYLES[style];
      const width = this.#widthOf(column - 1, this.#widths[column - 1] ?? NARROWEST);
      const indent = 'indent' in alignment ? INDENT : 0;
      const lines = wrappedLines(text, width - CELL_PADDING - indent, font.bold);
      need(row, lines * LINE_HEIGHT + ROW_PADDING);
    }
    for (const [row, height] of heights)
      this.#sheet.getRow(row).height = Math.min(height, TALLEST_ROW);
    const lastColumn = this.#sheet.getColumn(this.#columns).letter;
    const lastRow = Math.min(this.#row - 1, this.#lastPrinted);
    this.#sheet.pageSetup.printArea = `A$1:${lastColumn}$${Math.max(lastRow, 1)}`;
  }

  /** Gives what the sheet lacks in width to its column of longest text, or to all where none wraps. */
  #fillUp(): void {
    const total = this.#widths.reduce((sum, width, i) => sum + this.#widthOf(i, width), 0);
    const lacking = this.#narrowest - total;
    if (lacking <= 0) return;
    const longest = Math.max(...this.#wrapAt);
    const growing = this.#wrapAt.flatMap((wrapAt, i) =>
      longest === 0 || wrapAt === longest ? [i] : [],
    );
    for (const i of growing) {
      const width =
        this.#widthOf(i, this.#widths[i] ?? 0) - CELL_PADDING + lacking / growing.length;
      this.#widths[i] = width;
      this.#wrapAt[i] = Math.max(width, this.#wrapAt[i] ?? 0);
    }
  }

  #flowAt(row: number, text: string, style: StyleName, fromColumn: number, toColumn: number): void {
    this.#put(row, fromColumn, textCell(text, style));
    if (toColumn > fromColumn) this.#sheet.mergeCells(row, fromColumn, row, toColumn);
    const { bold = false, size = SIZES.body } = STYLES[style].font;
    this.#flows.push({ row, fromColumn, toColumn, text, isBold: bold, size });
  }

  #put(row: number, column: number, cell: Cell | null): void {
    if (cell) this.#fill(this.#sheet.getCell(row, column), cell);
  }

  #fill(target: ExcelCell, cell: Cell): void {
    const value = cell.kind === 'date' ? dateValue(cell) : cell.content;
    if (cell.formula !== undefined) target.value = { formula: cell.formula, result: value };
    else if (cell.content !== '') target.value = value;
    const look = lookOf(cell);
    target.style = look;
    if (!this.styleUses.has(look)) {
      this.styleUses.set(look, { style: cell.style, address: target.address });
    }
  }

  #widen(column: number, width: number): void {
    this.#widths[column] = Math.max(this.#widths[column] ?? 0, width);
  }

  #corner(share: number, row: number): Corner {
    const widths = this.#widths.map((width, i) =>
      Math.trunc(this.#widthOf(i, width) * PIXELS_PER_DIGIT),
    );
    let left = share * widths.reduce((sum, width) => sum + width, 0);
    let column = 0;
    while (column < widths.length && left >= (widths[column] ?? 0) - 0.5) {
      left -= widths[column] ?? 0;
      column += 1;
    }
    return { column, offset: Math.max(0, Math.round(left)) * EMU_PER_PIXEL, row };
  }

  #widthOf(column: number, width: number): number {
    const wrapAt = this.#wrapAt[column] ?? 0;
    const limit = wrapAt > 0 ? wrapAt : WIDEST;
    return Math.ceil((Math.min(width, limit) + CELL_PADDING) * 10) / 10;
  }
}

const looks = new Map<StyleName, Map<string | null, Partial<Style>>>();

/** One object for each look: exceljs recognises by the object alone what it has written before. */
function lookOf({ style, format }: Cell): Partial<Style> {
  let ofStyle = looks.get(style);
  if (!ofStyle) looks.set(style, (ofStyle = new Map<string | null, Partial<Style>>()));
  let look = ofStyle.get(format);
  if (!look) {
    look = { ...STYLES[style], ...(format === null ? {} : { numFmt: format }) };
    ofStyle.set(format, look);
  }
  return look;
}

/** What exceljs writes of a table; its types know only some of it. */
function tableModel(table: Table): object {
  const model: unknown = Reflect.get(table, 'model');
  if (typeof model !== 'object' || model === null) throw new Error('exceljs has other tables');
  return model;
}

/** An empty cell of a table: no value, but the line below its row. */
const BLANK: Cell = { content: '', kind: 'text', style: 'Table text', format: null, shown: '' };

function widthOf({ shown, style, kind }: Cell): number {
  return textWidth(shown, STYLES[style].font.bold) + (kind === 'text' ? INDENT : 0);
}

/** A date as Excel counts it, in days. */
function dateValue({ content }: Cell): number {
  return dayNumber(content as CalendarDate) + DAY_0;
}

/** Ampersands are commands in a footer, and Excel takes no more than 255 characters. */
function footerText(text: string): string {
  return asTyped(
    text
      .slice(0, 100)
      .replace(/\p{Cs}$/u, '')
      .replace(/&/g, '&&'),
  );
}
