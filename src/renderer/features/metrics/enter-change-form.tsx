/** What is known of a scoring change; nothing is entered before its effects were seen. */
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { MetricWithFacts } from '#shared/contract/records.ts';
import { formatDate } from '#shared/domain/calendar.ts';
import { useProcedure } from '../../client/procedures.ts';
import { Button } from '../../components/button.tsx';
import { DialogActions } from '../../components/dialog.tsx';
import { DateField, Form, TextField } from '../../components/fields.tsx';
import { typedDate } from '../../components/typed.ts';
import { type ChangeDraft, changePath } from './metric-words.ts';

interface EnterChangeFormProps {
  known: MetricWithFacts;
  /** What the fields begin with. */
  draft: ChangeDraft;
  onCancel: () => void;
}

export function EnterChangeForm({ known, draft, onCancel }: EnterChangeFormProps) {
  const { metric } = known;
  const [, navigate] = useLocation();
  const state = useProcedure('workbook.state', {});
  const [date, setDate] = useState(draft.date);
  const [what, setWhat] = useState(draft.what);
  const [source, setSource] = useState(draft.source);
  const [isSent, setIsSent] = useState(false);
  const dateProblem = problemOf(date, known, state.data?.today ?? null);
  const whatProblem = what.trim() === '' ? 'Say what the provider changed.' : null;

  const submit = () => {
    setIsSent(true);
    const { value } = typedDate(date);
    if (value === null || dateProblem !== null || whatProblem !== null) return;
    navigate(changePath(metric.id, value, { what: what.trim(), source: source.trim() }));
  };
  return (
    <Form onSubmit={submit}>
      <DateField
        label="Date of the change"
        value={date}
        onChange={setDate}
        isRequired
        autoFocus
        description="The first day on the new scoring."
        error={isSent ? dateProblem : null}
      />
      <TextField
        label="What changed"
        value={what}
        onChange={setWhat}
        isRequired
        placeholder="New model; history recalculated"
        error={isSent ? whatProblem : null}
      />
      <TextField
        label="Source"
        value={source}
        onChange={setSource}
        isRequired={false}
        maxLength={2_000}
        description="Who says so: an announcement, a page, your own observation."
      />
      <DialogActions>
        <Button onPress={onCancel}>Cancel</Button>
        <Button type="submit" variant="primary">
          See its effects
        </Button>
      </DialogActions>
    </Form>
  );
}

function problemOf(
  text: string,
  { scoringChanges }: MetricWithFacts,
  today: string | null,
): string | null {
  const { value, problem } = typedDate(text);
  if (value === null) return problem;
  if (today !== null && value > today) {
    return `${formatDate(value)} is after today; enter it once it has come into force.`;
  }
  const twin = scoringChanges.find(({ changedOn }) => changedOn === value);
  return twin ? `There is one on ${formatDate(value)} already: “${twin.what}”.` : null;
}
