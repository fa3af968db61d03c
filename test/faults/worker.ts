/**
 * A process to be killed: does one kind of work on a workbook until it is, and says of each change on
 * standard output, at once, when it is acknowledged.
 */
import { writeSync } from 'node:fs';
import { Session } from '#main/usecases/session.ts';
import { SeriesId } from '#shared/domain/identity.ts';
import { addDays, type CalendarDate } from '#shared/domain/calendar.ts';
import { backupsOf } from '#main/workbook/backups.ts';

const [what = '', path = '', begin = '0'] = process.argv.slice(2);
const FIRST_DAY = '1990-01-01' as CalendarDate;

const session = Session.open({ path, clock: () => new Date(), version: '0.0.0-test' });
const say = (text: string): unknown => writeSync(1, `${text}\n`);

async function edit(number: number): Promise<void> {
  const series = { seriesId: SeriesId.parse(1), date: addDays(FIRST_DAY, number), value: 40 };
  await session.value('readings.log', { ...series, note: `number ${number}` });
  say(`reading ${number}`);
}

try {
  await session.value('workbook.state', {});
  say('begun');
  for (let number = Number(begin); ; number += 1) {
    if (what !== 'restore') await edit(number);
    if (what === 'backup') {
      const { path: made } = await session.value('backups.make', {});
      say(`backup ${made}`);
    }
    if (what === 'compact') await session.value('workbook.compact', {});
    if (what === 'restore') {
      const oldest = backupsOf(path).at(-1);
      await session.value('backups.restore', { path: oldest?.path ?? '' });
      say('restored');
    }
  }
} catch (error) {
  say(`refused ${error instanceof Error ? error.message : String(error)}`);
  session.close();
}
