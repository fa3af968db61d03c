/** A verdict in text: whether it is reviewed, and why it is what it is. */
import type { SeriesTrend } from '#shared/contract/trends.ts';
import { reviewOf } from '#shared/domain/sign-off.ts';
import { verdictFigures } from '#shared/trend/figures.ts';
import { movementInWords, whyItLags } from '#shared/trend/lag.ts';
import { table } from './output.ts';

/** "confirmed on 2013-11-18": whether a consultant has put their name to the verdict. */
export function reviewText({ signOff }: Pick<SeriesTrend, 'signOff'>): string {
  if (signOff === null) return 'not yet reviewed';
  const { signed, computed, signedOn } = signOff;
  switch (reviewOf(signOff)) {
    case 'confirmed':
      return `confirmed on ${signedOn}`;
    case 'overridden':
      return `overridden on ${signedOn}: computed ${computed}, signed as ${signed}`;
    default:
      return `not yet reviewed: reviewed on ${signedOn} as ${signed}, since then changed`;
  }
}

/** The figures with what they are, and the rules in the order asked. */
export function whyText({ judgement, metric }: SeriesTrend): string {
  const figures = table(verdictFigures(judgement, metric), [
    { title: 'Figure', value: ({ name }) => name },
    { title: 'Value', value: ({ value }) => value, align: 'right' },
    { title: 'What it is', value: ({ meaning }) => meaning },
  ]);
  const rules = judgement.why.map(
    ({ verdict, met, reason }, i) => `${i + 1}. ${verdict}: ${met ? 'yes' : 'no'}. ${reason}`,
  );
  return [figures, ['Rules, in the order asked; the first met decides', ...rules].join('\n')].join(
    '\n\n',
  );
}

/** Why a smoothed score lags, with the days behind its latest move; null without smoothing. */
export function lagText({ judgement, metric }: SeriesTrend): string | null {
  if (metric.smoothingDays <= 0) return null;
  const [before, latest] = judgement.readings.slice(-2);
  const movement =
    before && latest && movementInWords(before.date, latest.date, metric.smoothingDays);
  const latestMove = movement
    ? ` Between ${before.date} and ${latest.date}: ${movement.entered} came in, ${movement.left} fell out.`
    : '';
  return `${whyItLags(metric.smoothingDays)}${latestMove}`;
}
