/** Readings as they are pasted or typed for a start: a date and a value on each line. */
import { type CalendarDate, formatDate } from '#shared/domain/calendar.ts';
import type { Metric } from '#shared/domain/metric.ts';
import { typedDate, typedReading } from '../../components/typed.ts';

export interface FirstReading {
  readonly date: CalendarDate;
  readonly value: number;
}

interface FirstReadings {
  /** In the order of their dates. */
  readonly readings: readonly FirstReading[];
  /** What is wrong, line by line, as it is told. */
  readonly problems: readonly string[];
}

/** A spreadsheet puts a tab between cells, a list a semicolon, a person what comes to hand. */
const SPLITS = [
  /^([^\t;]+)[\t;]+\s*([^\t;]+)/,
  /^(\d{4}-\d{1,2}-\d{1,2})[\s,:]+(\S.*)$/,
  /^(\d{1,2}\.? +\p{L}+\.?,? +\d{4})[\s,:]+(\S.*)$/u,
];

/** Blank lines and a heading without any digit are passed over. */
export function firstReadings(
  text: string,
  metric: Pick<Metric, 'name' | 'scaleMin' | 'scaleMax'>,
  today: CalendarDate,
): FirstReadings {
  const readings = new Map<CalendarDate, FirstReading>();
  const problems: string[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const bare = line.trim();
    if (bare === '' || (index === 0 && !/\d/.test(bare))) continue;
    const read = readingOf(bare, metric, today);
    if (typeof read === 'string') problems.push(`Line ${index + 1}: ${read}`);
    else if (readings.has(read.date)) {
      problems.push(`Line ${index + 1}: ${formatDate(read.date)} has a value already.`);
    } else readings.set(read.date, read);
  }
  const inOrder = [...readings.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
  return { readings: inOrder, problems };
}

function readingOf(
  line: string,
  metric: Pick<Metric, 'name' | 'scaleMin' | 'scaleMax'>,
  today: CalendarDate,
): FirstReading | string {
  const parts = SPLITS.map((split) => split.exec(line)).find((found) => found !== null);
  if (!parts) return `“${line}” is not a date and a value, such as 2013-11-18 47.3.`;
  const date = typedDate(parts[1] ?? '');
  if (date.problem !== null) return date.problem;
  if (date.value > today) return `${formatDate(date.value)} is after today.`;
  const value = typedReading(parts[2] ?? '', metric);
  return value.problem ?? { date: date.value, value: value.value };
}
