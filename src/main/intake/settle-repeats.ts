/** One value for each subject, metric and date of a file; what else there is of it is named. */
import type { OnDuplicate } from '#shared/contract/files.ts';
import { formatDate, type CalendarDate } from '#shared/domain/calendar.ts';
import type { Problem } from '#shared/domain/refusal.ts';
import { BySeries } from './by-series.ts';
import type { FoundValue } from './plan.ts';

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
  const groups = repeatedIn([
    ...values.map((found) => ({ found, doubt: null })),
    ...doubts.map(({ found, problem }) => ({ found, doubt: problem })),
  ]);
  const leftOut = new Set<FoundValue>();
  const problems: Problem[] = [];
  const ignored: Problem[] = [];
  const rewritten = new Map<Problem, Problem>();
  const at = ({ row, column, text }: FoundValue): Problem => ({
    file: fileName,
    row,
    column,
    value: text,
  });
  for (const group of groups) {
    const versions: Member[] = [];
    for (const member of group.toSorted((a, b) => a.found.row - b.found.row)) {
      leftOut.add(member.found);
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
      if (isTaken) leftOut.delete(found);
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
  return { values: values.filter((found) => !leftOut.has(found)), problems, ignored, rewritten };
}

interface Member {
  readonly found: FoundValue;
  readonly doubt: Problem | null;
}

/** Groups of those that have subject, metric and date in common; a doubt alone is no group. */
function repeatedIn(members: readonly Member[]): Member[][] {
  const series = new BySeries(() => new Map<CalendarDate, Member | Member[]>());
  const groups: Member[][] = [];
  for (const member of members) {
    const { found } = member;
    const ofDates = series.of(found);
    const before = ofDates.get(found.date);
    if (!before) ofDates.set(found.date, member);
    else if (Array.isArray(before)) before.push(member);
    else {
      const group = [before, member];
      groups.push(group);
      ofDates.set(found.date, group);
    }
  }
  return groups;
}

const origin = ({ source }: FoundValue): string => (source ? ` from ${source}` : '');
