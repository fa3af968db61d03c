/** `log` and `correct`: one reading, and what became of it. */
import { Option, type Command } from 'commander';
import { findSeries } from '#main/usecases/find.ts';
import type { CalendarDate } from '#shared/domain/calendar.ts';
import { Refusal } from '#shared/domain/refusal.ts';
import { ReadingStatus, type Reading } from '#shared/domain/series.ts';
import { given } from '../given.ts';
import { parseDate, parseNumber } from '../parse.ts';
import { onWorkbook, workbookCommand, type Run, type WorkbookOptions } from '../run.ts';

interface LogOptions extends WorkbookOptions {
  readonly note?: string;
  readonly source?: string;
  readonly status?: ReadingStatus;
  readonly seenOn?: CalendarDate;
}

interface CorrectOptions extends WorkbookOptions {
  readonly reason: string;
  readonly withdraw?: true;
}

const SERIES = 'its number, or its names parted by “/”: subject / metric';

export function addReadings(program: Command): void {
  workbookCommand(program, 'log', 'log one reading')
    .argument('<series>', SERIES)
    .argument('<date>')
    .argument('<value>')
    .option('--note <text>')
    .option('--source <text>', 'where the value comes from')
    .addOption(new Option('--status <status>').choices(ReadingStatus.options))
    .option('--seen-on <date>', 'the day on which the provider showed it', parseDate)
    .action(
      onWorkbook(async (run, options: LogOptions, series: string, date: string, value: string) => {
        const reading = { date: parseDate(date), value: parseNumber(value) };
        const seriesId = findSeries(run.workbook(), series).id;
        const { note, source, status, seenOn } = options;
        const logged = await run.ask('readings.log', {
          seriesId,
          ...reading,
          ...given({ note, source, status, seenOn }),
        });
        const { judgement } = await run.ask('trends.series', { seriesId });
        return {
          data: logged,
          text: `Logged ${logged.value} for ${logged.date}. ${judgement.verdict}: ${judgement.sentence}`,
        };
      }),
    );

  workbookCommand(
    program,
    'correct',
    'correct or withdraw one reading; the old value stays on record',
  )
    .argument('<series>', SERIES)
    .argument('<date>', 'the date of the reading')
    .argument('[value]', 'the value that it should have')
    .option('--withdraw', 'take the reading back instead')
    .requiredOption('--reason <text>', 'why')
    .action(
      onWorkbook(
        async (run, options: CorrectOptions, series: string, date: string, value?: string) => {
          const reading = await readingOn(run, series, parseDate(date));
          const correction = await run.ask('readings.correct', {
            readingId: reading.id,
            value: newValue(options, value),
            reason: options.reason,
          });
          const { oldValue } = correction;
          const became = correction.newValue === null ? 'withdrawn' : `now ${correction.newValue}`;
          return {
            data: correction,
            text: `The reading of ${reading.date} was ${oldValue} and is ${became}; the old value stays on record.`,
          };
        },
      ),
    );
}

/** The reading of that date on the scale of its own time, as last seen. */
async function readingOn(run: Run, series: string, date: CalendarDate): Promise<Reading> {
  const seriesId = findSeries(run.workbook(), series).id;
  const readings = await run.ask('readings.list', { seriesId });
  const reading = readings.findLast((each) => each.date === date && each.restatedBy === null);
  if (reading) return reading;
  throw new Refusal('not-found', `“${series}” has no reading of ${date} to correct; log it.`, [
    { field: 'date', value: date },
  ]);
}

/** Null to withdraw; refuses `bad-input` where neither or both are asked for. */
function newValue({ withdraw }: CorrectOptions, value: string | undefined): number | null {
  if ((value === undefined) !== (withdraw === true)) {
    throw new Refusal('bad-input', 'Give either the value that is right or --withdraw.', [
      { field: 'value', expected: 'a value, or --withdraw' },
    ]);
  }
  return value === undefined ? null : parseNumber(value);
}
