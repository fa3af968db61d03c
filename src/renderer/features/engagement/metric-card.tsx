/** What the metric in view stands for and does not: its card, as a conversation needs it. */
import { useId } from 'react';
import { Link } from 'wouter';
import type { Metric } from '#shared/domain/metric.ts';
import { caveatLines, type MetricCard } from '#shared/domain/metric-card.ts';
import { useProcedure } from '../../client/procedures.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { Loaded } from '../../components/loaded.tsx';
import styles from './metric-card.module.css';

export function MetricCardPanel({ metric }: { metric: Metric }) {
  const card = useProcedure('metrics.card', { metricId: metric.id });
  const titleId = useId();
  const page = `/metrics/${metric.id}`;
  return (
    <section className={styles.card} aria-labelledby={titleId}>
      <header className={styles.head}>
        <h2 id={titleId} className={styles.title}>
          Metric card: {metric.name}
        </h2>
        <Link href={page}>Edit on the metric’s page</Link>
      </header>
      <Loaded query={card} label="Reading the metric’s card">
        {(loaded) => <Card card={loaded} metric={metric} />}
      </Loaded>
    </section>
  );
}

function Card({ card, metric }: { card: MetricCard; metric: Metric }) {
  const facts = factsOf(card).filter(({ text }) => text !== '');
  const caveats = caveatLines(card);
  if (facts.length + caveats.length + card.objections.length === 0) {
    return (
      <EmptyState level={3} title={`What does ${metric.name} stand for?`}>
        <p>
          Its card has nothing on it yet. It says what the score stands for and what it does not,
          what to use it for, why it was chosen over others, and what to answer when someone
          objects.
        </p>
      </EmptyState>
    );
  }
  return (
    <>
      <dl className={styles.facts}>
        {facts.map(({ name, text }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <div className={styles.lists}>
        {caveats.length > 0 && (
          <div>
            <h3>Caveats, carried by reports</h3>
            <ul>
              {caveats.map((caveat) => (
                <li key={caveat}>{caveat}</li>
              ))}
            </ul>
          </div>
        )}
        {card.objections.length > 0 && (
          <div>
            <h3>What people object, and our answer</h3>
            <dl className={styles.objections}>
              {card.objections.map(({ id, objection, answer }) => (
                <div key={id}>
                  <dt>“{objection}”</dt>
                  <dd>{answer === '' ? 'No answer yet.' : answer}</dd>
                </div>
              ))}
            </dl>
          </div>
        )}
      </div>
    </>
  );
}

function factsOf(card: MetricCard): readonly { readonly name: string; readonly text: string }[] {
  return [
    { name: 'Stands for', text: card.standsFor },
    { name: 'Does not stand for', text: card.doesNotStandFor },
    { name: 'Use it for', text: card.useFor },
    { name: 'Do not use it for', text: card.notFor },
    { name: 'Why it was chosen', text: card.whyChosen },
  ];
}
