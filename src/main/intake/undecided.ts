/** Why a plan is not carried out as it is: problems and conflicts that the person has not decided. */
import type { ImportOptions, ImportRow } from '#shared/contract/files.ts';
import { Refusal, type Problem } from '#shared/domain/refusal.ts';
import { decisionOn } from './decisions.ts';
import type { ImportPlan } from './plan.ts';
import { count } from './source-table.ts';

/**
 * Refuses a plan that holds what the person has not decided: `bad-input` for problems, `conflict` for
 * values that differ from those that stand. The details name each row.
 */
export function refuseUndecided(fileName: string, plan: ImportPlan, options: ImportOptions): void {
  const { summary } = plan;
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
  const conflicts =
    counts.conflicts === 0
      ? []
      : plan.rows.filter((row) => row.outcome === 'conflict' && isUndecided(row, options));
  if (conflicts.length > 0) {
    throw new Refusal(
      'conflict',
      `“${fileName}”: ${count(conflicts.length, 'value')} of it ${conflicts.length === 1 ? 'differs' : 'differ'} from what stands for the date; decide whether to ${CHOICES[summary.shape === 'milestones' ? 'milestone' : 'reading']}. Nothing was imported.`,
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
  if (plan.readings.length + plan.milestones.length === 0) {
    throw new Refusal('bad-input', `“${fileName}” holds nothing that can be imported.`, [{ file }]);
  }
}

const CHOICES = {
  reading: 'keep what stands, replace it, or keep both as vintages',
  milestone: 'keep what stands or replace it',
} as const;

/** Of a milestone there are no vintages, so that both cannot be kept. */
function isUndecided(row: ImportRow, options: ImportOptions): boolean {
  const decision = decisionOn(row, options);
  return decision === 'fail' || (decision === 'both' && row.title !== null);
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
