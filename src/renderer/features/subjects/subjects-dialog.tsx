/**
 * Who or what of a client is scored, and how each may be shown.
 *
 * SubjectsDialog   clientId; clientName; onClose(). A list, and a form in its place for the one that
 *                  is edited.
 */
import { useState } from 'react';
import type { ClientId, SubjectId } from '#shared/domain/identity.ts';
import type { Subject } from '#shared/domain/subject.ts';
import { useProcedure } from '../../client/procedures.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { consentInWords, visibilityWords } from '../consent-words.ts';
import { kindWords } from '../subject-kinds.ts';
import { SubjectForm } from './subject-form.tsx';
import styles from './subjects-dialog.module.css';

interface SubjectsDialogProps {
  clientId: ClientId;
  clientName: string;
  onClose: () => void;
}

export function SubjectsDialog({ clientId, clientName, onClose }: SubjectsDialogProps) {
  const subjects = useProcedure('subjects.list', { clientId });
  const [edited, setEdited] = useState<Subject | null>(null);
  const [last, setLast] = useState<SubjectId | null>(null);
  const back = () => {
    setLast(edited?.id ?? null);
    setEdited(null);
  };
  return (
    <Dialog
      title={edited ? `Edit “${edited.name}”` : `People and peers of ${clientName}`}
      isOpen
      onClose={onClose}
    >
      {edited ? (
        <SubjectForm
          key={edited.id}
          clientId={clientId}
          subject={edited}
          leave="Back"
          onDone={back}
        />
      ) : (
        <Loaded query={subjects} label="Reading the subjects">
          {(all) => (
            <ul className={styles.list}>
              {all.map((subject, i) => (
                <li key={subject.id} className={styles.subject}>
                  <div className={styles.words}>
                    <p className={styles.name}>{subject.name}</p>
                    <p className={styles.facts}>{factsOf(subject)}</p>
                  </div>
                  <Button
                    size="small"
                    variant="quiet"
                    aria-label={`Edit: ${subject.name}`}
                    // Coming back from the form, the focus is where it was.
                    autoFocus={last === null ? i === 0 : subject.id === last}
                    onPress={() => setEdited(subject)}
                  >
                    Edit
                  </Button>
                </li>
              ))}
            </ul>
          )}
        </Loaded>
      )}
    </Dialog>
  );
}

function factsOf(subject: Subject): string {
  const { kind, visibility, consent, inLeague } = subject;
  return [
    kindWords[kind],
    `In files: ${visibilityWords[visibility]}`,
    consent === null ? '' : `Consent: ${consentInWords(subject)}`,
    inLeague ? '' : 'Stays out of leagues',
  ]
    .filter((text) => text !== '')
    .join(' · ');
}
