/** How reports look: one typeface, three sizes, one accent and greys. */
import type { Alignment, Borders, Fill, Font, Protection } from 'exceljs';

/** RRGGBB; those of the app's light theme, so that a chart in the report is the chart in the app. */
export const COLOURS = {
  ink: '1C2227',
  inkSoft: '4C565F',
  inkFaint: '656F78',
  accent: '1F5673',
  accentSoft: 'E4EEF3',
  line: 'DCD8CF',
  lineStrong: '858A8C',
  grid: 'E6E3DC',
  smoothed: '7A4B94',
  baseline: '8A6412',
  target: '0B6B57',
  benchmark: '656F78',
  limit: '8F979E',
  change: 'A8420F',
  milestone: '1C2227',
  input: 'FFF8DC',
  good: '0B6B57',
  goodSoft: 'E0F2EC',
  amiss: '8A3A06',
  amissSoft: 'FBE8DA',
} as const;

export const TYPEFACE = 'Arial';
/** Points. */
export const SIZES = { title: 18, heading: 12, body: 10 } as const;

export const DATE_FORMAT = 'd mmm yyyy';

/** "#,##0.0" with a real minus sign. */
export function numberFormat(decimals: number): string {
  const digits = `#,##0${decimals === 0 ? '' : `.${'0'.repeat(decimals)}`}`;
  return `${digits};"−"${digits}`;
}

/** The same with a plus sign above zero. */
export function signedFormat(decimals: number): string {
  const digits = `#,##0${decimals === 0 ? '' : `.${'0'.repeat(decimals)}`}`;
  return `+${digits};"−"${digits};${digits}`;
}

/** A share as a signed percentage. */
export function signedPercentFormat(decimals: number): string {
  const digits = `0${decimals === 0 ? '' : `.${'0'.repeat(decimals)}`}%`;
  return `+${digits};"−"${digits};${digits}`;
}

interface CellStyle {
  readonly font: Partial<Font>;
  readonly fill?: Fill;
  readonly border?: Partial<Borders>;
  readonly alignment: Partial<Alignment>;
  readonly protection?: Partial<Protection>;
}

const font = (size: number, colour: string, bold = false): Partial<Font> => ({
  name: TYPEFACE,
  family: 2,
  size,
  bold,
  color: { argb: `FF${colour}` },
});

const filled = (colour: string): Fill => ({
  type: 'pattern',
  pattern: 'solid',
  fgColor: { argb: `FF${colour}` },
});

const edge = (colour: string) => ({ style: 'thin', color: { argb: `FF${colour}` } }) as const;
const BELOW_ROW = { bottom: edge(COLOURS.line) };
const BELOW_HEADER = { bottom: edge(COLOURS.accent) };

const wrapped = { vertical: 'top', wrapText: true } as const;
/** In tables, so that text stands as far from the line above it as from the one below. */
const inTable = { vertical: 'middle', wrapText: true } as const;
/** Keeps text off the number to its left. */
const indented = { indent: 1 } as const;

/** Every look a cell can have, under the name it carries in the file's list of styles. */
export const STYLES = {
  Title: { font: font(SIZES.title, COLOURS.accent, true), alignment: { vertical: 'middle' } },
  Subtitle: { font: font(SIZES.body, COLOURS.inkSoft), alignment: wrapped },
  Headline: { font: font(SIZES.heading, COLOURS.ink, true), alignment: wrapped },
  Heading: {
    font: font(SIZES.heading, COLOURS.accent, true),
    alignment: { vertical: 'bottom' },
  },
  Body: { font: font(SIZES.body, COLOURS.ink), alignment: wrapped },
  Strong: { font: font(SIZES.body, COLOURS.ink, true), alignment: wrapped },
  Note: { font: font(SIZES.body, COLOURS.inkFaint), alignment: wrapped },
  Label: { font: font(SIZES.body, COLOURS.inkFaint), alignment: { vertical: 'top' } },
  'Table header': {
    font: font(SIZES.body, COLOURS.accent, true),
    fill: filled(COLOURS.accentSoft),
    border: BELOW_HEADER,
    alignment: { vertical: 'bottom', horizontal: 'left', wrapText: true, ...indented },
  },
  'Table header, number': {
    font: font(SIZES.body, COLOURS.accent, true),
    fill: filled(COLOURS.accentSoft),
    border: BELOW_HEADER,
    alignment: { vertical: 'bottom', horizontal: 'right', wrapText: true },
  },
  'Table text': {
    font: font(SIZES.body, COLOURS.ink),
    border: BELOW_ROW,
    alignment: { ...inTable, horizontal: 'left', ...indented },
  },
  'Table text, strong': {
    font: font(SIZES.body, COLOURS.ink, true),
    border: BELOW_ROW,
    alignment: { ...inTable, horizontal: 'left', ...indented },
  },
  'Table number': {
    font: font(SIZES.body, COLOURS.ink),
    border: BELOW_ROW,
    alignment: { vertical: 'middle', horizontal: 'right' },
  },
  'Table date': {
    font: font(SIZES.body, COLOURS.ink),
    border: BELOW_ROW,
    alignment: { vertical: 'middle', horizontal: 'right' },
  },
  'Input text': {
    font: font(SIZES.body, COLOURS.ink),
    fill: filled(COLOURS.input),
    border: BELOW_ROW,
    alignment: { ...inTable, horizontal: 'left', ...indented },
    protection: { locked: false },
  },
  'Input number': {
    font: font(SIZES.body, COLOURS.ink),
    fill: filled(COLOURS.input),
    border: BELOW_ROW,
    alignment: { vertical: 'middle', horizontal: 'right' },
    protection: { locked: false },
  },
  'Worked out': {
    font: font(SIZES.body, COLOURS.inkFaint),
    border: BELOW_ROW,
    alignment: { vertical: 'middle', horizontal: 'left', ...indented },
  },
  'Worked out, number': {
    font: font(SIZES.body, COLOURS.inkFaint),
    border: BELOW_ROW,
    alignment: { vertical: 'middle', horizontal: 'right' },
  },
} as const satisfies Record<string, CellStyle>;

export type StyleName = keyof typeof STYLES;
