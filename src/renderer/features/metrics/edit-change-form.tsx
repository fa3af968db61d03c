/** Corrects what is noted of a scoring change. */
import { useState } from 'react';
import type { RegisteredChange } from '#shared/contract/scoring-changes.ts';
import { useCommand } from '../../client/procedures.ts';
import { Button } from '../../components/button.tsx';
import { DialogActions } from '../../components/dialog.tsx';
import { DateField, Form, TextField } from '../../components/fields.tsx';
import { plural } from '../../components/format.ts';
import { say } from '../../components/toast.tsx';
import { typedDate } from '../../components/typed.ts';

interface EditChangeFormProps {
  registered: RegisteredChange;
  onClose: () => void;
}

export function EditChangeForm({ registered, onClose }: EditChangeFormProps) {
  const { change, restatedReadings } = registered;
  const edit = useCommand('scoring-changes.edit');
  const [date, setDate] = useState<string>(change.changedOn);
  const [what, setWhat] = useState(change.what);
  const [source, setSource] = useState(change.source);
  const [isSent, setIsSent] = useState(false);
  const typed = typedDate(date);
  const whatProblem = what.trim() === '' ? 'Say what the provider changed.' : null;

  const submit = () => {
    setIsSent(true);
    if (typed.value === null || whatProblem !== null) return;
    edit.mutate(
      { scoringChangeId: change.id, changedOn: typed.value, what, source },
      {
        onSuccess: () => {
          say('The scoring change is corrected.');
          onClose();
        },
      },
    );
  };
  return (
    <Form onSubmit={submit} refusal={edit.error}>
      <DateField
        label="Date of the change"
        value={date}
        onChange={setDate}
        isRequired
        isDisabled={restatedReadings > 0}
        description={
          restatedReadings > 0
            ? `It stands: ${plural(restatedReadings, 'value')} restated by the provider hang on it.`
            : undefined
        }
        error={isSent ? typed.problem : null}
      />
      <TextField
        label="What changed"
        value={what}
        onChange={setWhat}
        isRequired
        autoFocus
        error={isSent ? whatProblem : null}
      />
      <TextField
        label="Source"
        value={source}
        onChange={setSource}
        isRequired={false}
        maxLength={2_000}
      />
      <DialogActions>
        <Button onPress={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" isBusy={edit.isPending}>
          Save
        </Button>
      </DialogActions>
    </Form>
  );
}
