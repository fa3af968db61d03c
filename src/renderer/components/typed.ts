/**
 * What people type, read or refused in words, never guessed.
 *
 * typedNumber(text)              number with a decimal point or comma
 * typedReading(text, metric)     the same, on the metric's scale
 * typedDate(text)                "2013-11-18", "18 Nov 2013", "18 November 2013"
 * Each gives { value, problem }: one of the two is null.
 */
import { type CalendarDate, calendarDateFrom } from '#shared/domain/calendar.ts';
import { describeScale, isOnScale, type Metric } from '#shared/domain/metric.ts';

export type Typed<Value> =
  | { readonly value: Value; readonly problem: null }
  | { readonly value: null; readonly problem: string };

const taken = <Value>(value: Value): Typed<Value> => ({ value, problem: null });
const refused = (problem: string): Typed<never> => ({ value: null, problem });

const SPACES = /[\s\u00A0\u202F']/g;
const PLAIN = /^[+-]?(\d+\.?\d*|\.\d+)$/;
const GROUPED_BY_COMMA = /^[+-]?\d{1,3}(,\d{3})+\.\d+$|^[+-]?\d{1,3}(,\d{3}){2,}$/;
const GROUPED_BY_POINT = /^[+-]?\d{1,3}(\.\d{3})+,\d+$|^[+-]?\d{1,3}(\.\d{3}){2,}$/;
const COMMA_EITHER_WAY = /^[+-]?[1-9]\d{0,2},\d{3}$/;
const DECIMAL_COMMA = /^[+-]?(\d+,\d*|,\d+)$/;

export function typedNumber(text: string): Typed<number> {
  const bare = text.replace(SPACES, '').replace('−', '-');
  if (bare === '') return refused('Enter a number.');
  if (COMMA_EITHER_WAY.test(bare)) {
    return refused(
      `“${text.trim()}” can be read two ways: write ${bare.replace(',', '')} or ${bare.replace(',', '.')}.`,
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
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(trimmed);
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
