/** The engagement as it would be made, to be read once before it is. */
import { useEffect, useRef } from 'react';
import type { InputOf } from '#shared/contract/index.ts';
import { formatDate } from '#shared/domain/calendar.ts';
import type { Client } from '#shared/domain/client.ts';
import type { Refusal } from '#shared/domain/refusal.ts';
import { Button } from '../../components/button.tsx';
import { RefusalNotice } from '../../components/notice.tsx';
import { formatValue, plural } from '../../components/format.ts';
import { kindWords } from '../subject-kinds.ts';
import { chosenMetrics, clientNameOf, type Draft, subjectNameOf } from './draft.ts';
import styles from './review.module.css';

const roleWords = { 'leading-indicator': 'leading indicator', result: 'result', driver: 'driver' };

interface ReviewProps {
  draft: Draft;
  /** What the draft amounts to. */
  request: InputOf<'engagements.start'>;
  clients: readonly Client[];
  isBusy: boolean;
  refusal: Refusal | null;
  onBack: () => void;
  onCreate: () => void;
}

export function Review({
  draft,
  request,
  clients,
  isBusy,
  refusal,
  onBack,
  onCreate,
}: ReviewProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const facts: [string, string][] = [
    ['Client', `${clientNameOf(draft, clients)}${draft.clientIs === 'new' ? ' (new)' : ''}`],
    ['Engagement', draft.name.trim()],
    ['Objective', draft.objective.trim() || 'not said yet'],
    ['Starts on', formatDate(request.startsOn)],
    [
      'First subject',
      `${subjectNameOf(draft, clients)}, ${kindWords[draft.subjectKind].toLowerCase()}`,
    ],
    ...alsoInWords(request),
    ...firstDayInWords(draft, request),
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
              {request.metrics.length === 0 && <li>none yet</li>}
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

/** The subjects that a template has besides the first. */
function alsoInWords({ also = [] }: InputOf<'engagements.start'>): [string, string][] {
  if (also.length === 0) return [];
  const words = also.map(
    ({ subject: { name, kind } }) => `${name}, ${kindWords[kind].toLowerCase()}`,
  );
  return [['Also', words.join('; ')]];
}

/** What is entered with it: baseline, target, readings, milestones. */
function firstDayInWords(
  draft: Draft,
  { firstDay = [], milestones = [] }: InputOf<'engagements.start'>,
): [string, string][] {
  const [main] = chosenMetrics(draft);
  const known = firstDay.find(({ metric }) => metric === 0);
  const facts: [string, string][] = [];
  if (main && known?.baseline) {
    const { value, date } = known.baseline;
    facts.push(['Baseline', `${formatValue(value, main.measure)} on ${formatDate(date)}`]);
  }
  if (main && known?.target) {
    const { value, dueOn } = known.target;
    facts.push(['Target', `${formatValue(value, main.measure)} by ${formatDate(dueOn)}`]);
  }
  if (main && known?.readings?.length) {
    facts.push(['Readings', `${plural(known.readings.length, 'reading')} of ${main.name}`]);
  }
  if (milestones.length > 0) {
    const words = milestones.map(({ title, date }) => `${title}, ${formatDate(date)}`);
    facts.push(['Milestones', words.join('; ')]);
  }
  return facts;
}
