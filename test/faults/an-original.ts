/** The workbook that trials begin with: a series with a reading that is backed up, and one since. */
import { join } from 'node:path';
import { Session } from '#main/usecases/session.ts';
import type { CalendarDate } from '#shared/domain/calendar.ts';

const BACKED_UP_ON = '1980-01-01' as CalendarDate;
const SINCE = '1980-01-02' as CalendarDate;

/** Makes it in a folder, closed, and gives its path. */
export async function makeOriginal(folder: string): Promise<string> {
  const path = join(folder, 'work.plumb');
  const session = Session.open({ path, clock: () => new Date(), version: '0.0.0-test' });
  try {
    await session.value('workbook.create', { sample: false });
    const { id: engagementId } = await session.value('engagements.start', {
      client: { name: 'Harbour Health' },
      name: 'Content culture',
      startsOn: BACKED_UP_ON,
      subject: { name: 'Harbour Health', kind: 'organisation' },
      metrics: [{ from: 'catalogue', key: 'klout-score' }],
    });
    const { series } = await session.value('trends.engagement', { engagementId });
    const [main] = series;
    if (!main) throw new Error('the engagement tracks nothing');
    const log = (date: CalendarDate, note: string) =>
      session.value('readings.log', { seriesId: main.series.id, date, value: 41, note });
    await log(BACKED_UP_ON, 'in the backup');
    await session.value('backups.make', {});
    await log(SINCE, 'since the backup');
  } finally {
    session.close();
  }
  return path;
}
