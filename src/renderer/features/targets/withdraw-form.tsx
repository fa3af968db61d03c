/** Takes back the target of a series, with a reason; it stays on record. */
import { useState } from 'react';
import type { SeriesTrend } from '#shared/contract/trends.ts';
import { formatDate } from '#shared/domain/calendar.ts';
import { useCommand } from '../../client/procedures.ts';
import { Button } from '../../components/button.tsx';
import { DialogActions } from '../../components/dialog.tsx';
import { Form, TextField } from '../../components/fields.tsx';
import { formatValue } from '../../components/format.ts';
import { say } from '../../components/toast.tsx';
import { labelOf } from '../engagement/series-words.ts';

interface WithdrawFormProps {
  trend: SeriesTrend;
  target: NonNullable<SeriesTrend['target']>;
  onClose: () => void;
}

export function WithdrawForm({ trend, target, onClose }: WithdrawFormProps) {
  const withdraw = useCommand('targets.withdraw');
  const [reason, setReason] = useState('');
  const [isSent, setIsSent] = useState(false);

  const submit = () => {
    setIsSent(true);
    if (reason.trim() === '') return;
    withdraw.mutate(
      { seriesId: trend.series.id, reason },
      {
        onSuccess: () => {
          say(`Target of ${labelOf(trend)} withdrawn; it stays on record.`);
          onClose();
        },
      },
    );
  };
  return (
    <Form onSubmit={submit} refusal={withdraw.error}>
      <p>
        {formatValue(target.value, trend.metric)} by {formatDate(target.dueOn)}, set on{' '}
        {formatDate(target.setOn)}. From today on it is in no chart and no report; reports as known
        on an earlier day still show it.
      </p>
      <TextField
        label="Why it is withdrawn"
        description="Kept in the history; it leaves in no report."
        value={reason}
        onChange={setReason}
        error={isSent && reason.trim() === '' ? 'Say why it is withdrawn.' : null}
        isRequired
        autoFocus
      />
      <DialogActions>
        <Button onPress={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" isBusy={withdraw.isPending}>
          Withdraw target
        </Button>
      </DialogActions>
    </Form>
  );
}
