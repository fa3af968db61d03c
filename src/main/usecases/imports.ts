/** Imports: what a client's file would change, and changing it in one transaction. */
import type { CheckedInputOf, OutputOf } from '#shared/contract/index.ts';
import type { ImportRow } from '#shared/contract/files.ts';
import type { EngagementId } from '#shared/domain/identity.ts';
import type { KnownSeries } from '#main/intake/plan.ts';
import { ReadingThread } from '#main/intake/reading-thread.ts';
import type { KnownBesidesSeries, Requests } from '#main/intake/requests.ts';
import { othersTurn, type DoPart } from '#main/workbook/change-in-parts.ts';
import { listDisclosures, workbookUuid } from '#main/workbook/disclosures.ts';
import { listEngagements } from '#main/workbook/engagements.ts';
import { everySeries } from '#main/workbook/imports.ts';
import { listMetrics } from '#main/workbook/metrics.ts';
import { listMilestones } from '#main/workbook/milestones.ts';
import { standingReadings } from '#main/workbook/readings.ts';
import { listSubjects } from '#main/workbook/subjects.ts';
import type { Context } from './context.ts';
import { engagementWith } from './engagements.ts';
import { findRemembered, keepAnswers, withRemembered } from './import-answers.ts';
import { ImportWriter } from './import-writer.ts';

type ImportInput = CheckedInputOf<'imports.commit'>;
type Options = ImportInput['options'];

/** What the file looks like. Writes nothing; refuses only what cannot be read. */
export function inspectImport(
  context: Context,
  input: CheckedInputOf<'imports.inspect'>,
): Promise<OutputOf<'imports.inspect'>> {
  return reading(context, input, async ({ thread, headers }) => {
    const { options } = input;
    const known = knownRecords(context, options.engagementId);
    const remembered = findRemembered(context, options.engagementId, headers);
    return { ...(await thread.ask('inspect', { options, known })), remembered };
  });
}

/** What the import would do, row by row. Writes nothing. Refuses as reading and planning do. */
export function previewImport(
  context: Context,
  input: ImportInput,
): Promise<OutputOf<'imports.preview'>> {
  return reading(context, input, async (opened) => {
    const { thread } = opened;
    const { options, words } = answersFor(context, input, opened);
    const planned = await plan(context, opened, { options, isToBeDone: false }, oneAfterTheOther);
    const rows: ImportRow[] = [];
    for (;;) {
      const next = await thread.ask('rows', null);
      if (next.length === 0) break;
      rows.push(...next);
    }
    return { summary: readWith(words, planned.summary), rows, nearNames: [...planned.nearNames] };
  });
}

/**
 * Imports the file: all of it or nothing. Refuses, besides what reading and planning refuse,
 * `bad-input` for problems that are not to be skipped and `conflict` for values that differ from those
 * that stand, unless it was decided what to do with these.
 */
export function commitImport(
  context: Context,
  input: ImportInput,
): Promise<OutputOf<'imports.commit'>> {
  return reading(context, input, (opened) => {
    const { workbook, signal, progress } = context;
    const { thread, sha256, fileName } = opened;
    const { options, words } = answersFor(context, input, opened);
    return workbook.changeInParts(`import of ${fileName}`, signal, async (doPart) => {
      // Planned within the transaction: what stands may have changed while the file was read.
      const planned = await plan(context, opened, { options, isToBeDone: true }, doPart);
      const { writes, corrections, places, signature } = planned;
      const summary = readWith(words, planned.summary);
      const file = { fileName, sha256 };
      const writer = await doPart(
        () => new ImportWriter(context, options.engagementId, file, { ...planned, corrections }),
      );
      await doPart(() => {
        writer.makePlaces(places);
      });
      for (let written = 0; written < writes;) {
        progress({ phase: 'Writing', share: 0.5 + (0.5 * written) / writes });
        const next = await thread.ask('writes', null);
        await doPart(() => {
          writer.write(next);
        });
        written += next.length;
      }
      await doPart(() => {
        keepAnswers(context, { fileName, signature }, options);
      });
      return { importId: writer.importId, summary };
    });
  });
}

interface Opened {
  readonly thread: ReadingThread;
  /** The file's own name: of where it lay on someone's disk nothing is kept. */
  readonly fileName: string;
  readonly sha256: string;
  readonly headers: Requests['open']['answer']['headers'];
}

/** Opens the file in a thread of its own, gives it to some work, and stops the thread come what may. */
async function reading<T>(
  { signal, progress }: Context,
  { fileName: path, bytes }: Pick<ImportInput, 'fileName' | 'bytes'>,
  work: (opened: Opened) => Promise<T>,
): Promise<T> {
  const fileName = path.split(/[/\\]/).at(-1) ?? path;
  const thread = ReadingThread.start({ fileName, bytes }, { signal, progress });
  try {
    return await work({ thread, fileName, ...(await thread.ask('open', null)) });
  } finally {
    thread.stop();
  }
}

/** The options, with what is remembered of such files where that is asked for, and words for it. */
function answersFor(
  context: Context,
  { options }: ImportInput,
  { headers }: Opened,
): { options: Options; words: readonly string[] } {
  const remembered = options.useRemembered
    ? findRemembered(context, options.engagementId, headers)
    : null;
  return remembered ? withRemembered(options, remembered) : { options, words: [] };
}

function readWith(
  words: readonly string[],
  summary: Requests['plan']['answer']['summary'],
): Requests['plan']['answer']['summary'] {
  return { ...summary, readAs: [...summary.readAs, ...words] };
}

/** Tells the thread what stands, series by series, and has it plan. */
async function plan(
  context: Context,
  { thread }: Opened,
  asked: { readonly options: Options; readonly isToBeDone: boolean },
  doPart: DoPart,
): Promise<Requests['plan']['answer']> {
  const { engagementId } = asked.options;
  const known = await doPart(() => knownRecords(context, engagementId));
  const tracked = engagementId === undefined ? [] : everySeries(context.workbook, engagementId);
  for (const series of tracked) {
    await thread.ask('know', await doPart(() => standingOf(context, series)));
  }
  return thread.ask('plan', { ...asked, known });
}

function standingOf(
  { workbook }: Context,
  { id, subjectId, metricId, archivedOn }: ReturnType<typeof everySeries>[number],
): KnownSeries {
  const readings = standingReadings(workbook, id, null);
  return {
    ...{ subjectId, metricId, isArchived: archivedOn !== null },
    readings: readings.map(({ id: readingId, date, value, seenOn, restatedBy }) => ({
      ...{ id: readingId, date, value, seenOn, restatedBy },
    })),
  };
}

function knownRecords(
  context: Context,
  engagementId: EngagementId | undefined,
): KnownBesidesSeries {
  const { workbook, today } = context;
  const engagement = engagementId === undefined ? null : engagementWith(context, engagementId);
  return {
    today,
    engagement,
    subjects: engagement ? listSubjects(workbook, engagement.clientId) : [],
    metrics: listMetrics(workbook, true, null),
    engagements: listEngagements(workbook, false),
    milestones: listMilestones(workbook, engagement?.id),
    handedOn: {
      workbookUuid: workbookUuid(workbook),
      disclosures: listEngagements(workbook, true)
        .flatMap(({ id }) => listDisclosures(workbook, id))
        .filter(({ edition }) => edition === 'handoff'),
    },
  };
}

/** Parts of what writes nothing: others are answered between them. */
const oneAfterTheOther: DoPart = async (read) => {
  await othersTurn();
  return read();
};
