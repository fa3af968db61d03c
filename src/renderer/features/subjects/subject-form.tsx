/** Adds or edits a subject: its name, how it may be shown, a person's consent, and its part in leagues. */
import { useState } from 'react';
import type { ClientId } from '#shared/domain/identity.ts';
import {
  Consent,
  isPerson,
  type Subject,
  SubjectKind,
  SubjectVisibility,
} from '#shared/domain/subject.ts';
import { useCommand } from '../../client/procedures.ts';
import { Button } from '../../components/button.tsx';
import { DialogActions } from '../../components/dialog.tsx';
import {
  Checkbox,
  DateField,
  FieldRow,
  Form,
  Select,
  TextField,
} from '../../components/fields.tsx';
import { say } from '../../components/toast.tsx';
import { typedOptionalDate } from '../../components/typed.ts';
import { consentWords, visibilityWords } from '../consent-words.ts';
import { kindWords } from '../subject-kinds.ts';
import { EarlierDecisions } from './earlier-decisions.tsx';

interface SubjectFormProps {
  clientId: ClientId;
  /** Left out for a new one. */
  subject?: Subject;
  /** What leaves the form as it is; "Cancel" unless it leads back to a list. */
  leave?: string;
  /** Saved or not. */
  onDone: () => void;
}

const NEW: Pick<
  Subject,
  'name' | 'alias' | 'visibility' | 'consent' | 'consentOn' | 'consentHow' | 'inLeague'
> = {
  name: '',
  alias: null,
  visibility: 'shared',
  consent: null,
  consentOn: null,
  consentHow: '',
  inLeague: true,
};

export function SubjectForm({ clientId, subject, leave = 'Cancel', onDone }: SubjectFormProps) {
  const add = useCommand('subjects.add');
  const edit = useCommand('subjects.edit');
  const first = subject ?? NEW;
  const [kind, setKind] = useState<SubjectKind>(subject?.kind ?? 'team-member');
  const [name, setName] = useState(first.name);
  const [alias, setAlias] = useState(first.alias ?? '');
  const [visibility, setVisibility] = useState(first.visibility);
  const [consent, setConsent] = useState<Consent>(first.consent ?? 'not-asked');
  const [consentOn, setConsentOn] = useState<string>(first.consentOn ?? '');
  const [consentHow, setConsentHow] = useState(first.consentHow);
  const [inLeague, setInLeague] = useState(first.inLeague);
  const [isSent, setIsSent] = useState(false);
  const isAnswered = isPerson(kind) && consent !== 'not-asked';
  const on = typedOptionalDate(isAnswered ? consentOn : '');
  /** What was noted of one answer says nothing of another. */
  const answer = (next: Consent) => {
    const isAsBefore = next === first.consent;
    setConsent(next);
    setConsentOn(isAsBefore ? (first.consentOn ?? '') : '');
    setConsentHow(isAsBefore ? first.consentHow : '');
  };
  const lacksAlias = visibility === 'alias-only' && alias.trim() === '';

  const submit = () => {
    setIsSent(true);
    if (name.trim() === '' || lacksAlias || on.problem !== null) return;
    const fields = {
      name,
      alias: alias.trim() === '' ? null : alias,
      visibility,
      inLeague,
      ...(isPerson(kind) && { consent }),
      ...(isAnswered && { consentOn: on.value, consentHow }),
    };
    const onSuccess = (saved: Subject) => {
      say(subject ? `“${saved.name}” is changed.` : `“${saved.name}” is added.`);
      onDone();
    };
    if (subject) edit.mutate({ subjectId: subject.id, ...fields }, { onSuccess });
    else add.mutate({ clientId, kind, ...fields }, { onSuccess });
  };
  return (
    <Form onSubmit={submit} refusal={add.error ?? edit.error}>
      {!subject && (
        <Select
          label="Kind"
          value={kind}
          onChange={setKind}
          options={SubjectKind.options.map((value) => ({ value, label: kindWords[value] }))}
        />
      )}
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
        options={SubjectVisibility.options.map((value) => ({
          value,
          label: visibilityWords[value],
        }))}
      />
      {isPerson(kind) && (
        <Select
          label="Consent to be scored"
          value={consent}
          onChange={answer}
          options={Consent.options.map((value) => ({
            value,
            label: consentWords[value],
            ...(value === 'refused' && { description: 'Absent from leagues and from every file.' }),
          }))}
        />
      )}
      {isAnswered && (
        <FieldRow>
          <DateField
            label={`${consentWords[consent]} on`}
            value={consentOn}
            onChange={setConsentOn}
            error={isSent ? on.problem : null}
          />
          <TextField
            label="How"
            value={consentHow}
            onChange={setConsentHow}
            description="By e-mail, in person; for you alone, in no file."
          />
        </FieldRow>
      )}
      <Checkbox
        label="Takes part in leagues"
        isSelected={inLeague}
        onChange={setInLeague}
        description={
          isPerson(kind)
            ? 'Otherwise absent from rankings, totals and achievements, as it is for each person to decide.'
            : 'Otherwise absent from rankings, totals and achievements.'
        }
      />
      {subject && <EarlierDecisions subjectId={subject.id} />}
      <DialogActions>
        <Button onPress={onDone}>{leave}</Button>
        <Button type="submit" variant="primary" isBusy={add.isPending || edit.isPending}>
          {subject ? 'Save' : 'Add'}
        </Button>
      </DialogActions>
    </Form>
  );
}
