/** Decides how a scoring change is treated, in plain words. */
import { useState } from 'react';
import { formatDate } from '#shared/domain/calendar.ts';
import type { Metric, ScoringChange } from '#shared/domain/metric.ts';
import { useCommand } from '../../client/procedures.ts';
import { Button } from '../../components/button.tsx';
import { DialogActions } from '../../components/dialog.tsx';
import { Choice, Form, Select } from '../../components/fields.tsx';
import { say } from '../../components/toast.tsx';

type Decided = Exclude<ScoringChange['treatment'], 'undecided'>;

const TREATMENTS: readonly { value: Decided; label: string; description: string }[] = [
  {
    value: 'rebase',
    label: 'Rebase: start afresh',
    description:
      'Nothing is compared across the change. Trend and verdict come from the readings after it, with a baseline of their own.',
  },
  {
    value: 'splice',
    label: 'Splice: link the two scales',
    description:
      'Earlier readings are moved onto the new scale by how far readings jumped. What was read stays as it is, and the link’s error is carried into every figure.',
  },
  {
    value: 'ignore',
    label: 'Ignore: note it only',
    description:
      'The change made no difference to speak of. Readings are compared across it as they are.',
  },
];

const LINKS: readonly { value: ScoringChange['linkMethod']; label: string; description: string }[] =
  [
    {
      value: 'additive',
      label: 'By the typical difference',
      description: 'The median difference between old and new; right in most cases.',
    },
    {
      value: 'ratio',
      label: 'By the ratio',
      description: 'For counts and amounts without an upper end.',
    },
    {
      value: 'linear',
      label: 'By a line',
      description: 'Only where at least 8 pairs of old and new values are known.',
    },
  ];

interface TreatmentFormProps {
  change: ScoringChange;
  metric: Metric;
  onDone: () => void;
  /** Where there is a way out without deciding. */
  onCancel?: () => void;
}

export function TreatmentForm({ change, metric, onDone, onCancel }: TreatmentFormProps) {
  const decide = useCommand('scoring-changes.decide');
  const [treatment, setTreatment] = useState<Decided | null>(
    change.treatment === 'undecided' ? null : change.treatment,
  );
  const [linkMethod, setLinkMethod] = useState(change.linkMethod);
  const [isSent, setIsSent] = useState(false);

  const submit = () => {
    setIsSent(true);
    if (treatment === null) return;
    decide.mutate(
      { scoringChangeId: change.id, treatment, linkMethod },
      {
        onSuccess: () => {
          say(
            `Decided for every client on ${metric.name}: the scoring change of ${formatDate(change.changedOn)} is treated as ${treatment}.`,
          );
          onDone();
        },
      },
    );
  };
  return (
    <Form onSubmit={submit} refusal={decide.error}>
      <Choice
        label={`Treatment, for every client on ${metric.name}`}
        value={treatment}
        onChange={setTreatment}
        options={TREATMENTS}
        error={isSent && treatment === null ? 'Choose one of the three.' : null}
        isRequired
      />
      {treatment === 'splice' && (
        <Select
          label="How the scales are linked"
          value={linkMethod}
          onChange={setLinkMethod}
          options={LINKS}
        />
      )}
      <DialogActions>
        {onCancel && <Button onPress={onCancel}>Cancel</Button>}
        <Button type="submit" variant="primary" isBusy={decide.isPending}>
          Decide
        </Button>
      </DialogActions>
    </Form>
  );
}
