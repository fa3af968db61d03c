/** Why the verdict is what it is: the figures it rests on, and the rules in their order. */
import { useId } from 'react';
import type { SeriesTrend } from '#shared/contract/trends.ts';
import { verdictFigures } from '#shared/trend/figures.ts';
import { verdictWords } from '../../components/verdict-badge.tsx';
import styles from './verdict-details.module.css';

export function VerdictDetails({ id, trend }: { id: string; trend: SeriesTrend }) {
  const { judgement, metric } = trend;
  const { verdict, why } = judgement;
  const figuresId = useId();
  const rulesId = useId();
  return (
    <div id={id} className={styles.details}>
      <p>{verdictWords[verdict].meaning}</p>
      <h3 id={figuresId} className={styles.title}>
        What it rests on
      </h3>
      <dl className={styles.figures} aria-labelledby={figuresId}>
        {verdictFigures(judgement, metric).map(({ name, value, meaning }) => (
          <div key={name} className={styles.figure}>
            <dt>{name}</dt>
            <dd className={styles.value}>{value}</dd>
            <dd className={styles.meaning}>{meaning}</dd>
          </div>
        ))}
      </dl>
      <h3 id={rulesId} className={styles.title}>
        The rules, in the order they are asked; the first that is met decides
      </h3>
      <ol className={styles.rules} aria-labelledby={rulesId}>
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
