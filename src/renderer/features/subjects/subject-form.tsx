/** Edits a subject: its name, how it may be shown, a person's consent, and its part in leagues. */
import { useState } from 'react';
import { isPerson, type Consent, type Subject } from '#shared/domain/subject.ts';
import { useCommand } from '../../client/procedures.ts';
import { Button } from '../../components/button.tsx';
import { DialogActions } from '../../components/dialog.tsx';
import { Checkbox, FieldRow, Form, Select, TextField } from '../../components/fields.tsx';
import { say } from '../../components/toast.tsx';

interface SubjectFormProps {
  subject: Subject;
  /** Saved or not. */
  onDone: () => void;
}

export function SubjectForm({ subject, onDone }: SubjectFormProps) {
  const edit = useCommand('subjects.edit');
  const [name, setName] = useState(subject.name);
  const [alias, setAlias] = useState(subject.alias ?? '');
  const [visibility, setVisibility] = useState(subject.visibility);
  const [consent, setConsent] = useState<Consent | null>(subject.consent);
  const [inLeague, setInLeague] = useState(subject.inLeague);
  const [isSent, setIsSent] = useState(false);
  const lacksAlias = visibility === 'alias-only' && alias.trim() === '';

  const submit = () => {
    setIsSent(true);
    if (name.trim() === '' || lacksAlias) return;
    edit.mutate(
      {
        subjectId: subject.id,
        name,
        alias: alias.trim() === '' ? null : alias,
        visibility,
        inLeague,
        ...(consent !== null && { consent }),
      },
      {
        onSuccess: (saved) => {
          say(`“${saved.name}” is changed.`);
          onDone();
        },
      },
    );
  };
  return (
    <Form onSubmit={submit} refusal={edit.error}>
      <FieldRow>
        <TextField
          label="Name"
          value={name}
          onChange={setName}
          error={isSent && name.trim() === '' ? 'Give it a name.' : null}
          isRequired
          autoFocus
        />
        <TextField
          label="Alias"
          value={alias}
          onChange={setAlias}
          description="Shown in place of the name."
          error={isSent && lacksAlias ? 'Give an alias to be shown by.' : null}
          isRequired={visibility === 'alias-only'}
        />
      </FieldRow>
      <Select
        label="In files that leave the workbook"
        value={visibility}
        onChange={setVisibility}
        options={[
          { value: 'shared', label: 'By name' },
          { value: 'alias-only', label: 'By alias only' },
          { value: 'private', label: 'Not at all' },
        ]}
      />
      {consent !== null && (
        <Select
          label="Agreement to be scored"
          value={consent}
          onChange={setConsent}
          options={[
            { value: 'not-asked', label: 'Not asked yet' },
            { value: 'given', label: 'Given' },
            {
              value: 'refused',
              label: 'Refused',
              description: 'Absent from leagues and from every file.',
            },
          ]}
        />
      )}
      <Checkbox
        label="Takes part in leagues"
        isSelected={inLeague}
        onChange={setInLeague}
        description={
          isPerson(subject.kind)
            ? 'Otherwise absent from rankings, totals and achievements, as it is for each person to decide.'
            : 'Otherwise absent from rankings, totals and achievements.'
        }
      />
      <DialogActions>
        <Button onPress={onDone}>Back</Button>
        <Button type="submit" variant="primary" isBusy={edit.isPending}>
          Save
        </Button>
      </DialogActions>
    </Form>
  );
}
