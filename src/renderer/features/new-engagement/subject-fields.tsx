/** Who or what is scored: the first subject, and those that a template has besides. */
import type { Client } from '#shared/domain/client.ts';
import { isPerson } from '#shared/domain/subject.ts';
import { FieldRow, Select, TextField } from '../../components/fields.tsx';
import { kindWords } from '../subject-kinds.ts';
import { type Draft, furtherNameOf, subjectNameOf } from './draft.ts';
import styles from './new-engagement-page.module.css';

interface SubjectFieldsProps {
  draft: Draft;
  clients: readonly Client[];
  onChange: (change: Partial<Draft>) => void;
  problem: string | undefined;
}

export function SubjectFields({ draft, clients, onChange, problem }: SubjectFieldsProps) {
  const { further } = draft;
  return (
    <>
      <FieldRow>
        <Select
          label="Who or what is scored"
          value={draft.subjectKind}
          onChange={(subjectKind) => onChange({ subjectKind })}
          options={(['organisation', 'executive', 'team-member'] as const).map((kind) => ({
            value: kind,
            label: kindWords[kind],
          }))}
        />
        <TextField
          label="Name of the subject"
          isRequired
          value={subjectNameOf(draft, clients)}
          onChange={(subjectName) => onChange({ subjectName })}
          error={problem}
        />
      </FieldRow>
      <div className={styles.people}>
        {further.map((each, place) => {
          const unnamed = furtherNameOf(draft, { ...each, name: '' }, clients);
          return (
            <TextField
              // The template's subjects stay in their order.
              key={place}
              label={`${kindWords[each.kind]} ${ordinal(further, place)}`.trim()}
              isRequired={false}
              value={each.name}
              placeholder={unnamed}
              description={`${each.series.map(({ metric }) => metric.name).join(', ')}. ${
                unnamed === '' ? 'Without a name it is left out.' : ''
              }`.trim()}
              onChange={(name) =>
                onChange({
                  further: further.map((other, at) => (at === place ? { ...other, name } : other)),
                })
              }
            />
          );
        })}
      </div>
      {[draft.subjectKind, ...further.map(({ kind }) => kind)].some(isPerson) && (
        <p className={styles.note}>
          People are scored with their consent, which is noted under Clients, People and peers.
        </p>
      )}
    </>
  );
}

/** "2" for the second of a kind; nothing where there is one. */
function ordinal(all: Draft['further'], place: number): string {
  const kind = all[place]?.kind;
  const ofKind = all.filter((each) => each.kind === kind).length;
  const before = all.slice(0, place).filter((each) => each.kind === kind).length;
  return ofKind > 1 ? String(before + 1) : '';
}
