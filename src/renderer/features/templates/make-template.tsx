/** Makes a template from an engagement: what it would hold is seen first, and can be left out. */
import { useState } from 'react';
import type { TemplatePreview } from '#shared/contract/templates.ts';
import type { Engagement } from '#shared/domain/client.ts';
import type { MilestoneId } from '#shared/domain/identity.ts';
import { useCommand, useProcedure } from '../../client/procedures.ts';
import { Button } from '../../components/button.tsx';
import { DialogActions } from '../../components/dialog.tsx';
import { Checkbox, Form, Select, TextArea, TextField } from '../../components/fields.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { say } from '../../components/toast.tsx';
import { TemplateContentsList } from './template-contents.tsx';
import { daysInWords } from './template-words.ts';
import styles from './templates.module.css';

interface MakeTemplateProps {
  /** The engagement of the address, as it stands there. */
  asked: string | null;
  onClose: () => void;
}

export function MakeTemplate({ asked, onClose }: MakeTemplateProps) {
  const engagements = useProcedure('engagements.list', { includeArchived: true });
  return (
    <Loaded query={engagements}>
      {(all) => <ChooseEngagement all={all} asked={asked} onClose={onClose} />}
    </Loaded>
  );
}

interface ChooseEngagementProps extends MakeTemplateProps {
  all: readonly Engagement[];
}

function ChooseEngagement({ all, asked, onClose }: ChooseEngagementProps) {
  const [chosen, setChosen] = useState(all.find(({ id }) => String(id) === asked) ?? null);
  if (all.length === 0) {
    return <p>There is no engagement yet that a template could be made from.</p>;
  }
  return (
    <div className={styles.make}>
      <Select
        label="Engagement"
        isRequired
        value={chosen === null ? null : String(chosen.id)}
        onChange={(id) => setChosen(all.find((each) => String(each.id) === id) ?? null)}
        options={all.map(({ id, name, clientName }) => ({
          value: String(id),
          label: `${clientName}: ${name}`,
        }))}
      />
      {chosen && <Preview key={chosen.id} engagement={chosen} onClose={onClose} />}
    </div>
  );
}

function Preview({ engagement, onClose }: { engagement: Engagement; onClose: () => void }) {
  const preview = useProcedure('templates.preview', { engagementId: engagement.id });
  return (
    <Loaded query={preview}>
      {(found) => <MakeForm engagement={engagement} preview={found} onClose={onClose} />}
    </Loaded>
  );
}

interface MakeFormProps {
  engagement: Engagement;
  preview: TemplatePreview;
  onClose: () => void;
}

function MakeForm({ engagement, preview, onClose }: MakeFormProps) {
  const make = useCommand('templates.make');
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const [leftOut, setLeftOut] = useState<readonly MilestoneId[]>([]);
  const [isSent, setIsSent] = useState(false);
  const problem = name.trim() === '' ? 'Enter a name.' : null;
  const submit = () => {
    setIsSent(true);
    if (problem !== null) return;
    make.mutate(
      { engagementId: engagement.id, name: name.trim(), description, leaveOut: [...leftOut] },
      {
        onSuccess: (template) => {
          say(`The template “${template.name}” is made.`);
          onClose();
        },
      },
    );
  };
  return (
    <Form onSubmit={submit} refusal={make.error}>
      <TextField
        label="Name of the template"
        isRequired
        autoFocus
        value={name}
        onChange={setName}
        error={isSent ? problem : null}
      />
      <TextArea
        label="What it is for"
        isRequired={false}
        rows={2}
        value={description}
        onChange={setDescription}
      />
      <section aria-label="What it keeps" className={styles.keeps}>
        <h3 className={styles.name}>What it keeps</h3>
        <p className={styles.facts}>
          Readings, baselines, notes, the objective, owners and evidence stay behind. Names of
          clients and people are taken out of titles; read them once, since no rule finds every
          hint, and leave out what says too much.
        </p>
        <TemplateContentsList contents={{ ...preview, milestones: [] }} />
        {preview.milestones.length > 0 && (
          <fieldset className={styles.milestones}>
            <legend className={styles.kind}>Milestones</legend>
            {preview.milestones.map(({ milestoneId, title, was, days }) => (
              <Checkbox
                key={milestoneId}
                label={title}
                description={`${daysInWords(days)}${was === title ? '' : `; was “${was}”`}`}
                isSelected={!leftOut.includes(milestoneId)}
                onChange={(isKept) =>
                  setLeftOut((before) =>
                    isKept ? before.filter((id) => id !== milestoneId) : [...before, milestoneId],
                  )
                }
              />
            ))}
          </fieldset>
        )}
      </section>
      <DialogActions>
        <Button onPress={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" isBusy={make.isPending}>
          Make the template
        </Button>
      </DialogActions>
    </Form>
  );
}
