/** Plans what comes after a metric: dates, reasons to keep or end it, successor and overlap. */
import { useState } from 'react';
import type { SuccessionEntry } from '#shared/contract/succession.ts';
import { formatDate } from '#shared/domain/calendar.ts';
import { useCommand } from '../../client/procedures.ts';
import { Button } from '../../components/button.tsx';
import { DialogActions } from '../../components/dialog.tsx';
import { DateField, FieldRow, Form, NumberField, TextArea } from '../../components/fields.tsx';
import { say } from '../../components/toast.tsx';
import { typedDate, typedNumber } from '../../components/typed.ts';
import { SuccessorField } from './successor-field.tsx';

interface PlanFormProps {
  entry: SuccessionEntry;
  entries: readonly SuccessionEntry[];
  onClose: () => void;
}

export function PlanForm({ entry, entries, onClose }: PlanFormProps) {
  const { metric, succession } = entry;
  const plan = useCommand('succession.plan');
  const [adoptedText, setAdoptedText] = useState<string>(succession.adoptedOn);
  const [reviewText, setReviewText] = useState<string>(succession.reviewOn);
  const [keepIf, setKeepIf] = useState(succession.keepIf);
  const [endIf, setEndIf] = useState(succession.endIf);
  const [successorId, setSuccessorId] = useState(succession.successorId);
  const [overlapText, setOverlapText] = useState(String(succession.overlapReadings));
  const [isSent, setIsSent] = useState(false);

  const adopted = typedDate(adoptedText);
  const review = typedDate(reviewText);
  const overlap = typedNumber(overlapText);
  const isWhole = overlap.value !== null && Number.isInteger(overlap.value) && overlap.value >= 0;
  const overlapProblem = isWhole ? null : 'Enter a whole number, 0 or more.';

  const submit = () => {
    setIsSent(true);
    if (adopted.value === null || review.value === null || overlap.value === null || !isWhole) {
      return;
    }
    plan.mutate(
      {
        engagementId: succession.engagementId,
        metricId: metric.id,
        adoptedOn: adopted.value,
        reviewOn: review.value,
        keepIf,
        endIf,
        successorId,
        overlapReadings: overlap.value,
      },
      {
        onSuccess: (planned) => {
          say(`${metric.name} is to be reviewed on ${formatDate(planned.succession.reviewOn)}.`);
          onClose();
        },
      },
    );
  };
  return (
    <Form onSubmit={submit} refusal={plan.error}>
      <FieldRow>
        <DateField
          label="Review on"
          value={reviewText}
          onChange={setReviewText}
          error={isSent ? review.problem : null}
          isRequired
          autoFocus
        />
        <DateField
          label="Adopted on"
          value={adoptedText}
          onChange={setAdoptedText}
          error={isSent ? adopted.problem : null}
          isRequired
        />
      </FieldRow>
      <TextArea
        label="What would keep it"
        value={keepIf}
        onChange={setKeepIf}
        rows={2}
        isRequired={false}
      />
      <TextArea
        label="What would end it"
        value={endIf}
        onChange={setEndIf}
        rows={2}
        isRequired={false}
      />
      <SuccessorField
        entry={entry}
        entries={entries}
        value={successorId}
        onChange={setSuccessorId}
        isOptional
      />
      <NumberField
        label="Overlap"
        description="Dates on which both should have readings before this one is retired."
        value={overlapText}
        onChange={setOverlapText}
        unit="dates"
        error={isSent ? overlapProblem : null}
        isRequired
      />
      <DialogActions>
        <Button onPress={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" isBusy={plan.isPending}>
          Save the plan
        </Button>
      </DialogActions>
    </Form>
  );
}
