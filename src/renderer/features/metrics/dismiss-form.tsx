/** Turns a proposed scoring change down, with a reason. */
import { useState } from 'react';
import { formatDate } from '#shared/domain/calendar.ts';
import type { Metric } from '#shared/domain/metric.ts';
import type { ProposedChange } from '#shared/trend/proposed-change.ts';
import { useCommand } from '../../client/procedures.ts';
import { Button } from '../../components/button.tsx';
import { DialogActions } from '../../components/dialog.tsx';
import { Form, TextField } from '../../components/fields.tsx';
import { say } from '../../components/toast.tsx';

interface DismissFormProps {
  metric: Metric;
  proposal: ProposedChange;
  onClose: () => void;
}

export function DismissForm({ metric, proposal, onClose }: DismissFormProps) {
  const dismiss = useCommand('scoring-changes.dismiss');
  const [reason, setReason] = useState('');
  const [isSent, setIsSent] = useState(false);
  const problem = reason.trim() === '' ? 'Say why it is no scoring change.' : null;

  const submit = () => {
    setIsSent(true);
    if (problem !== null) return;
    dismiss.mutate(
      { metricId: metric.id, proposedOn: proposal.date, reason },
      {
        onSuccess: () => {
          say(`Turned down: no scoring change is proposed around ${formatDate(proposal.date)}.`);
          onClose();
        },
      },
    );
  };
  return (
    <Form onSubmit={submit} refusal={dismiss.error}>
      <p>{proposal.sentence}</p>
      <TextField
        label="Why it is no scoring change"
        value={reason}
        onChange={setReason}
        isRequired
        autoFocus
        description="Kept with the metric. It can be taken back, and is looked at again then."
        error={isSent ? problem : null}
      />
      <DialogActions>
        <Button onPress={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" isBusy={dismiss.isPending}>
          Turn it down
        </Button>
      </DialogActions>
    </Form>
  );
}
