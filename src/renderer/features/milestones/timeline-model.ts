/** Where milestones lie on a line of time: places as shares of its length, 0 to 1. */
import { addMonths, type CalendarDate, dayNumber } from '#shared/domain/calendar.ts';
import type { MilestoneAround } from '#shared/contract/milestones.ts';

export interface TimelineMark {
  readonly around: MilestoneAround;
  readonly at: number;
  /** Row from 0: marks, and the stretches until they show in full, share none where they touch. */
  readonly row: number;
  /** Where its effect shows in full; null where that is the same day, or nothing can show. */
  readonly inFull: number | null;
}

export interface Timeline {
  readonly marks: readonly TimelineMark[];
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
  readonly today: number;
  readonly rows: number;
}

/** Share of the line that a mark takes up. */
const MARK_WIDTH = 0.032;
/** Months from one tick to the next, of which the finest is taken that leaves room for its labels. */
const STEPS = [1, 3, 6, 12, 24, 60, 120];
const MOST_TICKS = 9;

/** The line reaches from the start to the day judged on, and as far as any milestone. */
export function timelineOf(
  milestones: readonly MilestoneAround[],
  startsOn: CalendarDate,
  judgedOn: CalendarDate,
): Timeline {
  const dates = [startsOn, judgedOn, ...milestones.map(({ milestone }) => milestone.date)];
  const days = dates.map(dayNumber);
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const margin = Math.max((last - first) * 0.02, 7);
  const [from, to] = [first - margin, last + margin];
  const place = (date: CalendarDate) => (dayNumber(date) - from) / (to - from);
  const rowEnds: number[] = [];
  const marks = milestones.map((around) => {
    const at = place(around.milestone.date);
    const free = rowEnds.findIndex((end) => at - end >= MARK_WIDTH);
    const row = free === -1 ? rowEnds.length : free;
    const { shows } = around;
    const isLater = shows !== null && shows.inFull > shows.from;
    const inFull = isLater ? Math.min(place(shows.inFull), 1) : null;
    rowEnds[row] = inFull === null ? at : Math.max(at, inFull - MARK_WIDTH / 2);
    return { around, at, row, inFull };
  });
  return { marks, ticks: ticksOf(from, to), today: place(judgedOn), rows: rowEnds.length };
}

const DAYS_PER_MONTH = 30.44;

function ticksOf(from: number, to: number): Timeline['ticks'] {
  const months = (to - from) / DAYS_PER_MONTH;
  const step = STEPS.find((each) => months / each <= MOST_TICKS) ?? 240;
  const ticks: { at: number; label: string }[] = [];
  const start = new Date(from * 86_400_000).getUTCFullYear();
  let tick = `${String(start).padStart(4, '0')}-01-01` as CalendarDate;
  for (; dayNumber(tick) <= to; tick = addMonths(tick, step)) {
    const at = (dayNumber(tick) - from) / (to - from);
    if (at >= 0) ticks.push({ at, label: labelOf(tick) });
  }
  return ticks;
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** "2013" for January, the month's name for others. */
function labelOf(date: CalendarDate): string {
  const [year = '', month = '1'] = date.split('-');
  return month === '01' ? year : (MONTHS[Number(month) - 1] ?? '');
}
