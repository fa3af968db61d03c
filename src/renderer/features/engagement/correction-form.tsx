/** Corrects or withdraws a reading; the old value and the reason stay on record. */
import { useState } from 'react';
import type { SeriesTrend } from '#shared/contract/trends.ts';
import { formatDate } from '#shared/domain/calendar.ts';
import { describeScale } from '#shared/domain/metric.ts';
import type { Reading } from '#shared/domain/series.ts';
import { useCommand } from '../../client/procedures.ts';
import { Button } from '../../components/button.tsx';
import { DialogActions } from '../../components/dialog.tsx';
import { Choice, Form, NumberField, TextField } from '../../components/fields.tsx';
import { formatValue } from '../../components/format.ts';
import { say } from '../../components/toast.tsx';
import { asTyped, typedReading } from '../../components/typed.ts';

interface CorrectionFormProps {
  trend: SeriesTrend;
  reading: Reading;
  onClose: () => void;
}

export function CorrectionForm({ trend, reading, onClose }: CorrectionFormProps) {
  const { metric } = trend;
  const correct = useCommand('readings.correct');
  const [what, setWhat] = useState<'change' | 'withdraw'>('change');
  const [valueText, setValueText] = useState(asTyped(reading.value, metric.decimals));
  const [reason, setReason] = useState('');
  const [isSent, setIsSent] = useState(false);

  const value = typedReading(valueText, metric);
  const isMissingReason = reason.trim() === '';

  const submit = () => {
    setIsSent(true);
    const corrected = what === 'withdraw' ? null : value.value;
    if (isMissingReason || (what === 'change' && corrected === null)) return;
    correct.mutate(
      { readingId: reading.id, value: corrected, reason },
      {
        onSuccess: ({ date, newValue }) => {
          say(
            newValue === null
              ? `Withdrew the reading of ${formatDate(date)}; it stays on record.`
              : `Corrected the reading of ${formatDate(date)} to ${formatValue(newValue, metric)}.`,
          );
          onClose();
        },
      },
    );
  };
  return (
    <Form onSubmit={submit} refusal={correct.error}>
      <Choice
        label={`It says ${formatValue(reading.value, metric)}`}
        value={what}
        onChange={setWhat}
        options={[
          { value: 'change', label: 'It should say something else' },
          { value: 'withdraw', label: 'It should not be there' },
        ]}
      />
      {what === 'change' && (
        <NumberField
          label="Right value"
          value={valueText}
          onChange={setValueText}
          unit={metric.unit}
          description={`Scale: ${describeScale(metric)}.`}
          error={isSent ? value.problem : null}
          isRequired
          autoFocus
        />
      )}
      <TextField
        label="Reason"
        description="Kept with the old value, which is never lost."
        value={reason}
        onChange={setReason}
        error={isSent && isMissingReason ? 'Say why, in a few words.' : null}
        isRequired
      />
      <DialogActions>
        <Button onPress={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" isBusy={correct.isPending}>
          {what === 'withdraw' ? 'Withdraw' : 'Correct'}
        </Button>
      </DialogActions>
    </Form>
  );
}
