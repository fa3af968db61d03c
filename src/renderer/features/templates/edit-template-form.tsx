/** Renames a template and says what it is for. */
import { useState } from 'react';
import type { EngagementTemplate } from '#shared/domain/template.ts';
import { useCommand } from '../../client/procedures.ts';
import { Button } from '../../components/button.tsx';
import { DialogActions } from '../../components/dialog.tsx';
import { Form, TextArea, TextField } from '../../components/fields.tsx';
import { say } from '../../components/toast.tsx';

/** A template made by the person, which alone can be changed. */
export type OwnTemplate = Omit<EngagementTemplate, 'origin'> & {
  readonly origin: Extract<EngagementTemplate['origin'], { readonly kind: 'own' }>;
};

interface EditTemplateFormProps {
  template: OwnTemplate;
  onClose: () => void;
}

export function EditTemplateForm({ template, onClose }: EditTemplateFormProps) {
  const edit = useCommand('templates.edit');
  const [name, setName] = useState(template.name);
  const [description, setDescription] = useState(template.description);
  const [isSent, setIsSent] = useState(false);
  const problem = name.trim() === '' ? 'Enter a name.' : null;
  const submit = () => {
    setIsSent(true);
    if (problem !== null) return;
    edit.mutate(
      { templateId: template.origin.id, name: name.trim(), description },
      {
        onSuccess: () => {
          say('The template is changed.');
          onClose();
        },
      },
    );
  };
  return (
    <Form onSubmit={submit} refusal={edit.error}>
      <TextField
        label="Name"
        isRequired
        autoFocus
        value={name}
        onChange={setName}
        error={isSent ? problem : null}
      />
      <TextArea
        label="What it is for"
        isRequired={false}
        rows={3}
        value={description}
        onChange={setDescription}
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
