/** One ready definition with everything known of it, each fact with its source, and what is left open. */
import { Link, useLocation } from 'wouter';
import { catalogueMetric } from '#shared/catalogue/index.ts';
import type { CatalogueMetric } from '#shared/catalogue/types.ts';
import { formatDate } from '#shared/domain/calendar.ts';
import { useCommand } from '../../client/procedures.ts';
import { Button, LinkButton } from '../../components/button.tsx';
import { formatValue, plural } from '../../components/format.ts';
import { RefusalNotice } from '../../components/notice.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { say } from '../../components/toast.tsx';
import { availabilityInWords, scaleInWords, usedInWords } from './catalogue-words.ts';
import { roleWords } from './metric-words.ts';
import styles from './metrics.module.css';
import { Source } from './source.tsx';
import { useUses } from './uses.ts';

export function CatalogueEntryPage({ entry }: { entry: CatalogueMetric }) {
  const use = useUses().get(entry.key);
  const add = useCommand('metrics.add');
  const [, navigate] = useLocation();
  const isHere = use !== undefined && !use.isArchived;
  return (
    <>
      <PageHeader
        eyebrow={<Link href="/metrics/catalogue">Metric catalogue</Link>}
        title={entry.name}
        windowTitle={`${entry.name}, catalogue`}
        summary={[entry.provider, roleWords[entry.role], usedInWords(use)]
          .filter(Boolean)
          .join(' · ')}
        actions={
          isHere ? (
            <LinkButton href={`/metrics/${use.metricId}`}>Open it in the workbook</LinkButton>
          ) : (
            <Button
              variant="primary"
              isBusy={add.isPending}
              onPress={() =>
                add.mutate(
                  { metric: { from: 'catalogue', key: entry.key } },
                  {
                    onSuccess: ({ metric }) => {
                      say(`${metric.name} is in the workbook.`);
                      navigate(`/metrics/${metric.id}`);
                    },
                  },
                )
              }
            >
              Add it to the workbook
            </Button>
          )
        }
      />
      <RefusalNotice refusal={add.error} />
      <div className={styles.sections}>
        <Definition entry={entry} />
        <Sourced entry={entry} />
        <OpenFacts entry={entry} />
      </div>
    </>
  );
}

function Definition({ entry }: { entry: CatalogueMetric }) {
  const { card, availability, direction, smoothingDays, cadenceDays, drivers } = entry;
  const facts: [string, string][] = [
    ['Scale', scaleInWords(entry)],
    ['Better', direction === 'up' ? 'The higher' : 'The lower'],
    [
      'Smoothed by its provider',
      smoothingDays === 0 ? 'No, or not published' : `Over ${plural(smoothingDays, 'day')}`,
    ],
    ['Read every', plural(cadenceDays, 'day')],
    ['New readings', availabilityInWords(entry)],
  ];
  const texts: [string, string][] = [
    ['How to read it', card.howToRead],
    ['Stands for', card.standsFor],
    ['Does not stand for', card.doesNotStandFor],
    ['Use it for', card.useFor],
    ['Not for', card.notFor],
    ['Work it should reflect', namesOf(drivers)],
    ['Where readings come from', availability.note],
  ];
  return (
    <section aria-labelledby="definition">
      <h2 id="definition" className={styles.title}>
        What it is
      </h2>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <dl className={styles.card}>
        {texts
          .filter(([, text]) => text !== '')
          .map(([name, text]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <Source text={text} />
              </dd>
            </div>
          ))}
        <div>
          <dt>Caveats</dt>
          <dd>
            <ul className={styles.caveats}>
              {card.caveats.map((caveat) => (
                <li key={caveat}>{caveat}</li>
              ))}
            </ul>
          </dd>
        </div>
      </dl>
    </section>
  );
}

function namesOf(keys: CatalogueMetric['drivers']): string {
  return keys.flatMap((key) => catalogueMetric(key)?.name ?? []).join(', ');
}

/** Facts, benchmarks and scoring changes with the publication that each can be checked against. */
function Sourced({ entry }: { entry: CatalogueMetric }) {
  const { facts, benchmarks, scoringChanges } = entry;
  const groups = [
    { title: 'Facts', lines: facts.map(({ fact, source }) => ({ words: fact, source })) },
    {
      title: 'Benchmarks',
      lines: benchmarks.map(({ value, label, asOf, source }) => ({
        words: `${formatValue(value, entry)}: ${label}${asOf === null ? '' : `, as of ${formatDate(asOf)}`}`,
        source,
      })),
    },
    {
      title: 'Scoring changes',
      lines: scoringChanges.map(({ date, datePrecision, what, source }) => ({
        words: `${formatDate(date)}${datePrecision === 'month' ? ' (the day is not known for certain)' : ''}: ${what}`,
        source,
      })),
    },
  ].filter(({ lines }) => lines.length > 0);
  return (
    <section aria-labelledby="sourced">
      <h2 id="sourced" className={styles.title}>
        Who says so
      </h2>
      {groups.length === 0 && (
        <p className={styles.prose}>
          Nothing here rests on a publication: you count it, ask it or assess it yourself.
        </p>
      )}
      {groups.map(({ title, lines }) => (
        <div key={title}>
          <h3 className={styles.subtitle}>{title}</h3>
          <ul className={styles.sourced}>
            {lines.map(({ words, source }) => (
              <li key={words}>
                {words}
                <span className={styles.under}>
                  <Source text={source} />
                </span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function OpenFacts({ entry: { openFacts } }: { entry: CatalogueMetric }) {
  return (
    <section aria-labelledby="open">
      <h2 id="open" className={styles.title}>
        Left open
      </h2>
      {openFacts.length === 0 ? (
        <p className={styles.prose}>Nothing: every fact above could be sourced.</p>
      ) : (
        <ul className={styles.sourced}>
          {openFacts.map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
