/** Defining a metric that the catalogue does not have. */
import { useState } from 'react';
import type { Direction, MetricDefinition, MetricRole } from '#shared/domain/metric.ts';
import { Button } from '../../components/button.tsx';
import { Dialog, DialogActions } from '../../components/dialog.tsx';
import {
  FieldRow,
  Form,
  NumberField,
  Select,
  TextArea,
  TextField,
} from '../../components/fields.tsx';
import { typedNumber } from '../../components/typed.ts';

interface OwnMetricDialogProps {
  isOpen: boolean;
  takenNames: readonly string[];
  onClose: () => void;
  onDefine: (definition: MetricDefinition) => void;
}

export function OwnMetricDialog({ isOpen, onClose, ...rest }: OwnMetricDialogProps) {
  return (
    <Dialog title="My own metric" isOpen={isOpen} onClose={onClose} width="wide">
      <OwnMetricForm onClose={onClose} {...rest} />
    </Dialog>
  );
}

const CADENCES = [
  { value: '1', label: 'Every day' },
  { value: '7', label: 'Every week' },
  { value: '30', label: 'Every month' },
  { value: '90', label: 'Every quarter' },
];

function OwnMetricForm({ takenNames, onClose, onDefine }: Omit<OwnMetricDialogProps, 'isOpen'>) {
  const [name, setName] = useState('');
  const [role, setRole] = useState<MetricRole>('leading-indicator');
  const [unit, setUnit] = useState('');
  const [direction, setDirection] = useState<Direction>('up');
  const [lowest, setLowest] = useState('0');
  const [highest, setHighest] = useState('');
  const [decimals, setDecimals] = useState('0');
  const [cadence, setCadence] = useState('7');
  const [smoothing, setSmoothing] = useState('0');
  const [howToRead, setHowToRead] = useState('');
  const [wasSent, setWasSent] = useState(false);

  const scaleMin = openNumber(lowest);
  const scaleMax = openNumber(highest);
  const smoothingDays = typedNumber(smoothing);
  const isTaken = takenNames.some((taken) => taken.toLowerCase() === name.trim().toLowerCase());
  const problems = {
    name:
      name.trim() === ''
        ? 'Enter a name.'
        : isTaken
          ? 'There is a metric of that name already; use another.'
          : null,
    lowest: scaleMin.problem,
    highest:
      scaleMax.problem ??
      (typeof scaleMin.value === 'number' &&
      typeof scaleMax.value === 'number' &&
      scaleMin.value >= scaleMax.value
        ? `Enter more than ${scaleMin.value}, the lowest value.`
        : null),
    smoothing:
      smoothingDays.problem ??
      (Number.isInteger(smoothingDays.value) && smoothingDays.value >= 0
        ? null
        : 'Enter a whole number of days, 0 for none.'),
  };
  const shown = (problem: string | null) => (wasSent ? problem : null);

  const send = () => {
    setWasSent(true);
    if (Object.values(problems).some((problem) => problem !== null)) return;
    onDefine({
      name: name.trim(),
      provider: null,
      unit: unit.trim(),
      decimals: Number(decimals),
      scaleMin: scaleMin.value,
      scaleMax: scaleMax.value,
      hasTrueZero: scaleMin.value === 0,
      direction,
      role,
      smoothingDays: smoothingDays.value ?? 0,
      cadenceDays: Number(cadence),
      smallestMeaningfulPace: null,
      visibility: 'shared',
      howToRead: howToRead.trim(),
      catalogueKey: null,
    });
  };

  return (
    <Form onSubmit={send}>
      <FieldRow>
        <TextField
          label="Name"
          isRequired
          autoFocus
          value={name}
          onChange={setName}
          error={shown(problems.name)}
        />
        <Select
          label="Role"
          value={role}
          onChange={setRole}
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
          value={unit}
          onChange={setUnit}
        />
        <Select
          label="Decimals"
          value={decimals}
          onChange={setDecimals}
          options={['0', '1', '2', '3'].map((count) => ({ value: count, label: count }))}
        />
      </FieldRow>
      <FieldRow>
        <NumberField
          label="Lowest value"
          isRequired={false}
          description="Empty where there is none"
          value={lowest}
          onChange={setLowest}
          error={shown(problems.lowest)}
        />
        <NumberField
          label="Highest value"
          isRequired={false}
          description="Empty where there is none"
          value={highest}
          onChange={setHighest}
          error={shown(problems.highest)}
        />
      </FieldRow>
      <FieldRow>
        <Select
          label="Better is"
          value={direction}
          onChange={setDirection}
          options={[
            { value: 'up', label: 'Higher' },
            { value: 'down', label: 'Lower' },
          ]}
        />
        <Select label="A reading is due" value={cadence} onChange={setCadence} options={CADENCES} />
      </FieldRow>
      <NumberField
        label="Smoothed by its provider over"
        unit="days"
        description="0 where each value stands for itself"
        value={smoothing}
        onChange={setSmoothing}
        error={shown(problems.smoothing)}
      />
      <TextArea
        label="How to read it"
        isRequired={false}
        rows={2}
        value={howToRead}
        onChange={setHowToRead}
      />
      <DialogActions>
        <Button onPress={onClose}>Cancel</Button>
        <Button type="submit" variant="primary">
          Add the metric
        </Button>
      </DialogActions>
    </Form>
  );
}

/** A number, or null for an end of the scale that is open. */
function openNumber(text: string): { value: number | null; problem: string | null } {
  return text.trim() === '' ? { value: null, problem: null } : typedNumber(text);
}
