/** The scoring changes between the readings of a series that nothing is compared across. */
import type { CalendarDate } from '../domain/calendar.ts';
import type { ScoringChange } from '../domain/metric.ts';
import type { Judgement } from './judge.ts';

/** Their dates: all but those that are ignored and those that a link leads over. */
export function breaksOf({
  judgement,
  scoringChanges,
}: {
  readonly judgement: Judgement;
  readonly scoringChanges: readonly Pick<ScoringChange, 'changedOn' | 'treatment'>[];
}): CalendarDate[] {
  const { from, to, links } = judgement;
  const linkedOn = new Set(links.map(({ date }) => date));
  return scoringChanges
    .filter(({ treatment, changedOn }) => treatment !== 'ignore' && !linkedOn.has(changedOn))
    .filter(({ changedOn }) => from !== null && to !== null && changedOn > from && changedOn <= to)
    .map(({ changedOn }) => changedOn);
}
