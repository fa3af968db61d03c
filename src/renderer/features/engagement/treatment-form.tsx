/** Decides how a scoring change is treated, in plain words. */
import { useState } from 'react';
import { formatDate } from '#shared/domain/calendar.ts';
import { LinkMethod, type Metric, type ScoringChange } from '#shared/domain/metric.ts';
import { useCommand } from '../../client/procedures.ts';
import { Button } from '../../components/button.tsx';
import { DialogActions } from '../../components/dialog.tsx';
import { Choice, Form, Select } from '../../components/fields.tsx';
import { say } from '../../components/toast.tsx';
import { type Decided, linkWords, treatmentWords } from '../treatment-words.ts';

const DECISIONS = ['rebase', 'splice', 'ignore'] as const;

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
        options={DECISIONS.map((value) => ({ value, ...treatmentWords[value] }))}
        error={isSent && treatment === null ? 'Choose one of the three.' : null}
        isRequired
      />
      {treatment === 'splice' && (
        <Select
          label="How the scales are linked"
          value={linkMethod}
          onChange={setLinkMethod}
          options={LinkMethod.options.map((value) => ({ value, ...linkWords[value] }))}
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
