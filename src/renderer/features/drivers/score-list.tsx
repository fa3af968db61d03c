/** Every score of the engagement with the word on it; choosing one shows it above. */
import { verdictThatCounts } from '#shared/domain/sign-off.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EarnedBadge, restOf } from '../../components/earned-badge.tsx';
import { VerdictBadge } from '../../components/verdict-badge.tsx';
import type { Shown } from './drivers-page.tsx';
import styles from './drivers.module.css';

interface ScoreListProps {
  scores: readonly Shown[];
  shown: Shown;
  onShow: (score: Shown) => void;
}

export function ScoreList({ scores, shown, onShow }: ScoreListProps) {
  if (scores.length < 2) return null;
  return (
    <section className={styles.list} aria-labelledby="every-score">
      <h2 id="every-score" className={styles.title}>
        Every score and result
      </h2>
      <DataTable
        label="Every score and result"
        rows={scores}
        rowKey={({ seriesId }) => seriesId}
        reflow
        columns={[
          {
            key: 'score',
            header: 'Score',
            isRowHeader: true,
            cell: (score) => (
              <button
                type="button"
                className={styles.show}
                aria-current={score === shown ? 'true' : undefined}
                onClick={() => onShow(score)}
              >
                {score.trend.subject.name}
                <span className={styles.subject}>{score.trend.metric.name}</span>
              </button>
            ),
          },
          {
            key: 'verdict',
            header: 'Verdict',
            wrap: false,
            cell: ({ trend }) => (
              <VerdictBadge
                verdict={verdictThatCounts(trend.judgement.verdict, trend.signOff)}
                direction={trend.metric.direction}
              />
            ),
          },
          {
            key: 'earned',
            header: 'Earned?',
            wrap: false,
            cell: ({ earned }) => <EarnedBadge word={earned.word} />,
          },
          {
            key: 'why',
            header: 'Why',
            width: 'fill',
            cell: ({ earned, note }) => (
              <>
                {restOf(earned.sentence)}
                {note !== null && <span className={styles.subject}>{note}</span>}
              </>
            ),
          },
        ]}
      />
    </section>
  );
}
