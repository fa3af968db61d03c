/** What was answered for a client's file is remembered for the next one with the same columns. */
import {
  ImportAnswers,
  type ImportInspection,
  type ImportOptions,
} from '#shared/contract/files.ts';
import { formatDate } from '#shared/domain/calendar.ts';
import type { EngagementId } from '#shared/domain/identity.ts';
import type { SignedHeader } from '#main/intake/requests.ts';
import { listMappings, rememberMapping } from '#main/workbook/imports.ts';
import type { Context } from './context.ts';

/** What is kept: the header row is found by its columns. */
const Kept = ImportAnswers.omit({ headerRow: true });

type Remembered = NonNullable<ImportInspection['remembered']>;

/** What is remembered for an engagement of a file with such a header; null for nothing. */
export function findRemembered(
  { workbook }: Context,
  engagementId: EngagementId | undefined,
  headers: readonly SignedHeader[],
): Remembered | null {
  for (const mapping of listMappings(workbook, engagementId ?? null)) {
    const at = headers.findIndex(({ signature }) => signature === mapping.signature);
    const header = headers[at];
    if (!header) continue;
    const { usedOn, fileName } = mapping;
    const answers = Kept.parse(JSON.parse(mapping.answers));
    // The first row that could be a header is found by itself.
    const options = at === 0 ? answers : { ...answers, headerRow: header.row };
    return { usedOn, fileName, options };
  }
  return null;
}

/** Keeps the answers given for a file that was imported, if any were. */
export function keepAnswers(
  { workbook, today: usedOn }: Context,
  { fileName, signature }: { readonly fileName: string; readonly signature: string },
  options: ImportOptions,
): void {
  const answers = Kept.parse(options);
  const isAnswered = Object.values(answers).some(
    (answer) => typeof answer === 'string' || Object.keys(answer ?? {}).length > 0,
  );
  if (!isAnswered) return;
  const engagementId = options.engagementId ?? null;
  rememberMapping(workbook, {
    ...{ engagementId, signature, fileName, usedOn },
    answers: JSON.stringify(answers),
  });
}

/** The options with what is remembered where they say nothing, and how that is told. */
export function withRemembered(
  options: ImportOptions,
  { options: before, usedOn, fileName }: Remembered,
): { options: ImportOptions; words: string[] } {
  return {
    options: {
      ...before,
      ...options,
      metricOfColumn: { ...before.metricOfColumn, ...options.metricOfColumn },
      subjectOfName: { ...before.subjectOfName, ...options.subjectOfName },
      subjectKinds: { ...before.subjectKinds, ...options.subjectKinds },
      columnMeanings: { ...before.columnMeanings, ...options.columnMeanings },
    },
    words: [`with the answers given for “${fileName}” on ${formatDate(usedOn)}`],
  };
}
