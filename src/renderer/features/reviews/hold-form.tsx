/** Holds a review of a metric: keep it, replace it or retire it, and why. */
import { useState } from 'react';
import type { InputOf } from '#shared/contract/index.ts';
import type { SuccessionEntry } from '#shared/contract/succession.ts';
import { type CalendarDate, formatDate } from '#shared/domain/calendar.ts';
import { type ReviewDecision, usualNextReview } from '#shared/domain/succession.ts';
import { useCommand } from '../../client/procedures.ts';
import { Button } from '../../components/button.tsx';
import { DialogActions } from '../../components/dialog.tsx';
import { Choice, DateField, Form, TextArea } from '../../components/fields.tsx';
import { Notice } from '../../components/notice.tsx';
import { say } from '../../components/toast.tsx';
import { typedDate } from '../../components/typed.ts';
import { decisionInWords, overlapInWords } from './review-words.ts';
import { SuccessorField } from './successor-field.tsx';

const DECISIONS: readonly { value: ReviewDecision; label: string; description: string }[] = [
  { value: 'keep', label: 'Keep it', description: 'It goes on; the next review gets a date.' },
  {
    value: 'replace',
    label: 'Replace it',
    description: 'Another metric is to take its place. Both are read until they can be compared.',
  },
  {
    value: 'retire',
    label: 'Retire it',
    description:
      'No more readings are due, and it is judged as on this day. Its history and its place in reports stay.',
  },
];

interface HoldFormProps {
  entry: SuccessionEntry;
  entries: readonly SuccessionEntry[];
  /** The decision to begin with; null to choose one. */
  first: ReviewDecision | null;
  today: CalendarDate;
  /** With what there is to be said about the decision. */
  onHeld: (warnings: readonly string[]) => void;
  onClose: () => void;
}

export function HoldForm({ entry, entries, first, today, onHeld, onClose }: HoldFormProps) {
  const { metric, succession } = entry;
  const hold = useCommand('reviews.hold');
  const [decision, setDecision] = useState(first);
  const [reason, setReason] = useState('');
  const [successorId, setSuccessorId] = useState(succession.successorId);
  const [chosenNext, setNext] = useState<string | null>(null);
  const [isSent, setIsSent] = useState(false);

  const goesOn = decision !== null && decision !== 'retire';
  const nextText = chosenNext ?? (goesOn ? usualNextReview(decision, today) : '');
  const next = typedDate(nextText);
  const needsReason = decision !== 'retire' || !entry.successor;
  const problems = {
    decision: decision === null ? 'Choose one of the three.' : null,
    reason: needsReason && reason.trim() === '' ? 'Say why in a few words.' : null,
    successor: decision === 'replace' && successorId === null ? 'Choose a metric.' : null,
    next: goesOn ? next.problem : null,
  };

  const submit = () => {
    setIsSent(true);
    if (decision === null || Object.values(problems).some((problem) => problem !== null)) return;
    const of = { engagementId: succession.engagementId, metricId: metric.id, reason };
    const again = next.value === null ? {} : { reviewOn: next.value };
    const input = ((): InputOf<'reviews.hold'> | null => {
      if (decision === 'retire') return { ...of, decision };
      if (decision === 'keep') return { ...of, decision, ...again };
      return successorId === null ? null : { ...of, decision, successorId, ...again };
    })();
    if (input === null) return;
    hold.mutate(input, {
      onSuccess: ({ entry: after, warnings }) => {
        const held = after.reviews.at(-1);
        if (held) say(`${metric.name}: ${decisionInWords(held).toLowerCase()}.`);
        onHeld(warnings);
        onClose();
      },
    });
  };
  const shown = <Problem,>(problem: Problem) => (isSent ? problem : null);
  return (
    <Form onSubmit={submit} refusal={hold.error}>
      <Choice
        label={`Decision on ${formatDate(today)}`}
        value={decision}
        onChange={setDecision}
        options={DECISIONS}
        error={shown(problems.decision)}
        isRequired
      />
      {decision === 'replace' && (
        <SuccessorField
          entry={entry}
          entries={entries}
          value={successorId}
          onChange={setSuccessorId}
          isOptional={false}
          error={shown(problems.successor)}
        />
      )}
      {decision === 'retire' && <Overlap entry={entry} />}
      <TextArea
        label="Reason"
        value={reason}
        onChange={setReason}
        error={shown(problems.reason)}
        isRequired={needsReason}
      />
      {goesOn && (
        <DateField
          label="Next review"
          value={nextText}
          onChange={setNext}
          description={
            decision === 'keep'
              ? 'Usually nine months on.'
              : 'When the overlap of both is looked at; usually three months on.'
          }
          error={shown(problems.next)}
          isRequired
        />
      )}
      <DialogActions>
        <Button onPress={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" isBusy={hold.isPending}>
          Hold the review
        </Button>
      </DialogActions>
    </Form>
  );
}

/** What is to be known before a metric is retired. */
function Overlap({ entry: { successor, overlap, succession } }: { entry: SuccessionEntry }) {
  if (!successor || overlap === null) {
    return (
      <Notice tone="warning">
        <p>Nothing is to come after it: the reason is all that will tell why it ended.</p>
      </Notice>
    );
  }
  const { overlapReadings: wanted } = succession;
  return (
    <Notice tone={overlap < wanted ? 'warning' : 'good'}>
      <p>
        {successor.name} comes after it: {overlapInWords(overlap, wanted)}.
        {overlap < wanted &&
          ' The shorter the overlap, the less the new one can be read against the old.'}
      </p>
    </Notice>
  );
}
