/** Why the verdict is what it is: the rules in their order, with the numbers of each. */
import type { SeriesTrend } from '#shared/contract/trends.ts';
import { formatDate } from '#shared/domain/calendar.ts';
import { formatNumber } from '#shared/trend/wording.ts';
import { plural } from '../../components/format.ts';
import { verdictWords } from '../../components/verdict-badge.tsx';
import styles from './verdict-details.module.css';

export function VerdictDetails({ id, trend }: { id: string; trend: SeriesTrend }) {
  const { judgement, metric } = trend;
  const { judged, verdict, why, trendTest } = judgement;
  return (
    <div id={id} className={styles.details}>
      <p>
        {verdictWords[verdict].meaning} Judged on {plural(judged.n, 'reading')}
        {judged.from && judged.to
          ? ` from ${formatDate(judged.from)} to ${formatDate(judged.to)}`
          : ''}
        {metric.smoothingDays > 0 &&
          `, which are worth ${formatNumber(judged.independent, 1)} independent ones because the provider smooths over ${metric.smoothingDays} days`}
        {trendTest &&
          trendTest.inflation > 1 &&
          `; the test’s variance is multiplied by ${formatNumber(trendTest.inflation, 1)} for that`}
        .
      </p>
      <p>The rules, in the order they are asked; the first that is met decides:</p>
      <ol className={styles.rules}>
        {why.map(({ verdict: asked, met, reason }) => (
          <li key={asked} className={met ? styles.met : undefined}>
            <span className={styles.rule}>
              {verdictWords[asked].word}: {met ? 'yes' : 'no'}
            </span>{' '}
            {reason}
          </li>
        ))}
      </ol>
      {metric.howToRead !== '' && (
        <p>
          <strong>How to read {metric.name}.</strong> {metric.howToRead}
        </p>
      )}
    </div>
  );
}
