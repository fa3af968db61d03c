/** Enters or corrects a benchmark. */
import { useState } from 'react';
import type { Metric } from '#shared/domain/metric.ts';
import type { RegisteredBenchmark } from '#shared/domain/metric-card.ts';
import { plainNumber } from '#shared/domain/number-form.ts';
import { useCommand } from '../../client/procedures.ts';
import { Button } from '../../components/button.tsx';
import { DialogActions } from '../../components/dialog.tsx';
import { DateField, FieldRow, Form, NumberField, TextField } from '../../components/fields.tsx';
import { say } from '../../components/toast.tsx';
import { typedDate, typedReading } from '../../components/typed.ts';

/** What benchmarks usually are. */
const USUAL = [
  'Population average',
  'Average of the category',
  'Median of the category',
  'Top quarter',
];

interface BenchmarkFormProps {
  metric: Metric;
  /** Null for a new one. */
  present: RegisteredBenchmark | null;
  onClose: () => void;
}

export function BenchmarkForm({ metric, present, onClose }: BenchmarkFormProps) {
  const add = useCommand('benchmarks.add');
  const edit = useCommand('benchmarks.edit');
  const [label, setLabel] = useState(present?.label ?? 'Population average');
  const [valueText, setValueText] = useState(present ? plainNumber(present.value) : '');
  const [dateText, setDateText] = useState<string>(present?.asOf ?? '');
  const [source, setSource] = useState(present?.source ?? '');
  const [isSent, setIsSent] = useState(false);
  const value = typedReading(valueText, metric);
  const asOf = dateText.trim() === '' ? { value: null, problem: null } : typedDate(dateText);
  const labelProblem = label.trim() === '' ? 'Say what it is, such as “Population average”.' : null;
  const sourceProblem = source.trim() === '' ? 'Say who published it, and where.' : null;

  const submit = () => {
    setIsSent(true);
    if (value.value === null || asOf.problem !== null) return;
    if (labelProblem !== null || sourceProblem !== null) return;
    const fields = { label: label.trim(), value: value.value, asOf: asOf.value, source };
    const after = {
      onSuccess: () => {
        say(
          `The benchmark “${fields.label}” is ${present ? 'changed' : 'added'} for every client.`,
        );
        onClose();
      },
    };
    if (present) edit.mutate({ benchmarkId: present.id, ...fields }, after);
    else add.mutate({ metricId: metric.id, ...fields }, after);
  };
  return (
    <Form onSubmit={submit} refusal={add.error ?? edit.error}>
      <TextField
        label="What it is"
        isRequired
        value={label}
        onChange={setLabel}
        suggestions={USUAL}
        error={isSent ? labelProblem : null}
      />
      <FieldRow>
        <NumberField
          label="Value"
          isRequired
          autoFocus
          unit={metric.unit}
          value={valueText}
          onChange={setValueText}
          error={isSent ? value.problem : null}
        />
        <DateField
          label="As of"
          isRequired={false}
          description="The day that the source speaks of"
          value={dateText}
          onChange={setDateText}
          error={isSent ? asOf.problem : null}
        />
      </FieldRow>
      <TextField
        label="Source"
        isRequired
        maxLength={2_000}
        description="Publication and address, so that it can be checked"
        value={source}
        onChange={setSource}
        error={isSent ? sourceProblem : null}
      />
      <DialogActions>
        <Button onPress={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" isBusy={add.isPending || edit.isPending}>
          {present ? 'Save' : 'Add the benchmark'}
        </Button>
      </DialogActions>
    </Form>
  );
}
