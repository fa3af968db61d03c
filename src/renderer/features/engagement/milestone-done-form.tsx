/** Says when a milestone happened. */
import { useState } from 'react';
import { type CalendarDate, formatDate } from '#shared/domain/calendar.ts';
import type { Milestone } from '#shared/domain/milestone.ts';
import { useCommand } from '../../client/procedures.ts';
import { Button } from '../../components/button.tsx';
import { DialogActions } from '../../components/dialog.tsx';
import { DateField, Form, TextField } from '../../components/fields.tsx';
import { say } from '../../components/toast.tsx';
import { typedDate } from '../../components/typed.ts';

interface MilestoneDoneFormProps {
  milestone: Milestone;
  today: CalendarDate;
  onClose: () => void;
}

export function MilestoneDoneForm({ milestone, today, onClose }: MilestoneDoneFormProps) {
  const edit = useCommand('milestones.edit');
  const [dateText, setDateText] = useState<string>(today);
  const [evidence, setEvidence] = useState(milestone.evidence);
  const [isSent, setIsSent] = useState(false);
  const date = typedDate(dateText);

  const submit = () => {
    setIsSent(true);
    if (date.value === null) return;
    edit.mutate(
      { milestoneId: milestone.id, status: 'done', date: date.value, evidence },
      {
        onSuccess: (done) => {
          say(`“${done.title}” is done, on ${formatDate(done.date)}.`);
          onClose();
        },
      },
    );
  };
  return (
    <Form onSubmit={submit} refusal={edit.error}>
      <DateField
        label="Happened on"
        value={dateText}
        onChange={setDateText}
        description={`It was due on ${formatDate(milestone.date)}.`}
        error={isSent ? date.problem : null}
        isRequired
        autoFocus
      />
      <TextField
        label="Evidence"
        description="A link or a few words."
        value={evidence}
        onChange={setEvidence}
        maxLength={2000}
        isRequired={false}
      />
      <DialogActions>
        <Button onPress={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" isBusy={edit.isPending}>
          Mark done
        </Button>
      </DialogActions>
    </Form>
  );
}
