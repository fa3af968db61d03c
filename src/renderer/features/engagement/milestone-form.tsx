/** Adds a milestone to the engagement, or changes one. */
import { useState } from 'react';
import { type CalendarDate, formatDate } from '#shared/domain/calendar.ts';
import type { EngagementId } from '#shared/domain/identity.ts';
import type { Milestone, MilestoneStatus } from '#shared/domain/milestone.ts';
import { useCommand } from '../../client/procedures.ts';
import { Button } from '../../components/button.tsx';
import { DialogActions } from '../../components/dialog.tsx';
import {
  DateField,
  FieldRow,
  Form,
  Select,
  TextArea,
  TextField,
} from '../../components/fields.tsx';
import { say } from '../../components/toast.tsx';
import { typedDate } from '../../components/typed.ts';

const STATUS: readonly { value: MilestoneStatus; label: string }[] = [
  { value: 'planned', label: 'Planned' },
  { value: 'done', label: 'Done' },
  { value: 'missed', label: 'Missed' },
  { value: 'dropped', label: 'Dropped' },
];

interface MilestoneFormProps {
  engagementId: EngagementId;
  milestones: readonly Milestone[];
  today: CalendarDate;
  /** The one to change; a new one is added where left out. */
  milestone?: Milestone;
  onClose: () => void;
}

export function MilestoneForm(props: MilestoneFormProps) {
  const { engagementId, milestones, today, milestone, onClose } = props;
  const add = useCommand('milestones.add');
  const edit = useCommand('milestones.edit');
  const [title, setTitle] = useState(milestone?.title ?? '');
  const [dateText, setDateText] = useState<string>(milestone?.date ?? today);
  const [chosenStatus, setChosenStatus] = useState(milestone?.status ?? null);
  const [category, setCategory] = useState(milestone?.category ?? '');
  const [owner, setOwner] = useState(milestone?.owner ?? '');
  const [evidence, setEvidence] = useState(milestone?.evidence ?? '');
  const [note, setNote] = useState(milestone?.note ?? '');
  const [isSent, setIsSent] = useState(false);

  const date = typedDate(dateText);
  const isAhead = date.value !== null && date.value > today;
  const status = chosenStatus ?? (isAhead ? 'planned' : 'done');

  const submit = () => {
    setIsSent(true);
    if (title.trim() === '' || date.value === null) return;
    const fields = { title, date: date.value, status, category, owner, evidence, note };
    const saidOf = (verb: string) => (saved: Milestone) => {
      say(`${verb} “${saved.title}” on ${formatDate(saved.date)}.`);
      onClose();
    };
    if (milestone) {
      edit.mutate(
        { milestoneId: milestone.id, ...fields },
        { onSuccess: saidOf('Saved the milestone') },
      );
    } else add.mutate({ engagementId, ...fields }, { onSuccess: saidOf('Added') });
  };
  return (
    <Form onSubmit={submit} refusal={add.error ?? edit.error}>
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
          options={milestone ? STATUS : STATUS.slice(0, 2)}
        />
      </FieldRow>
      <FieldRow>
        <TextField
          label="Category"
          value={category}
          onChange={setCategory}
          suggestions={known(milestones.map((each) => each.category))}
          maxLength={60}
          isRequired={false}
        />
        <TextField
          label="Owner"
          value={owner}
          onChange={setOwner}
          suggestions={known(milestones.map((each) => each.owner))}
          isRequired={false}
        />
      </FieldRow>
      <TextField
        label="Evidence"
        description="What shows that it was done: a link or a few words."
        value={evidence}
        onChange={setEvidence}
        maxLength={2000}
        isRequired={false}
      />
      <TextArea label="Note" value={note} onChange={setNote} rows={2} isRequired={false} />
      <DialogActions>
        <Button onPress={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" isBusy={add.isPending || edit.isPending}>
          {milestone ? 'Save' : 'Add milestone'}
        </Button>
      </DialogActions>
    </Form>
  );
}

function known(texts: readonly string[]): string[] {
  return [...new Set(texts)].filter((text) => text !== '').sort();
}
