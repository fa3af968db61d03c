/** Chooses the work that a metric should reflect. */
import { useState } from 'react';
import { catalogue } from '#shared/catalogue/index.ts';
import type { MetricId } from '#shared/domain/identity.ts';
import type { Metric } from '#shared/domain/metric.ts';
import { useCommand, useProcedure } from '../../client/procedures.ts';
import { Button } from '../../components/button.tsx';
import { DialogActions } from '../../components/dialog.tsx';
import { Checkbox, Form } from '../../components/fields.tsx';
import { plural } from '../../components/format.ts';
import { Loaded } from '../../components/loaded.tsx';
import { say } from '../../components/toast.tsx';
import styles from './drivers.module.css';

interface ChooseDriversFormProps {
  metric: Metric;
  /** Those it should reflect so far. */
  named: readonly Metric[];
  onClose: () => void;
}

export function ChooseDriversForm(props: ChooseDriversFormProps) {
  const metrics = useProcedure('metrics.list', {});
  return (
    <Loaded query={metrics}>
      {(all) => <Choices {...props} metrics={all.map(({ metric }) => metric)} />}
    </Loaded>
  );
}

/** A driver of the workbook by its number, or one of the catalogue by its key. */
type Chosen = MetricId | string;

interface Option {
  readonly key: Chosen;
  readonly label: string;
  readonly description: string;
}

function Choices(props: ChooseDriversFormProps & { metrics: readonly Metric[] }) {
  const { metric, named, metrics, onClose } = props;
  const add = useCommand('metrics.add');
  const name = useCommand('drivers.name');
  const [chosen, setChosen] = useState<ReadonlySet<Chosen>>(new Set(named.map(({ id }) => id)));
  const options = optionsOf(metrics, named);

  const submit = async () => {
    const driverIds: MetricId[] = [];
    for (const { key } of options.filter((option) => chosen.has(option.key))) {
      driverIds.push(
        typeof key === 'string'
          ? (await add.mutateAsync({ metric: { from: 'catalogue', key } })).metric.id
          : key,
      );
    }
    await name.mutateAsync({ metricId: metric.id, driverIds });
    say(
      `${metric.name} should now reflect ${plural(driverIds.length, 'driver')}, for every client on it.`,
    );
    onClose();
  };
  return (
    <Form
      // A refusal is shown by the form.
      onSubmit={() => void submit().catch(() => undefined)}
      refusal={add.error ?? name.error}
    >
      <p className={styles.intro}>
        Choose the work that should show in {metric.name} if it is worth anything. The choice holds
        for every client on this metric; how much work there was is logged per client.
      </p>
      <div className={styles.choices} role="group" aria-label="Drivers">
        {options.map(({ key, label, description }) => (
          <Checkbox
            key={key}
            label={label}
            description={description}
            isSelected={chosen.has(key)}
            onChange={(isSelected) =>
              setChosen(
                isSelected
                  ? new Set([...chosen, key])
                  : new Set([...chosen].filter((each) => each !== key)),
              )
            }
          />
        ))}
      </div>
      <DialogActions>
        <Button onPress={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" isBusy={add.isPending || name.isPending}>
          Save
        </Button>
      </DialogActions>
    </Form>
  );
}

function optionsOf(metrics: readonly Metric[], named: readonly Metric[]): Option[] {
  const known = metrics.filter(({ role }) => role === 'driver');
  // A driver that was put away stays on the list while a metric names it.
  const drivers = [...known, ...named.filter(({ id }) => known.every((each) => each.id !== id))];
  const ready = catalogue.filter(
    ({ key, role }) =>
      role === 'driver' && metrics.every(({ catalogueKey }) => catalogueKey !== key),
  );
  return [
    ...drivers.map(({ id, name, howToRead }) => ({
      key: id,
      label: name,
      description: howToRead,
    })),
    ...ready.map(({ key, name, card }) => ({
      key,
      label: name,
      description: card.howToRead,
    })),
  ];
}
