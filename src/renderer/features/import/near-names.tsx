/** Names of the file that nearly match subjects there are: offered, never made one unasked. */
import type { NearName } from '#shared/contract/files.ts';
import { Select } from '../../components/fields.tsx';
import { answered, type Answers } from './answers.ts';
import styles from './import-preview.module.css';

const NEW = '';

interface NearNamesProps {
  nearNames: readonly NearName[];
  answers: Answers;
  onAnswer: (answers: Answers) => void;
}

export function NearNames({ nearNames, answers, onAnswer }: NearNamesProps) {
  // What was answered is no question any more, but can still be answered otherwise.
  const settled = Object.entries(answers.subjectOfName ?? {})
    .filter(([name]) => nearNames.every((near) => near.name !== name))
    .map(([name, subject]) => ({ name, like: [subject] }));
  const names = [...nearNames, ...settled];
  if (names.length === 0) return null;
  return (
    <section className={styles.part} aria-labelledby="near-names">
      <h2 id="near-names">Is this someone you know?</h2>
      <p className={styles.readAs}>
        These names are new, yet nearly those of subjects there are. Left as they are, they become
        subjects of their own.
      </p>
      <div className={styles.subjects}>
        {names.map(({ name, like }) => (
          <Select
            key={name}
            label={`“${name}” is`}
            value={answers.subjectOfName?.[name] ?? NEW}
            onChange={(subject) =>
              onAnswer({ subjectOfName: answered(answers.subjectOfName, name, subject) })
            }
            options={[
              { value: NEW, label: 'Someone new' },
              ...like.map((subject) => ({ value: subject, label: subject })),
            ]}
          />
        ))}
      </div>
    </section>
  );
}
