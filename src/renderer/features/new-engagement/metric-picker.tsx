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
import { Checkbox, Select, TextField } from '../../components/fields.tsx';
import { Notice } from '../../components/notice.tsx';
import { entriesWith } from '../metrics/catalogue-words.ts';
import { OwnMetricDialog } from '../metrics/own-metric-dialog.tsx';
import { chosenMetrics, type Draft } from './draft.ts';
import styles from './metric-picker.module.css';

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
  const [showsAll, setShowsAll] = useState(false);
  const [wanted, setWanted] = useState('');
  const { template, ownMetrics } = draft;
  const chosen = chosenMetrics(draft);
  const named = template?.subjects[0]?.series.map(({ metric }) => metric.name);
  const isShort = named !== undefined && !showsAll;
  const options = optionsOf(draft, present, onChange).filter(({ label, isSelected }) =>
    isShort ? isSelected || named.includes(label) : isSelected || fits(label, wanted),
  );
  const drivers = missingDrivers(draft.catalogueKeys);

  return (
    <>
      {problem !== undefined && (
        <div data-form-problem tabIndex={-1}>
          <Notice tone="problem">{problem}</Notice>
        </div>
      )}
      {!isShort && (
        <TextField
          label="Find a metric"
          isRequired={false}
          placeholder="influence, survey, Moz, posts…"
          value={wanted}
          onChange={setWanted}
        />
      )}
      {roles.map(({ role, title, what }) => {
        const ofRole = options.filter((option) => option.role === role);
        return (
          (ofRole.length > 0 || (role === 'driver' && drivers.length > 0)) && (
            <fieldset key={role} className={styles.role}>
              <legend className={styles.legend}>
                {title} <span className={styles.what}>{what}</span>
              </legend>
              <div className={styles.metrics}>
                {ofRole.map(({ label, description, isSelected, choose }) => (
                  <Checkbox
                    key={label}
                    label={label}
                    description={description}
                    isSelected={isSelected}
                    onChange={choose}
                  />
                ))}
              </div>
              {role === 'driver' && drivers.length > 0 && (
                <Button
                  variant="quiet"
                  icon={<Plus aria-hidden="true" />}
                  onPress={() => onChange({ catalogueKeys: [...draft.catalogueKeys, ...drivers] })}
                >
                  Add the drivers that the chosen score should reflect
                </Button>
              )}
            </fieldset>
          )
        );
      })}
      <div className={styles.ways}>
        {isShort && (
          <Button icon={<Plus aria-hidden="true" />} onPress={() => setShowsAll(true)}>
            Choose other metrics
          </Button>
        )}
        <Button icon={<Plus aria-hidden="true" />} onPress={() => setIsDefining(true)}>
          Define my own metric
        </Button>
      </div>
      {chosen.length > 1 && (
        <Select
          label="Main indicator: the one that the portfolio shows"
          value={chosen[0]?.id ?? null}
          onChange={(mainChoice) => onChange({ mainChoice })}
          options={chosen
            .filter(({ role }) => role !== 'driver')
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

interface MetricOption {
  readonly label: string;
  readonly role: MetricRole;
  readonly description: string;
  readonly isSelected: boolean;
  readonly choose: (isSelected: boolean) => void;
}

/** Those of the catalogue, of the workbook, and those just defined. */
function optionsOf(
  { catalogueKeys, workbookMetrics, ownMetrics }: Draft,
  present: readonly Metric[],
  onChange: (change: Partial<Draft>) => void,
): MetricOption[] {
  const other = (metric: Metric | MetricDefinition) => ({
    ...{ label: metric.name, role: metric.role },
    description: `Your own; ${describeMeasure(metric)}.`,
  });
  const toggled = <T,>(all: readonly T[], one: T, isSelected: boolean): T[] =>
    isSelected ? [...all, one] : all.filter((each) => each !== one);
  // One that a template brings may be archived.
  const ids = new Set(present.map(({ id }) => id));
  const ofWorkbook = [...present, ...workbookMetrics.filter(({ id }) => !ids.has(id))];
  const isChosen = ({ id }: Metric) => workbookMetrics.some((each) => each.id === id);
  return [
    ...offered.map((entry) => ({
      ...{ label: entry.name, role: entry.role, description: describe(entry) },
      isSelected: catalogueKeys.includes(entry.key),
      choose: (isSelected: boolean) =>
        onChange({ catalogueKeys: toggled(catalogueKeys, entry.key, isSelected) }),
    })),
    ...ofWorkbook.map((metric) => ({
      ...other(metric),
      isSelected: isChosen(metric),
      choose: (isSelected: boolean) =>
        onChange({
          workbookMetrics: isSelected
            ? [...workbookMetrics, metric]
            : workbookMetrics.filter(({ id }) => id !== metric.id),
        }),
    })),
    ...ownMetrics.map((metric) => ({
      ...other(metric),
      isSelected: true,
      choose: () => onChange({ ownMetrics: toggled(ownMetrics, metric, false) }),
    })),
  ];
}

/** Whether a metric of that name is looked for: its entry has the words, or its name has. */
function fits(name: string, wanted: string): boolean {
  return (
    name.toLowerCase().includes(wanted.trim().toLowerCase()) ||
    entriesWith(wanted).some((entry) => entry.name === name)
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
