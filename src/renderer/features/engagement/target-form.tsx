/** Sets what a series is to reach, and by when. */
import { useState } from 'react';
import type { SeriesTrend } from '#shared/contract/trends.ts';
import { formatDate } from '#shared/domain/calendar.ts';
import { describeScale } from '#shared/domain/metric.ts';
import { useCommand } from '../../client/procedures.ts';
import { Button } from '../../components/button.tsx';
import { DialogActions } from '../../components/dialog.tsx';
import { DateField, FieldRow, Form, NumberField, TextField } from '../../components/fields.tsx';
import { formatValue } from '../../components/format.ts';
import { say } from '../../components/toast.tsx';
import { asTyped, typedDate, typedReading } from '../../components/typed.ts';
import { labelOf } from './series-words.ts';

interface TargetFormProps {
  trend: SeriesTrend;
  onClose: () => void;
}

export function TargetForm({ trend, onClose }: TargetFormProps) {
  const { metric, target: standing } = trend;
  const set = useCommand('targets.set');
  const [valueText, setValueText] = useState(
    standing ? asTyped(standing.value, metric.decimals) : '',
  );
  const [dateText, setDateText] = useState<string>(standing?.dueOn ?? '');
  const [note, setNote] = useState('');
  const [isSent, setIsSent] = useState(false);
  const value = typedReading(valueText, metric);
  const date = typedDate(dateText);

  const submit = () => {
    setIsSent(true);
    if (value.value === null || date.value === null) return;
    set.mutate(
      { seriesId: trend.series.id, value: value.value, dueOn: date.value, note },
      {
        onSuccess: (target) => {
          say(
            `Target of ${labelOf(trend)} set: ${formatValue(target.value, metric)} by ${formatDate(target.dueOn)}.`,
          );
          onClose();
        },
      },
    );
  };
  return (
    <Form onSubmit={submit} refusal={set.error}>
      <FieldRow>
        <NumberField
          label="Value to reach"
          value={valueText}
          onChange={setValueText}
          unit={metric.unit}
          description={`Scale: ${describeScale(metric)}.`}
          error={isSent ? value.problem : null}
          isRequired
          autoFocus
        />
        <DateField
          label="By"
          value={dateText}
          onChange={setDateText}
          error={isSent ? date.problem : null}
          isRequired
        />
      </FieldRow>
      <TextField
        label="Why this one"
        description={
          standing
            ? `The target before, ${formatValue(standing.value, metric)} by ${formatDate(standing.dueOn)}, stays on record.`
            : 'Whose wish it was, or what it rests on.'
        }
        value={note}
        onChange={setNote}
        isRequired={false}
      />
      <DialogActions>
        <Button onPress={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" isBusy={set.isPending}>
          Set target
        </Button>
      </DialogActions>
    </Form>
  );
}
