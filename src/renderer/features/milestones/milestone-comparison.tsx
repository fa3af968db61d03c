/**
 * Other clients around the same date. They are named only when asked for, so that a client who looks on
 * sees nothing of anyone else's.
 */
import { useId, useState } from 'react';
import type { MilestoneAround } from '#shared/contract/milestones.ts';
import type { Metric } from '#shared/domain/metric.ts';
import { effectInWords } from '#shared/trend/milestone-effect.ts';
import { Button } from '../../components/button.tsx';
import { comparisonInWords, paceOfSide } from './milestone-words.ts';
import styles from './milestones.module.css';

interface MilestoneComparisonProps {
  comparison: NonNullable<MilestoneAround['comparison']>;
  metric: Metric;
}

export function MilestoneComparison({ comparison, metric }: MilestoneComparisonProps) {
  const [isNamed, setIsNamed] = useState(false);
  const listId = useId();
  const { others } = comparison;
  const paceOf = (side: (typeof others)[number]['effect']['before']) =>
    paceOfSide(side, metric) ?? '–';
  return (
    <div>
      <p>
        {comparisonInWords(comparison, metric)}{' '}
        {others.length > 0 && (
          <Button
            variant="quiet"
            size="small"
            className={styles.who ?? ''}
            aria-expanded={isNamed}
            aria-controls={listId}
            onPress={() => setIsNamed(!isNamed)}
          >
            {isNamed ? 'Hide them' : 'Who?'}
          </Button>
        )}
      </p>
      <ul id={listId} className={styles.others} hidden={!isNamed}>
        {isNamed &&
          others.map(({ seriesId, clientName, subjectName, effect }) => (
            <li key={seriesId}>
              {clientName}
              {subjectName === clientName ? '' : `, ${subjectName}`}: {paceOf(effect.before)}{' '}
              before, {paceOf(effect.after)} after; {effectInWords(effect).toLowerCase()}
            </li>
          ))}
      </ul>
    </div>
  );
}
