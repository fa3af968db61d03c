/**
 * The definition of a metric, new or there already.
 *
 * MetricForm   initial: the metric there is, null for a new one; takenNames; action: what the button
 *              says; onSubmit(definition); onCancel(); onTouched?: something was changed; isBusy?;
 *              refusal?.
 */
import { useState } from 'react';
import type { Metric, MetricDefinition } from '#shared/domain/metric.ts';
import type { Refusal } from '#shared/domain/refusal.ts';
import { Button } from '../../components/button.tsx';
import { DialogActions } from '../../components/dialog.tsx';
import {
  Checkbox,
  FieldRow,
  Form,
  NumberField,
  Select,
  TextArea,
  TextField,
} from '../../components/fields.tsx';
import { definitionOf, hasTrueZero, metricDraft, type MetricDraft } from './metric-draft.ts';

interface MetricFormProps {
  initial: Metric | null;
  takenNames: readonly string[];
  action: string;
  isBusy?: boolean;
  refusal?: Refusal | null;
  onTouched?: () => void;
  onCancel: () => void;
  onSubmit: (definition: MetricDefinition) => void;
}

export function MetricForm(props: MetricFormProps) {
  const { initial, takenNames, action, isBusy = false, refusal = null } = props;
  const { onTouched, onCancel, onSubmit } = props;
  const [draft, setDraft] = useState(() => metricDraft(initial));
  const [wasSent, setWasSent] = useState(false);
  const outcome = definitionOf(draft, takenNames);
  const problems = wasSent ? outcome.problems : null;
  const set =
    <Field extends keyof MetricDraft>(field: Field) =>
    (value: MetricDraft[Field]) => {
      setDraft((before) => ({ ...before, [field]: value }));
      onTouched?.();
    };
  return (
    <Form
      refusal={refusal}
      onSubmit={() => {
        setWasSent(true);
        if (outcome.definition) onSubmit(outcome.definition);
      }}
    >
      <FieldRow>
        <TextField
          label="Name"
          isRequired
          autoFocus={initial === null}
          value={draft.name}
          onChange={set('name')}
          error={problems?.name}
        />
        <Select
          label="Role"
          value={draft.role}
          onChange={set('role')}
          options={[
            { value: 'leading-indicator', label: 'Leading indicator', description: 'Moves first' },
            { value: 'result', label: 'Result', description: 'What the client wants in the end' },
            { value: 'driver', label: 'Driver', description: 'The work behind the score' },
          ]}
        />
      </FieldRow>
      <FieldRow>
        <TextField
          label="Unit"
          isRequired={false}
          description="After a number: points, %, posts"
          maxLength={40}
          value={draft.unit}
          onChange={set('unit')}
        />
        <Select
          label="Decimals"
          value={draft.decimals}
          onChange={set('decimals')}
          options={['0', '1', '2', '3', '4', '5', '6'].map((count) => ({
            value: count,
            label: count,
          }))}
        />
      </FieldRow>
      <FieldRow>
        <NumberField
          label="Lowest value"
          isRequired={false}
          description="Empty where there is none"
          value={draft.lowest}
          onChange={set('lowest')}
          error={problems?.lowest}
        />
        <NumberField
          label="Highest value"
          isRequired={false}
          description="Empty where there is none"
          value={draft.highest}
          onChange={set('highest')}
          error={problems?.highest}
        />
      </FieldRow>
      <FieldRow>
        <Select
          label="Better is"
          value={draft.direction}
          onChange={set('direction')}
          options={[
            { value: 'up', label: 'Higher' },
            { value: 'down', label: 'Lower' },
          ]}
        />
        <NumberField
          label="A reading is due every"
          unit="days"
          description="7 for every week, 30 for every month"
          value={draft.cadence}
          onChange={set('cadence')}
          error={problems?.cadence}
        />
      </FieldRow>
      <FieldRow>
        <NumberField
          label="Smoothed by its provider over"
          unit="days"
          description="0 where each value stands for itself"
          value={draft.smoothing}
          onChange={set('smoothing')}
          error={problems?.smoothing}
        />
        <TextField
          label="Provider"
          isRequired={false}
          description="Who computes it; empty where you count it"
          value={draft.provider}
          onChange={set('provider')}
        />
      </FieldRow>
      <FieldRow>
        <NumberField
          label="Smallest pace that matters"
          isRequired={false}
          unit={`${draft.unit.trim()} in 90 days`.trim()}
          description="Empty: 1 % of a scale with two ends"
          value={draft.smallestPace}
          onChange={set('smallestPace')}
          error={problems?.smallestPace}
        />
        <Select
          label="Leaves the workbook"
          value={draft.visibility}
          onChange={set('visibility')}
          options={[
            { value: 'shared', label: 'In reports' },
            { value: 'private', label: 'Never', description: 'It is left out of every file' },
          ]}
        />
      </FieldRow>
      <Checkbox
        label="0 means none, so that a change can be told in percent"
        isSelected={hasTrueZero(draft)}
        onChange={set('hasTrueZero')}
      />
      <TextArea
        label="How to read it"
        isRequired={false}
        rows={initial === null ? 2 : 4}
        value={draft.howToRead}
        onChange={set('howToRead')}
      />
      <DialogActions>
        <Button onPress={onCancel}>Cancel</Button>
        <Button type="submit" variant="primary" isBusy={isBusy}>
          {action}
        </Button>
      </DialogActions>
    </Form>
  );
}
