/** Values of the file that differ from those that stand: both are shown, and a person decides. */
import type { ConflictDecision, ImportRow } from '#shared/contract/files.ts';
import { Choice, Select } from '../../components/fields.tsx';
import { plural } from '../../components/format.ts';
import type { Answers } from './answers.ts';
import { RowTable } from './import-tables.tsx';
import styles from './import-preview.module.css';

/** What was decided: for all, and for single ones otherwise. */
export interface Decisions {
  readonly forAll: ConflictDecision | null;
  readonly single: NonNullable<Answers['onConflict']>;
}

const DECISIONS: readonly { value: ConflictDecision; label: string; description: string }[] = [
  { value: 'keep', label: 'Keep what stands', description: 'The file’s value is left out.' },
  {
    value: 'replace',
    label: 'Take the file’s',
    description: 'Recorded as a correction; the old value stays in the history.',
  },
  {
    value: 'both',
    label: 'Keep both',
    description: 'The file’s counts from now on, as seen later; what was known before stays.',
  },
];

interface ConflictsProps {
  rows: readonly ImportRow[];
  /** What a row is: "reading" or "milestone". */
  thing: string;
  decisions: Decisions;
  onDecide: (decisions: Decisions) => void;
}

export function Conflicts({ rows, thing, decisions, onDecide }: ConflictsProps) {
  const { forAll, single } = decisions;
  // A milestone has no vintages.
  const options = thing === 'milestone' ? DECISIONS.slice(0, 2) : DECISIONS;
  return (
    <section className={styles.part} aria-labelledby="conflicts">
      <h2 id="conflicts">
        {plural(rows.length, thing)} differ{rows.length === 1 ? 's' : ''} from what stands
      </h2>
      <Choice
        label="Which should stand?"
        value={forAll}
        onChange={(decision) => onDecide({ ...decisions, forAll: decision })}
        options={options}
      />
      <RowTable
        rows={rows}
        label="Conflicts"
        decide={({ conflictKey, date, subject }) =>
          conflictKey !== null && (
            <Select
              label={`Which stands for ${subject} on ${date}`}
              hideLabel
              value={single[conflictKey] ?? forAll}
              onChange={(decision) =>
                onDecide({ ...decisions, single: { ...single, [conflictKey]: decision } })
              }
              options={options}
            />
          )
        }
      />
    </section>
  );
}

/** How a conflict was decided; null for not yet. */
export function decisionOn(
  { forAll, single }: Decisions,
  { conflictKey }: ImportRow,
): ConflictDecision | null {
  return (conflictKey === null ? undefined : single[conflictKey]) ?? forAll;
}
