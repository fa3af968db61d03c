/** Chooses the treatment of a scoring change; one that is not entered yet is entered with it. */
import { useState } from 'react';
import type { ScoringChangeEffects } from '#shared/contract/scoring-changes.ts';
import { formatDate } from '#shared/domain/calendar.ts';
import { useCommand } from '../../client/procedures.ts';
import { Button } from '../../components/button.tsx';
import { DialogActions } from '../../components/dialog.tsx';
import { Choice, Form, TextField } from '../../components/fields.tsx';
import { say } from '../../components/toast.tsx';
import { optionKey, optionName } from './metric-words.ts';
import styles from './metrics.module.css';

interface DecideFormProps {
  effects: ScoringChangeEffects;
  draft: { readonly what: string; readonly source: string };
  onDone: () => void;
}

const OPEN = 'undecided ';

export function DecideForm({ effects, draft, onDone }: DecideFormProps) {
  const { metric, change, changedOn, options } = effects;
  const add = useCommand('scoring-changes.add');
  const decide = useCommand('scoring-changes.decide');
  const present = options.find(({ isPresent }) => isPresent);
  const [chosen, setChosen] = useState(present ? optionKey(present) : null);
  const [what, setWhat] = useState(draft.what);
  const [source, setSource] = useState(draft.source);
  const [reason, setReason] = useState('');
  const [isSent, setIsSent] = useState(false);
  const whatProblem = what.trim() === '' ? 'Say what the provider changed.' : null;

  const submit = () => {
    setIsSent(true);
    if (chosen === null) return;
    const option = options.find((each) => optionKey(each) === chosen);
    const decision = {
      treatment: option?.treatment ?? ('undecided' as const),
      ...(option?.linkMethod && { linkMethod: option.linkMethod }),
      reason,
    };
    const after = {
      onSuccess: () => {
        say(
          `${option ? `${optionName(option)}, decided` : 'Entered as undecided'} for every client on ${metric.name}: the scoring change of ${formatDate(changedOn)}.`,
        );
        onDone();
      },
    };
    if (change) decide.mutate({ scoringChangeId: change.id, ...decision }, after);
    else if (whatProblem === null) {
      add.mutate({ metricId: metric.id, changedOn, what, source, ...decision }, after);
    }
  };
  return (
    <div className={styles.form}>
      <Form onSubmit={submit} refusal={add.error ?? decide.error}>
        {!change && (
          <>
            <TextField
              label="What changed"
              value={what}
              onChange={setWhat}
              isRequired
              error={isSent ? whatProblem : null}
            />
            <TextField
              label="Source"
              value={source}
              onChange={setSource}
              isRequired={false}
              maxLength={2_000}
            />
          </>
        )}
        <Choice
          label={`Treatment, for every client on ${metric.name}`}
          value={chosen}
          onChange={setChosen}
          isRequired
          error={isSent && chosen === null ? 'Choose one of them.' : null}
          options={[
            ...options.map((option) => ({
              value: optionKey(option),
              label: optionName(option),
            })),
            {
              value: OPEN,
              label: 'Leave it undecided',
              description: 'No verdict is given across the change until you decide.',
            },
          ]}
        />
        <TextField
          label="Reason"
          value={reason}
          onChange={setReason}
          isRequired={false}
          maxLength={2_000}
          description="Kept with the decision."
        />
        <DialogActions>
          <Button type="submit" variant="primary" isBusy={add.isPending || decide.isPending}>
            {change ? 'Decide' : 'Enter the change'}
          </Button>
        </DialogActions>
      </Form>
    </div>
  );
}
