/** The names of backups, which people read in their folder, and by which it is decided what is kept. */
import { addDays, type CalendarDate, isCalendarDate } from '#shared/domain/calendar.ts';

/** "work backup 12 of 2026-11-25 06.25.12 before restoring.plumb"; the time is the machine's own. */
const NAME =
  /^.* backup (\d{1,9}) of (\d{4}-\d\d-\d\d) (\d\d)\.(\d\d)\.(\d\d)(?: before (.+))?\.plumb$/;

export interface BackupName {
  /** Counts up; orders backups even where the clock went back. */
  readonly number: number;
  readonly date: CalendarDate;
  /** `YYYY-MM-DDTHH:MM:SS` in the machine's own time. */
  readonly madeAt: string;
  /** What it was made before; null for a usual one. */
  readonly before: string | null;
}

export function backupFileName(
  stem: string,
  number: number,
  now: Date,
  before: string | null,
): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  const date = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join('-');
  const time = [now.getHours(), now.getMinutes(), now.getSeconds()].map(two).join('.');
  return `${stem} backup ${number} of ${date} ${time}${before === null ? '' : ` before ${before}`}.plumb`;
}

/** What a file's name says of a backup; null where it is none. */
export function namedBackup(fileName: string): BackupName | null {
  const [, number, date, hours, minutes, seconds, before] = NAME.exec(fileName) ?? [];
  if (number === undefined || date === undefined || !isCalendarDate(date)) return null;
  return {
    number: Number(number),
    date,
    madeAt: `${date}T${hours ?? ''}:${minutes ?? ''}:${seconds ?? ''}`,
    before: before ?? null,
  };
}

const LAST_KEPT = 10;
const DAYS_KEPT = 14;
const WEEKS_KEPT = 12;

/**
 * Those that are no longer to be kept, of all given with the last made first. Kept are the last ten, and
 * the last of each of fourteen days and of twelve weeks. Days and weeks without a backup do not count, so
 * that neither a long absence nor a clock that goes wrong takes any away.
 */
export function toRemove<Each extends BackupName>(lastFirst: readonly Each[]): Each[] {
  const kept = new Set<Each>([
    ...lastFirst.slice(0, LAST_KEPT),
    ...lastOfEach(lastFirst, ({ date }) => date, DAYS_KEPT),
    ...lastOfEach(lastFirst, ({ date }) => weekOf(date), WEEKS_KEPT),
  ]);
  return lastFirst.filter((backup) => !kept.has(backup));
}

function lastOfEach<Each>(
  lastFirst: readonly Each[],
  spanOf: (each: Each) => string,
  most: number,
): Each[] {
  const bySpan = new Map<string, Each>();
  for (const each of lastFirst) {
    const span = spanOf(each);
    if (!bySpan.has(span)) bySpan.set(span, each);
  }
  return [...bySpan.values()].slice(0, most);
}

/** The Monday of a date's week. */
function weekOf(date: CalendarDate): string {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return addDays(date, -((weekday + 6) % 7));
}
