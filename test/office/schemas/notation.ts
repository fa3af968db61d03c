/**
 * How the schemas of this folder are written: for each element what it holds and which attributes it
 * has. Whatever is not listed is a fault. They are a subset of ECMA-376 (transitional): what Plumbline
 * writes, and no more; written from the standard's text, not from its schema files.
 */

export interface ElementRule {
  /**
   * The elements inside, in their order: `a` one, `a?` at most one, `a*` any number, `a+` at least
   * one, `(a|b)*` any of these. `a:kind` is an element a that follows the rule of another name.
   */
  readonly holds?: string;
  /** Attributes and the types of their values; a name that ends in `?` may be left out. */
  readonly has?: Readonly<Record<string, TypeName>>;
  /** The type of the text inside; none may stand there where left out. */
  readonly text?: TypeName;
}

/** A name of {@link simpleTypes}, or words divided by `|`; a single word begins with `=`. */
export type TypeName = string;

export interface Schema {
  /** What the elements of each namespace are written with here; '' for the main one. */
  readonly namespaces: Readonly<Record<string, string>>;
  readonly root: string;
  readonly rules: Readonly<Record<string, ElementRule>>;
}

const whole = (least: number, most: number) => (text: string) =>
  /^-?\d{1,15}$/.test(text) && Number(text) >= least && Number(text) <= most;
const like = (pattern: RegExp) => (text: string) => pattern.test(text);

const CELL = String.raw`\$?[A-Z]{1,3}\$?[1-9]\d{0,6}`;
const isCell = (text: string) => {
  const [, letters = '', row = ''] = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(text) ?? [];
  return letters !== '' && columnNumber(letters) <= 16_384 && Number(row) <= 1_048_576;
};
const isRange = (text: string) => {
  const [from = '', to = from, more] = text.split(':');
  return more === undefined && isCell(from) && isCell(to);
};

/** 1 for "A". */
export function columnNumber(letters: string): number {
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

export const simpleTypes: Readonly<Record<string, (text: string) => boolean>> = {
  text: () => true,
  /** A string in which `_x0041_` would be read as "A": only underscores are written so. */
  escaped: (text) => (text.match(/_x[0-9A-Fa-f]{4}_/g) ?? []).every((one) => one === '_x005F_'),
  boolean: like(/^(?:0|1|true|false)$/),
  count: whole(0, 4_294_967_295),
  positive: whole(1, 4_294_967_295),
  byte: whole(0, 255),
  integer: whole(-2_147_483_648, 2_147_483_647),
  long: whole(-Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
  percent100: whole(1, 400),
  number: like(/^-?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/),
  cell: isCell,
  range: isRange,
  ranges: (text) => text.split(' ').every(isRange),
  spans: like(/^\d+:\d+( \d+:\d+)*$/),
  argb: like(/^[0-9A-F]{8}$/),
  rgb: like(/^[0-9A-F]{6}$/),
  relationship: like(/^rId[1-9]\d*$/),
  rowHeight: (text) => Number(text) >= 0 && Number(text) <= 409.5,
  columnWidth: (text) => Number(text) >= 0 && Number(text) <= 255,
  /** Half-points to 4,000 points, times 50. */
  fontHundredths: whole(100, 400_000),
  lineWidth: whole(0, 20_116_800),
  markerSize: whole(2, 72),
  offsetPercent: whole(0, 1000),
  reference: (text) => new RegExp(`^'(?:[^']|'')+'!${CELL}(?::${CELL})?$`).test(text),
  partName: like(/^\/[A-Za-z0-9_[\].-]+(?:\/[A-Za-z0-9_.-]+)*$/),
  extension: like(/^[a-z]+$/),
  time: like(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
  language: like(/^[a-z]{2}(?:-[A-Z]{2})?$/),
  table: like(/^[A-Za-z_][\w.]{0,254}$/),
};
