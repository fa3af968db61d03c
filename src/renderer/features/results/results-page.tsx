/** Leading or not: whether the scores move before the business results. */
import type { LeadingOrNot } from '#shared/contract/leading.ts';
import { formatDate } from '#shared/domain/calendar.ts';
import type { EngagementId } from '#shared/domain/identity.ts';
import { FEWEST_MONTHS } from '#shared/trend/leading.ts';
import { useProcedure } from '../../client/procedures.ts';
import { LinkButton } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { EngagementFrame } from '../engagement/engagement-frame.tsx';
import { PairPanel, type Pair } from './pair-panel.tsx';
import styles from './results.module.css';

export function ResultsPage({ engagementId }: { engagementId: EngagementId }) {
  const leading = useProcedure('trends.leading', { engagementId });
  return (
    <Loaded query={leading} label="Comparing scores with results">
      {(found) => <Page found={found} />}
    </Loaded>
  );
}

function Page({ found }: { found: LeadingOrNot }) {
  const { engagement, judgedOn, series } = found;
  const pairs = found.pairs.flatMap((pair): Pair[] => {
    const indicator = series.find(({ series: { id } }) => id === pair.indicatorId);
    const result = series.find(({ series: { id } }) => id === pair.resultId);
    return indicator && result ? [{ ...pair, indicator, result }] : [];
  });
  return (
    <EngagementFrame
      engagement={engagement}
      page="results"
      facts={<span>Judged on {formatDate(judgedOn)}</span>}
    >
      <h2 className={styles.title}>Leading or not</h2>
      {pairs.length === 0 ? (
        <Missing found={found} />
      ) : (
        <>
          <div className={styles.about}>
            <p>
              Does a score move before the results that the engagement is for? The change of each
              month is compared with the change of the result in the same month (0) and up to six
              months later. Figures run from −1 to 1: above 0 both become better together. Only
              changes count, as over a year many things rise. It takes at least {FEWEST_MONTHS}{' '}
              months with a change in both; the strongest figure allows for how many months it rests
              on.
            </p>
            <p>
              This shows what moves together and when, never a cause.
              {pairs.length > 1 &&
                ` ${pairs.length} pairs are looked at; each may show a sign by chance, so that one sign among several is weak.`}
            </p>
          </div>
          <div className={styles.pairs}>
            {pairs.map((pair) => (
              <PairPanel key={`${pair.indicatorId} ${pair.resultId}`} pair={pair} />
            ))}
          </div>
        </>
      )}
    </EngagementFrame>
  );
}

/** What is lacking for a comparison, and the way to it. */
function Missing({ found: { engagement, series } }: { found: LeadingOrNot }) {
  const hasResult = series.some(({ metric }) => metric.role === 'result');
  const hasIndicator = series.some(({ metric }) => metric.role === 'leading-indicator');
  const actions = (
    <LinkButton variant="primary" href={`/import/${engagement.id}`}>
      Import {hasResult ? 'readings' : 'results'}
    </LinkButton>
  );
  if (hasResult && hasIndicator) {
    return (
      <EmptyState title="No score and result belong together" actions={actions}>
        <p>
          An organisation’s or executive’s scores are compared with the organisation’s results, and
          anyone’s with their own. Here no score has a result of that kind beside it.
        </p>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={hasResult ? 'No score is tracked yet' : 'No result is tracked yet'}
      actions={actions}
    >
      <p>
        {hasResult
          ? 'A leading indicator, such as an influence score, is held against the results that are tracked.'
          : 'A result is what the engagement is for: enquiries, conversions, patients, revenue. Import a column of monthly figures as a metric with the role result, and each score is held against it.'}{' '}
        From {FEWEST_MONTHS} months with a change in both on, it shows whether the score moves
        first.
      </p>
    </EmptyState>
  );
}
