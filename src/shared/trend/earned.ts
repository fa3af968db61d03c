/** Is a score earned? The score against the work that it should reflect. */
import type { CalendarDate } from '../domain/calendar.ts';
import { addDays, formatDate } from '../domain/calendar.ts';
import type { Driver } from './driver-level.ts';
import { isLogged, upSince } from './driver-level.ts';
import type { Judgement } from './judge.ts';

/**
 * - `earned`: the score improves and a driver is up.
 * - `unexplained`: the score improves and no driver is up.
 * - `not-yet-showing`: a driver is up, the score does not improve yet and need not.
 * - `not-moving-it`: a driver has been up for the whole smoothing window, the score does not improve.
 * - `neither-up`: neither the score nor a driver is up.
 * - `no-verdict`: there is no verdict on the score to hold against the work.
 * - `not-evidenced`: nothing is logged, too little, or not up to now.
 */
export type EarnedWord =
  | 'earned'
  | 'unexplained'
  | 'not-yet-showing'
  | 'not-moving-it'
  | 'neither-up'
  | 'no-verdict'
  | 'not-evidenced';

/** The score against its drivers on one day. */
export interface Earned {
  readonly word: EarnedWord;
  readonly sentence: string;
  /** Those that say something of today, with the date since which they are up. */
  readonly drivers: readonly { readonly name: string; readonly upSince: CalendarDate | null }[];
  /** When the drivers' rise must show in the score; null without one. */
  readonly showsBy: CalendarDate | null;
}

/** Days of readings that a verdict on the score takes at least. */
const SHORTEST_SPAN_DAYS = 28;

/**
 * Holds a score against its drivers.
 *
 * The rise must show once the first driver has been up for the smoothing window, or for the 28 days
 * that any verdict takes where the window is shorter.
 */
export function earnedOf(input: {
  readonly score: Pick<Judgement, 'verdict'>;
  readonly drivers: readonly Driver[];
  /** How many are named, those that nothing tracks included; as many as drivers where left out. */
  readonly named?: number | undefined;
  /** Whether it is a business result, which may follow the work at any distance. */
  readonly isResult?: boolean | undefined;
  /** Days over which the provider smooths the score. */
  readonly smoothingDays: number;
  readonly today: CalendarDate;
}): Earned {
  const { score, smoothingDays, today, isResult = false } = input;
  const drivers = input.drivers
    .filter(isLogged)
    .map((driver) => ({ name: driver.name, upSince: upSince(driver, smoothingDays) }));
  const up = drivers.flatMap((driver) => (driver.upSince === null ? [] : [driver.upSince]));
  const first = up.reduce<CalendarDate | null>(
    (earliest, date) => (earliest === null || date < earliest ? date : earliest),
    null,
  );
  const showsBy =
    first === null ? null : addDays(first, Math.max(smoothingDays, SHORTEST_SPAN_DAYS));
  const word = drivers.length === 0 ? 'not-evidenced' : wordFor(score.verdict, showsBy, today);
  const names = drivers.filter((driver) => driver.upSince !== null).map(({ name }) => name);
  return {
    word,
    sentence: sentenceOf({
      word,
      verdict: score.verdict,
      up: names,
      logged: drivers.length,
      named: input.named ?? input.drivers.length,
      since: first,
      showsBy,
      isResult,
    }),
    drivers,
    showsBy,
  };
}

function wordFor(
  verdict: Judgement['verdict'],
  showsBy: CalendarDate | null,
  today: CalendarDate,
): EarnedWord {
  if (verdict === 'improving') return showsBy === null ? 'unexplained' : 'earned';
  if (showsBy !== null && today < showsBy) return 'not-yet-showing';
  if (verdict === 'broken' || verdict === 'too-early' || verdict === 'stale') return 'no-verdict';
  return showsBy === null ? 'neither-up' : 'not-moving-it';
}

interface Told {
  readonly word: EarnedWord;
  /** On the score. */
  readonly verdict: Judgement['verdict'];
  /** Names of the drivers that are up. */
  readonly up: readonly string[];
  readonly logged: number;
  readonly named: number;
  /** When the first driver came to be up. */
  readonly since: CalendarDate | null;
  readonly showsBy: CalendarDate | null;
  readonly isResult: boolean;
}

function sentenceOf({ word, verdict, up, logged, named, since, showsBy, isResult }: Told): string {
  const work = `${up.length} of ${logged} drivers ${up.length === 1 ? 'is' : 'are'} up (${up.join(', ')})`;
  const by = showsBy === null ? '' : formatDate(showsBy);
  const from = since === null ? '' : formatDate(since);
  const score = isResult ? 'result' : 'score';
  const still =
    verdict === 'unclear'
      ? `whether the ${score} improves is unclear`
      : `the ${score} is not improving`;
  switch (word) {
    case 'earned':
      return `Earned: the ${score} is improving, and ${work}.`;
    case 'unexplained':
      return `Unexplained: the ${score} is improving, yet ${noneUp(logged)}; look for a scoring change, gaming or missing entries.`;
    case 'not-yet-showing':
      return isResult
        ? `Not yet showing: ${work} since ${from} at the earliest; too soon for the result to show it.`
        : `Not yet showing: ${work}; the score should show it in full by ${by}.`;
    case 'not-moving-it':
      return isResult
        ? `Not moving it: ${work} since ${from} at the earliest, yet ${still}; ask whether it is the right work, or needs longer.`
        : `Not moving it: ${work} and should have shown in full by ${by}, yet ${still}; ask whether it is the right metric.`;
    case 'neither-up':
      return `Neither is up: ${still}, and ${noneUp(logged)}.`;
    case 'no-verdict':
      return `No verdict on the ${score} to hold against the work; ${up.length === 0 ? noneUp(logged) : work}.`;
    case 'not-evidenced':
      return named === 0
        ? `Not evidenced: no driver is named for this ${score}.`
        : `Not evidenced: the drivers of this ${score} are not logged up to now, or fewer than five times.`;
  }
}

function noneUp(logged: number): string {
  return logged === 1
    ? 'its only logged driver is not up'
    : `none of its ${logged} logged drivers is up`;
}
