/** Edits a client: its name and what is noted of it. */
import { useState } from 'react';
import type { Client } from '#shared/domain/client.ts';
import { useCommand } from '../../client/procedures.ts';
import { Button } from '../../components/button.tsx';
import { DialogActions } from '../../components/dialog.tsx';
import { Form, TextArea, TextField } from '../../components/fields.tsx';
import { say } from '../../components/toast.tsx';

interface ClientFormProps {
  client: Client;
  /** Saved or not. */
  onDone: () => void;
}

export function ClientForm({ client, onDone }: ClientFormProps) {
  const edit = useCommand('clients.edit');
  const [name, setName] = useState(client.name);
  const [note, setNote] = useState(client.note);
  const [isSent, setIsSent] = useState(false);
  const submit = () => {
    setIsSent(true);
    if (name.trim() === '') return;
    edit.mutate(
      { clientId: client.id, name, note },
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
      <TextField
        label="Name"
        value={name}
        onChange={setName}
        error={isSent && name.trim() === '' ? 'Give it a name.' : null}
        isRequired
        autoFocus
      />
      <TextArea label="Note" value={note} onChange={setNote} isRequired={false} />
      <DialogActions>
        <Button onPress={onDone}>Cancel</Button>
        <Button type="submit" variant="primary" isBusy={edit.isPending}>
          Save
        </Button>
      </DialogActions>
    </Form>
  );
}
