import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CalendarDate } from '#shared/domain/calendar.ts';
import {
  backupFileName,
  type BackupName,
  namedBackup,
  toRemove,
} from '#main/workbook/backup-names.ts';

const backup = (number: number, date: string): BackupName => ({
  number,
  date: date as CalendarDate,
  madeAt: `${date}T09:00:00`,
  before: null,
});

/** One a day, the last on a date, the last first. */
const daily = (count: number, last: string): BackupName[] =>
  Array.from({ length: count }, (_, i) => backup(count - i, addDays(last as CalendarDate, -i)));

describe('the name of a backup', () => {
  it('says which it is of the workbook, and when and why it was made', () => {
    const name = backupFileName('Own work', 12, new Date('2026-11-25T06:05:09'), 'restoring');
    expect(name).toBe('Own work backup 12 of 2026-11-25 06.05.09 before restoring.plumb');
    expect(namedBackup(name)).toEqual({
      number: 12,
      date: '2026-11-25',
      madeAt: '2026-11-25T06:05:09',
      before: 'restoring',
    });
  });

  it.each([
    'work.plumb',
    'work backup of 2026-11-25 06.05.09.plumb',
    'work backup 1 of 2026-02-30 06.05.09.plumb',
    'work backup 1 of 2026-11-25 06.05.09.plumb.sha256',
    '.plumbline-0123456789ab.tmp',
  ])('is not “%s”', (name) => {
    expect(namedBackup(name)).toBeNull();
  });
});

describe('which backups are kept', () => {
  it('is the last ten of one day', () => {
    const sameDay = Array.from({ length: 25 }, (_, i) => backup(25 - i, '2026-11-25'));
    expect(toRemove(sameDay)).toEqual(sameDay.slice(10));
  });

  it('is the last of each of 14 days, then of each of 12 weeks', () => {
    const all = daily(200, '2026-11-25');
    const kept = all.filter((each) => !toRemove(all).includes(each)).map(({ date }) => date);
    expect(kept.slice(0, 14)).toEqual(all.slice(0, 14).map(({ date }) => date));
    // Sundays, as weeks begin on Monday; the week of the last and two more are among the days.
    expect(kept.slice(14)).toEqual([
      '2026-11-08',
      '2026-11-01',
      '2026-10-25',
      '2026-10-18',
      '2026-10-11',
      '2026-10-04',
      '2026-09-27',
      '2026-09-20',
      '2026-09-13',
    ]);
  });

  it('is not decided by the clock: an absence of years takes none away', () => {
    const all = [backup(12, '2031-01-01'), ...daily(11, '2026-11-25')];
    expect(toRemove(all)).toEqual([]);
  });

  it('is never fewer than ten, never more than 36, and always the last one', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(400), { minLength: 1, maxLength: 150 }), (days) => {
        const all = days.map((day, i) =>
          backup(days.length - i, addDays('2026-01-01' as CalendarDate, day)),
        );
        const kept = all.length - toRemove(all).length;
        expect(kept).toBeGreaterThanOrEqual(Math.min(10, all.length));
        expect(kept).toBeLessThanOrEqual(36);
        expect(toRemove(all)).not.toContain(all[0]);
      }),
    );
  });
});
