/** Adds a milestone to the engagement. */
import { useState } from 'react';
import { type CalendarDate, formatDate } from '#shared/domain/calendar.ts';
import type { EngagementId } from '#shared/domain/identity.ts';
import type { Milestone } from '#shared/domain/milestone.ts';
import { useCommand } from '../../client/procedures.ts';
import { Button } from '../../components/button.tsx';
import { DialogActions } from '../../components/dialog.tsx';
import { DateField, FieldRow, Form, Select, TextField } from '../../components/fields.tsx';
import { say } from '../../components/toast.tsx';
import { typedDate } from '../../components/typed.ts';

interface MilestoneFormProps {
  engagementId: EngagementId;
  milestones: readonly Milestone[];
  today: CalendarDate;
  onClose: () => void;
}

export function MilestoneForm({ engagementId, milestones, today, onClose }: MilestoneFormProps) {
  const add = useCommand('milestones.add');
  const [title, setTitle] = useState('');
  const [dateText, setDateText] = useState<string>(today);
  const [chosenStatus, setChosenStatus] = useState<'planned' | 'done' | null>(null);
  const [category, setCategory] = useState('');
  const [owner, setOwner] = useState('');
  const [isSent, setIsSent] = useState(false);

  const date = typedDate(dateText);
  const isAhead = date.value !== null && date.value > today;
  const status = chosenStatus ?? (isAhead ? 'planned' : 'done');

  const submit = () => {
    setIsSent(true);
    if (title.trim() === '' || date.value === null) return;
    add.mutate(
      { engagementId, title, date: date.value, status, category, owner },
      {
        onSuccess: (milestone) => {
          say(`Added “${milestone.title}” on ${formatDate(milestone.date)}.`);
          onClose();
        },
      },
    );
  };
  return (
    <Form onSubmit={submit} refusal={add.error}>
      <TextField
        label="What"
        value={title}
        onChange={setTitle}
        error={isSent && title.trim() === '' ? 'Give it a name.' : null}
        isRequired
        autoFocus
      />
      <FieldRow>
        <DateField
          label="Date"
          value={dateText}
          onChange={setDateText}
          error={isSent ? date.problem : null}
          isRequired
        />
        <Select
          label="Status"
          value={status}
          onChange={setChosenStatus}
          options={[
            { value: 'planned', label: 'Planned' },
            { value: 'done', label: 'Done' },
          ]}
        />
      </FieldRow>
      <FieldRow>
        <TextField
          label="Category"
          value={category}
          onChange={setCategory}
          suggestions={known(milestones.map((milestone) => milestone.category))}
          maxLength={60}
          isRequired={false}
        />
        <TextField
          label="Owner"
          value={owner}
          onChange={setOwner}
          suggestions={known(milestones.map((milestone) => milestone.owner))}
          isRequired={false}
        />
      </FieldRow>
      <DialogActions>
        <Button onPress={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" isBusy={add.isPending}>
          Add milestone
        </Button>
      </DialogActions>
    </Form>
  );
}

function known(texts: readonly string[]): string[] {
  return [...new Set(texts)].filter((text) => text !== '').sort();
}
