/** The readings of the sample files, as far as their rows are readings. */
import { readFileSync } from 'node:fs';
import { calendarDateFrom } from '#shared/domain/calendar.ts';
import { ClientId, SeriesId } from '#shared/domain/identity.ts';
import type { SeriesToCompare } from '#shared/trend/detection.ts';
import type { DatedValue } from '#shared/trend/types.ts';

const KLOUT = { smoothingDays: 90, unit: 'points', decimals: 1 };

function rowsOf(file: string): string[] {
  const path = new URL(`../../../src/main/sample/data/${file}`, import.meta.url);
  return readFileSync(path, 'utf8').split(/\r?\n/);
}

/** Readings of the rows that match date and value; the first of a date counts. */
function readingsOf(rows: readonly string[], pattern: RegExp): DatedValue[] {
  const perDate = new Map<string, DatedValue>();
  for (const row of rows) {
    const { year, month, day, value = '' } = pattern.exec(row)?.groups ?? {};
    const date = calendarDateFrom(Number(year), Number(month), Number(day));
    const number = Number(value.replace(',', '.'));
    if (date === null || number > 100 || perDate.has(date)) continue;
    perDate.set(date, { date, value: number });
  }
  return [...perDate.values()];
}

const ISO = '^(?<year>\\d{4})-(?<month>\\d\\d)-(?<day>\\d\\d)';
const NUMBER = '(?<value>\\d+[.,]?\\d*)';

export const harbour = readingsOf(
  rowsOf('harbour-klout.csv'),
  new RegExp(`^"(?<month>\\d\\d)/(?<day>\\d\\d)/(?<year>\\d{4})","${NUMBER}"`),
);
export const boughtFollowers = readingsOf(
  rowsOf('bought-followers-klout.csv'),
  new RegExp(`${ISO},${NUMBER}$`),
);
const lumen = readingsOf(
  rowsOf('lumen-klout.csv'),
  new RegExp(`^(?<day>\\d\\d)\\.(?<month>\\d\\d)\\.(?<year>\\d{4});${NUMBER};`),
);
const meadowbrook = ['@meadowbrookhealth', '@drpatelmeadow \\(CEO\\)'].map((account) =>
  readingsOf(rowsOf('meadowbrook-klout.csv'), new RegExp(`${ISO},${account},${NUMBER}$`)),
);
const team = Array.from({ length: 6 }, (_, person) =>
  readingsOf(
    rowsOf('meadowbrook-team-wide.csv'),
    new RegExp(
      `^(?<day>\\d\\d)/(?<month>\\d\\d)/(?<year>\\d{4});(?:[^;]*;){${person}}${NUMBER}(?:;|$)`,
    ),
  ),
);

/** Series numbered in their order, each of a client. */
export function seriesOf(
  perClient: readonly (readonly (readonly DatedValue[])[])[],
): SeriesToCompare[] {
  return perClient
    .flatMap((all, client) => all.map((readings) => ({ readings, client })))
    .map(({ readings, client }, i) => ({
      seriesId: SeriesId.parse(i + 1),
      clientId: ClientId.parse(client + 1),
      readings,
    }));
}

/** Every Klout series of the sample: ten of three clients. */
export const wholeSample = seriesOf([[...meadowbrook, ...team], [harbour], [lumen]]);
export { KLOUT };
