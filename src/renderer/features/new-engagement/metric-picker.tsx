/** Metrics from the catalogue by role, each with how to read it, or one's own. */
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { catalogue, catalogueMetric } from '#shared/catalogue/index.ts';
import type { CatalogueMetric } from '#shared/catalogue/types.ts';
import { formatDate } from '#shared/domain/calendar.ts';
import {
  describeScale,
  type Metric,
  type MetricDefinition,
  type MetricRole,
} from '#shared/domain/metric.ts';
import { Button } from '../../components/button.tsx';
import { Checkbox, Choice } from '../../components/fields.tsx';
import { Notice } from '../../components/notice.tsx';
import { chosenMetrics, type Draft } from './draft.ts';
import styles from './metric-picker.module.css';
import { OwnMetricDialog } from './own-metric-dialog.tsx';

const roles: { role: MetricRole; title: string; what: string }[] = [
  {
    role: 'leading-indicator',
    title: 'Leading indicators',
    what: 'Move first; the engagement is judged by one of them.',
  },
  { role: 'result', title: 'Results', what: 'What the client wants in the end.' },
  { role: 'driver', title: 'Drivers', what: 'The work behind the score, logged week by week.' },
];

/** Scores that no one can read any more come last. */
const offered = catalogue.toSorted((one, other) => Number(isClosed(one)) - Number(isClosed(other)));

function isClosed({ availability }: CatalogueMetric): boolean {
  return availability.status === 'closed';
}

interface MetricPickerProps {
  draft: Draft;
  /** The consultant's own metrics that the workbook holds already. */
  present: readonly Metric[];
  onChange: (change: Partial<Draft>) => void;
  problem: string | undefined;
}

export function MetricPicker({ draft, present, onChange, problem }: MetricPickerProps) {
  const [isDefining, setIsDefining] = useState(false);
  const { catalogueKeys, workbookMetrics, ownMetrics } = draft;
  const chosen = chosenMetrics(draft);
  const drivers = missingDrivers(catalogueKeys);

  return (
    <>
      {problem !== undefined && (
        <div data-form-problem tabIndex={-1}>
          <Notice tone="problem">{problem}</Notice>
        </div>
      )}
      {roles.map(({ role, title, what }) => (
        <fieldset key={role} className={styles.role}>
          <legend className={styles.legend}>
            {title} <span className={styles.what}>{what}</span>
          </legend>
          <div className={styles.metrics}>
            {offered
              .filter((metric) => metric.role === role)
              .map((metric) => (
                <Checkbox
                  key={metric.key}
                  label={metric.name}
                  description={describe(metric)}
                  isSelected={catalogueKeys.includes(metric.key)}
                  onChange={(isSelected) =>
                    onChange({
                      catalogueKeys: isSelected
                        ? [...catalogueKeys, metric.key]
                        : catalogueKeys.filter((key) => key !== metric.key),
                    })
                  }
                />
              ))}
            {present
              .filter((metric) => metric.role === role)
              .map((metric) => (
                <Checkbox
                  key={metric.name}
                  label={metric.name}
                  description={`Your own; ${describeMeasure(metric)}.`}
                  isSelected={workbookMetrics.includes(metric)}
                  onChange={(isSelected) =>
                    onChange({
                      workbookMetrics: isSelected
                        ? [...workbookMetrics, metric]
                        : workbookMetrics.filter((other) => other !== metric),
                    })
                  }
                />
              ))}
            {ownMetrics
              .filter((metric) => metric.role === role)
              .map((metric) => (
                <Checkbox
                  key={metric.name}
                  label={metric.name}
                  description={`Your own; ${describeMeasure(metric)}.`}
                  isSelected
                  onChange={() =>
                    onChange({ ownMetrics: ownMetrics.filter((other) => other !== metric) })
                  }
                />
              ))}
          </div>
          {role === 'driver' && drivers.length > 0 && (
            <Button
              variant="quiet"
              icon={<Plus aria-hidden="true" />}
              onPress={() => onChange({ catalogueKeys: [...catalogueKeys, ...drivers] })}
            >
              Add the drivers that the chosen score should reflect
            </Button>
          )}
        </fieldset>
      ))}
      <div>
        <Button icon={<Plus aria-hidden="true" />} onPress={() => setIsDefining(true)}>
          Define my own metric
        </Button>
      </div>
      {chosen.length > 1 && (
        <Choice
          label="Main indicator: the one that the portfolio shows"
          value={chosen[0]?.id ?? null}
          onChange={(mainChoice) => onChange({ mainChoice })}
          options={chosen
            .toSorted((one, other) => one.name.localeCompare(other.name, 'en'))
            .map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <OwnMetricDialog
        isOpen={isDefining}
        takenNames={[...ownMetrics, ...present, ...catalogue].map(({ name }) => name)}
        onClose={() => setIsDefining(false)}
        onDefine={(definition) => {
          onChange({ ownMetrics: [...ownMetrics, definition] });
          setIsDefining(false);
        }}
      />
    </>
  );
}

/** "Klout; scale 1 to 100; closed on 25 May 2018. Read the direction over months, not the level." */
function describe(metric: CatalogueMetric): string {
  const { provider, availability, card } = metric;
  const facts = [
    provider,
    describeMeasure(metric),
    availability.status === 'closed' &&
      (availability.closedOn === null
        ? 'closed'
        : `closed on ${formatDate(availability.closedOn)}`),
  ].filter(Boolean);
  const [firstSentence = ''] = card.howToRead.split(/(?<=[.!?]) /);
  return `${facts.join('; ')}. ${firstSentence}`;
}

/** "scale 0 to 100 %", "posts per week": a bounded scale by its ends, an open one by its unit. */
function describeMeasure(metric: Pick<MetricDefinition, 'scaleMin' | 'scaleMax' | 'unit'>): string {
  if (metric.scaleMin === null || metric.scaleMax === null) return metric.unit || 'any number';
  const percent = metric.unit === '%' ? ' %' : '';
  return `scale ${describeScale(metric).replaceAll('-', '−')}${percent}`;
}

/** Drivers of the chosen scores that are not chosen yet. */
function missingDrivers(chosenKeys: readonly string[]): string[] {
  const wanted = chosenKeys.flatMap((key) => catalogueMetric(key)?.drivers ?? []);
  return [...new Set<string>(wanted)].filter((key) => !chosenKeys.includes(key));
}
