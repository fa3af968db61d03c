/** Agrees the baseline of a series; replacing one that stands asks for a reason. */
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

interface BaselineFormProps {
  trend: SeriesTrend;
  onClose: () => void;
}

export function BaselineForm({ trend, onClose }: BaselineFormProps) {
  const { metric, baseline: standing, judgement } = trend;
  const suggested = standing ?? judgement.baseline;
  const agree = useCommand('baselines.agree');
  const [valueText, setValueText] = useState(
    suggested ? asTyped(suggested.value, metric.decimals) : '',
  );
  const [dateText, setDateText] = useState<string>(suggested?.date ?? '');
  const [reason, setReason] = useState('');
  const [isSent, setIsSent] = useState(false);

  const value = typedReading(valueText, metric);
  const date = typedDate(dateText);
  const isMissingReason = standing !== null && reason.trim() === '';
  const origin =
    standing === null && judgement.baseline ? ' Suggested: the median of the first readings.' : '';

  const submit = () => {
    setIsSent(true);
    if (value.value === null || date.value === null || isMissingReason) return;
    agree.mutate(
      {
        seriesId: trend.series.id,
        value: value.value,
        date: date.value,
        ...(standing ? { reason } : {}),
      },
      {
        onSuccess: (baseline) => {
          say(
            `Baseline of ${labelOf(trend)} agreed: ${formatValue(baseline.value, metric)} on ${formatDate(baseline.date)}.`,
          );
          onClose();
        },
      },
    );
  };
  return (
    <Form onSubmit={submit} refusal={agree.error}>
      <FieldRow>
        <NumberField
          label="Starting value"
          value={valueText}
          onChange={setValueText}
          unit={metric.unit}
          description={`Scale: ${describeScale(metric)}.${origin}`}
          error={isSent ? value.problem : null}
          isRequired
          autoFocus
        />
        <DateField
          label="As of"
          value={dateText}
          onChange={setDateText}
          error={isSent ? date.problem : null}
          isRequired
        />
      </FieldRow>
      {standing && (
        <TextField
          label="Reason for the change"
          description={`It was agreed on ${formatDate(standing.agreedOn)} and is locked; what it was stays on record.`}
          value={reason}
          onChange={setReason}
          error={isSent && isMissingReason ? 'Say why it changes, in a few words.' : null}
          isRequired
        />
      )}
      <DialogActions>
        <Button onPress={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" isBusy={agree.isPending}>
          {standing ? 'Change baseline' : 'Agree baseline'}
        </Button>
      </DialogActions>
    </Form>
  );
}
