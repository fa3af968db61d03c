/** One value for each subject, metric and date of a file; what else there is of it is named. */
import type { OnDuplicate } from '#shared/contract/files.ts';
import { formatDate, type CalendarDate } from '#shared/domain/calendar.ts';
import type { Problem } from '#shared/domain/refusal.ts';
import type { ImportMetric, ImportSubject } from './plan.ts';

/** One value of a file, as it stands there. */
export interface FoundValue {
  readonly row: number;
  readonly column: string;
  readonly subject: ImportSubject;
  readonly metric: ImportMetric;
  readonly date: CalendarDate;
  readonly value: number;
  readonly text: string;
  readonly source: string;
  readonly note: string;
}

/** A value that cannot be taken as it stands, but says that another of its date may be wrong. */
export interface Doubt {
  readonly found: FoundValue;
  readonly problem: Problem;
}

interface Settled {
  readonly values: FoundValue[];
  readonly problems: Problem[];
  readonly ignored: Problem[];
  /** Problems that now also name the other value of the date. */
  readonly rewritten: ReadonlyMap<Problem, Problem>;
}

/**
 * One value for each subject, metric and date. Exact repeats count once; of different values none is
 * taken unless the person decided: `keep` the first, `replace` by the last.
 */
export function settleRepeats(
  fileName: string,
  values: readonly FoundValue[],
  doubts: readonly Doubt[],
  onDuplicate: OnDuplicate,
): Settled {
  // Both of one file's values cannot be kept: nothing says which of them was seen later.
  const isDecided = onDuplicate === 'keep' || onDuplicate === 'replace';
  const members = [
    ...values.map((found) => ({ found, doubt: null as Problem | null })),
    ...doubts.map(({ found, problem }) => ({ found, doubt: problem })),
  ];
  const groups = Map.groupBy(members, ({ found: { subject, metric, date } }) =>
    JSON.stringify([subject.name, metric.name, date]),
  );
  const kept = new Set<FoundValue>();
  const problems: Problem[] = [];
  const ignored: Problem[] = [];
  const rewritten = new Map<Problem, Problem>();
  const at = ({ row, column, text }: FoundValue): Problem => ({
    file: fileName,
    row,
    column,
    value: text,
  });
  for (const group of groups.values()) {
    const versions: typeof group = [];
    for (const member of group.sort((a, b) => a.found.row - b.found.row)) {
      const twin = versions.find(({ found }) => found.value === member.found.value);
      if (!twin) versions.push(member);
      else if (member.doubt === null && twin.doubt === null) {
        ignored.push({
          ...at(member.found),
          expected: `the same as row ${twin.found.row}; counted once`,
        });
      } else if (member.doubt === null) versions.push(member);
    }
    const isClash = new Set(versions.map(({ found }) => found.value)).size > 1;
    const chosen = onDuplicate === 'replace' ? versions.at(-1) : versions[0];
    for (const version of versions) {
      const { found, doubt } = version;
      const other = versions.find((candidate) => candidate.found.value !== found.value);
      const isTaken = doubt === null && (!isClash || (isDecided && version === chosen));
      if (isTaken) kept.add(found);
      if (!other || isTaken) continue;
      const clash = `one value for ${formatDate(found.date)}; row ${other.found.row} has ${other.found.text}${origin(other.found)}${origin(found) && `, this one is${origin(found)}`}`;
      if (doubt) {
        rewritten.set(doubt, { ...doubt, expected: `${doubt.expected ?? ''}; and ${clash}` });
      } else if (isDecided && chosen?.doubt === null) {
        ignored.push({
          ...at(found),
          expected: `left out, as you said: row ${chosen.found.row} has ${chosen.found.text} for this date`,
        });
      } else problems.push({ ...at(found), expected: clash });
    }
  }
  return { values: values.filter((found) => kept.has(found)), problems, ignored, rewritten };
}

const origin = ({ source }: FoundValue): string => (source ? ` from ${source}` : '');
