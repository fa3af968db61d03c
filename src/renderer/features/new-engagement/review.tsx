/** The engagement as it would be made, to be read once before it is. */
import { useEffect, useRef } from 'react';
import { formatDate } from '#shared/domain/calendar.ts';
import type { Client } from '#shared/domain/client.ts';
import type { Refusal } from '#shared/domain/refusal.ts';
import { Button } from '../../components/button.tsx';
import { RefusalNotice } from '../../components/notice.tsx';
import { typedDate } from '../../components/typed.ts';
import { kindWords } from '../subject-kinds.ts';
import { chosenMetrics, clientNameOf, type Draft, subjectNameOf } from './draft.ts';
import styles from './review.module.css';

const roleWords = { 'leading-indicator': 'leading indicator', result: 'result', driver: 'driver' };

interface ReviewProps {
  draft: Draft;
  clients: readonly Client[];
  isBusy: boolean;
  refusal: Refusal | null;
  onBack: () => void;
  onCreate: () => void;
}

export function Review({ draft, clients, isBusy, refusal, onBack, onCreate }: ReviewProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const startsOn = typedDate(draft.startsOn).value;
  const facts: [string, string][] = [
    ['Client', `${clientNameOf(draft, clients)}${draft.clientIs === 'new' ? ' (new)' : ''}`],
    ['Engagement', draft.name.trim()],
    ['Objective', draft.objective.trim() || 'not said yet'],
    ['Starts on', startsOn === null ? '' : formatDate(startsOn)],
    [
      'First subject',
      `${subjectNameOf(draft, clients)}, ${kindWords[draft.subjectKind].toLowerCase()}`,
    ],
  ];
  return (
    <section className={styles.review} aria-labelledby="review">
      <h2 id="review" ref={heading} tabIndex={-1} className={styles.title}>
        This is what will be made
      </h2>
      <RefusalNotice refusal={refusal} />
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name} className={styles.fact}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div className={styles.fact}>
          <dt>Metrics</dt>
          <dd>
            <ul className={styles.metrics}>
              {chosenMetrics(draft).map(({ id, name, role }, index) => (
                <li key={id}>
                  {name}{' '}
                  <span className={styles.role}>
                    {roleWords[role]}
                    {index === 0 ? ', the main indicator' : ''}
                  </span>
                </li>
              ))}
            </ul>
          </dd>
        </div>
      </dl>
      <div className={styles.actions}>
        <Button isDisabled={isBusy} onPress={onBack}>
          Back
        </Button>
        <Button variant="primary" isBusy={isBusy} onPress={onCreate}>
          Create the engagement
        </Button>
      </div>
    </section>
  );
}
