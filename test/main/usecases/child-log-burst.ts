/** Logs a reading a day from 2000 on, and prints each date once the reading is acknowledged. */
import { addDays, type CalendarDate } from '#shared/domain/calendar.ts';
import { Session } from '#main/usecases/session.ts';

const session = Session.open({
  path: process.argv[2] ?? '',
  clock: () => new Date('2026-11-23T12:00:00'),
  version: '0.0.0-test',
});
let date = '2000-01-01' as CalendarDate;
for (;;) {
  await session.value('readings.log', { seriesId: 1, date, value: 41 });
  process.stdout.write(`${date}\n`);
  date = addDays(date, 1);
}
