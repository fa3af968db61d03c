/**
 * What people type, read or refused in words, never guessed.
 *
 * typedNumber(text)              number with a decimal point or comma
 * asTyped(value, decimals)        the other way round, to begin a field with
 * typedReading(text, metric)     the same, on the metric's scale
 * typedDate(text)                "2013-11-18", "18 Nov 2013", "18.11.2013", "11/18/2013"; of 3/4/2013
 *                                it gives both days as `either`, and takes neither
 * typedOptionalDate(text)         the same; an empty text is no date and no problem
 * Each gives { value, problem }: one of the two is null, or both of no date.
 */
import { type CalendarDate, calendarDateFrom, formatDate } from '#shared/domain/calendar.ts';
import { numberForm } from '#shared/domain/number-form.ts';
import { describeScale, isOnScale, type Metric } from '#shared/domain/metric.ts';
import { formatNumber } from '#shared/trend/wording.ts';

export type Typed<Value> =
  | { readonly value: Value; readonly problem: null }
  | { readonly value: null; readonly problem: string; readonly either?: readonly Value[] };

const taken = <Value>(value: Value): Typed<Value> => ({ value, problem: null });
const refused = (problem: string): Typed<never> => ({ value: null, problem });

const SPACES = /[\s\u00A0\u202F'’]/g;
const PLAIN = /^[+-]?(\d+\.?\d*|\.\d+)$/;
const GROUPED_BY_COMMA = /^[+-]?\d{1,3}(,\d{3})+\.\d+$|^[+-]?\d{1,3}(,\d{3}){2,}$/;
const GROUPED_BY_POINT = /^[+-]?\d{1,3}(\.\d{3})+,\d+$|^[+-]?\d{1,3}(\.\d{3}){2,}$/;
/** By the mark that is not the decimal one here: perhaps it is meant as one all the same. */
const EITHER_WAY = {
  ',': /^[+-]?[1-9]\d{0,2},\d{3}$/,
  '.': /^[+-]?[1-9]\d{0,2}\.\d{3}$/,
};
const DECIMAL_COMMA = /^[+-]?(\d+,\d*|,\d+)$/;

export function typedNumber(text: string): Typed<number> {
  const bare = text.replace(SPACES, '').replace('−', '-');
  if (bare === '') return refused('Enter a number.');
  const { decimal } = numberForm();
  const other = decimal === '.' ? ',' : '.';
  if (EITHER_WAY[other].test(bare)) {
    return refused(
      `“${text.trim()}” can be read two ways: write ${bare.replace(other, '')} or ${bare.replace(other, decimal)}.`,
    );
  }
  const plain = PLAIN.test(bare)
    ? bare
    : DECIMAL_COMMA.test(bare)
      ? bare.replace(',', '.')
      : GROUPED_BY_COMMA.test(bare)
        ? bare.replaceAll(',', '')
        : GROUPED_BY_POINT.test(bare)
          ? bare.replaceAll('.', '').replace(',', '.')
          : null;
  return plain === null
    ? refused(`“${text.trim()}” is not a number; write it like 47.3 or 47,3.`)
    : taken(Number(plain));
}

/** A value as one would type it: with the decimals given, and no marks between thousands. */
export function asTyped(value: number, decimals: number): string {
  return formatNumber(value, decimals, { ...numberForm(), group: '' });
}

export function typedReading(
  text: string,
  metric: Pick<Metric, 'name' | 'scaleMin' | 'scaleMax'>,
): Typed<number> {
  const number = typedNumber(text);
  if (number.problem !== null || isOnScale(metric, number.value)) return number;
  return refused(`Enter ${describeScale(metric)}, the scale of ${metric.name}.`);
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

export function typedDate(text: string): Typed<CalendarDate> {
  const trimmed = text.trim();
  if (trimmed === '') return refused('Enter a date, such as 2013-11-18.');
  const [, first, , second, digits] =
    /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})$/.exec(trimmed)?.map(Number) ?? [];
  if (first !== undefined && second !== undefined && digits !== undefined) {
    return typedDigits(trimmed, first, second, digits);
  }
  if (/^\d{1,2}[./-]\d{1,2}\.?$/.test(trimmed)) {
    return refused(`Write “${trimmed}” with its year, such as 2013-11-18 or 18 Nov 2013.`);
  }
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(trimmed);
  const words = /^(\d{1,2})\.? +([a-z]{3})[a-z]*\.?,? +(\d{4})$/i.exec(trimmed);
  if (!iso && !words) {
    return refused(`Write “${trimmed}” as year-month-day, such as 2013-11-18, or as 18 Nov 2013.`);
  }
  const [, year, month, day] = iso ?? [
    '',
    words?.[3],
    MONTHS.indexOf(words?.[2]?.toLowerCase() ?? '') + 1,
    words?.[1],
  ];
  const date = calendarDateFrom(Number(year), Number(month), Number(day));
  return date === null ? refused(`There is no ${trimmed} in the calendar.`) : taken(date);
}

export function typedOptionalDate(text: string): {
  readonly value: CalendarDate | null;
  readonly problem: string | null;
} {
  return text.trim() === '' ? { value: null, problem: null } : typedDate(text);
}

/** A date of digits alone, the year last: which of the others is the month depends on the country. */
function typedDigits(
  text: string,
  first: number,
  second: number,
  year: number,
): Typed<CalendarDate> {
  const dayFirst = calendarDateFrom(year, second, first);
  const monthFirst = calendarDateFrom(year, first, second);
  if (dayFirst === null || monthFirst === null || dayFirst === monthFirst) {
    const only = dayFirst ?? monthFirst;
    return only === null ? refused(`There is no ${text} in the calendar.`) : taken(only);
  }
  const problem = `“${text}” can be ${formatDate(dayFirst)} or ${formatDate(monthFirst)}; choose the one you mean.`;
  return { value: null, problem, either: [dayFirst, monthFirst] };
}
