/** Why a plan is not carried out as it is: problems and conflicts that the person has not decided. */
import type { ImportOptions } from '#shared/contract/files.ts';
import { Refusal, type Problem } from '#shared/domain/refusal.ts';
import type { ImportPlan } from './plan.ts';
import { count } from './source-table.ts';

/**
 * Refuses a plan that holds what the person has not decided: `bad-input` for problems, `conflict` for
 * values that differ from those that stand. The details name each row.
 */
export function refuseUndecided(
  fileName: string,
  { summary, rows }: ImportPlan,
  options: ImportOptions,
): void {
  const { problems, counts } = summary;
  const file = fileName;
  if (problems.length > 0 && !options.skipProblems) {
    const repeats = summary.ignored.filter(({ expected }) => expected?.includes('counted once'));
    throw new Refusal(
      'bad-input',
      problemSentence(fileName, problems, repeats),
      [...problems, ...repeats].sort((a, b) => (a.row ?? 0) - (b.row ?? 0)),
    );
  }
  if (counts.conflicts > 0 && options.onDuplicate === 'fail') {
    const conflicts = rows.filter(({ outcome }) => outcome === 'conflict');
    throw new Refusal(
      'conflict',
      `“${fileName}”: ${count(counts.conflicts, 'value')} of it ${counts.conflicts === 1 ? 'differs' : 'differ'} from what stands for the date; decide whether to keep what stands or replace it. Nothing was imported.`,
      conflicts.map(({ row, column, value, title, standing, date, subject }) => ({
        ...{ file, row, column },
        value: title ?? String(value),
        expected:
          standing === null
            ? `the same as the milestone that stands, for ${subject}`
            : `${standing}, which stands for ${subject} on ${date}`,
      })),
    );
  }
  if (rows.length === 0) {
    throw new Refusal('bad-input', `“${fileName}” holds nothing that can be imported.`, [{ file }]);
  }
}

function problemSentence(
  fileName: string,
  problems: readonly Problem[],
  repeats: readonly Problem[],
): string {
  const [first] = problems;
  const where = [
    first?.row === undefined ? '' : `row ${first.row}`,
    first?.column === undefined ? '' : `column “${first.column}”`,
  ]
    .filter((part) => part !== '')
    .join(', ');
  const also = repeats.length > 0 ? ` and ${count(repeats.length, 'repeated row')}` : '';
  return `“${fileName}” has ${count(problems.length, 'problem')}${also}, so nothing was imported; the first is ${where}: “${first?.value ?? ''}”, expected ${first?.expected ?? 'something else'}. Correct the file, or import it without the rows named.`;
}
