/** Formulas, each beside the value it has at handoff: the two are made together and cannot drift. */
import { formatDate } from '#shared/domain/calendar.ts';
import { numberCell, shareCell, signedCell, type Cell } from '../cells.ts';
import { dateOfSerial } from '../serial-days.ts';
import { DATE_FORMAT, type StyleName } from '../styles.ts';

/** What a formula gives: the empty text where there is nothing to tell. */
export type LiveValue = number | '';

export interface Live<Value extends number | string = LiveValue> {
  /** Without its equals sign. */
  readonly formula: string;
  readonly value: Value;
}

/** A value with a metric's decimals. */
export function liveNumber(live: Live, decimals: number): Cell {
  return shownAs(live, numberCell(live.value === '' ? 0 : live.value, decimals));
}

/** A change, with its sign. */
export function liveSigned(live: Live, decimals: number): Cell {
  return shownAs(live, signedCell(live.value === '' ? 0 : live.value, decimals));
}

/** A share as a signed percentage. */
export function liveShare(live: Live): Cell {
  return shownAs(live, shareCell(live.value === '' ? 0 : live.value));
}

/** A day, by Excel's count. */
export function liveDate({ formula, value }: Live, style: StyleName = 'Table date'): Cell {
  return {
    content: value,
    kind: 'number',
    style,
    format: DATE_FORMAT,
    // Days to come are as long as this one.
    shown: value === '' ? '28 Nov 2013' : formatDate(dateOfSerial(value)),
    formula,
  };
}

export function liveText(
  { formula, value }: Live<string>,
  style: StyleName = 'Table text',
  shown = value,
): Cell {
  return { content: value, kind: 'text', style, format: null, shown, formula };
}

function shownAs({ formula, value }: Live, cell: Cell | null): Cell {
  if (cell === null) throw new RangeError(`${formula} gives no number`);
  return value === '' ? { ...cell, content: '', formula } : { ...cell, formula };
}
