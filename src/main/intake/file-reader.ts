/** Reads one file: opened, inspected, planned; its rows and what is to be written are given in parts. */
import { createHash } from 'node:crypto';
import type { ImportOptions, ImportRow } from '#shared/contract/files.ts';
import type { Progress } from '#shared/contract/procedure.ts';
import { writesOf, type PlannedWrite } from './decisions.ts';
import { handoffIn, HANDOFF_WORDS, planHandoff } from './handoff.ts';
import { inspectFile } from './inspect.ts';
import { planImport } from './plan-import.ts';
import type { ImportPlan, KnownRecords, KnownSeries } from './plan.ts';
import { openFile, readSource, sourceOf, type OpenedFile } from './read-source.ts';
import type { RequestName, Requests, SignedHeader } from './requests.ts';
import { signatureOf } from './signature.ts';
import type { Cell, ImportFile } from './source-table.ts';
import { likelyHeaders } from './table.ts';
import { refuseUndecided } from './undecided.ts';

/** Things given at a time: few enough that receiving and writing them takes no one long. */
const AT_A_TIME = 2_000;

type Handlers = {
  readonly [Name in RequestName]: (
    asked: Requests[Name]['asked'],
  ) => Requests[Name]['answer'] | Promise<Requests[Name]['answer']>;
};

export class FileReader {
  readonly #file: ImportFile;
  readonly #progress: (progress: Progress) => void;
  readonly #tracked: KnownSeries[] = [];
  #opened: OpenedFile | null = null;
  #rows: ImportRow[] = [];
  #writes: PlannedWrite[] = [];

  constructor(file: ImportFile, progress: (progress: Progress) => void) {
    this.#file = file;
    this.#progress = progress;
  }

  /** Answers a request; throws the Refusal. */
  async answer<Name extends RequestName>(
    name: Name,
    asked: Requests[Name]['asked'],
  ): Promise<Requests[Name]['answer']> {
    return this.#handlers[name](asked);
  }

  readonly #handlers: Handlers = {
    open: async () => {
      this.#progress({ phase: 'Reading the file', share: null });
      this.#opened = await openFile(this.#file);
      const sha256 = createHash('sha256').update(this.#file.bytes).digest('hex');
      return { sha256, headers: signedHeaders(this.#opened) };
    },
    inspect: ({ options, known }) => {
      const { fileName } = this.#file;
      const opened = this.#contents();
      const handoff = handoffIn(fileName, opened);
      const knownOf = { ...known, tracked: [] };
      if (!handoff) return inspectFile(fileName, opened, options, knownOf);
      const { sheet, header } = handoff;
      const answers = { ...options, sheet: sheet.name, headerRow: header.number };
      return { ...inspectFile(fileName, opened, answers, knownOf), shapeWords: HANDOFF_WORDS };
    },
    know: (series) => {
      this.#tracked.push(series);
      return null;
    },
    plan: ({ options, known, isToBeDone }) => {
      const { fileName } = this.#file;
      this.#progress({ phase: 'Checking', share: 0.3 });
      const { plan, headers } = this.#planned(options, { ...known, tracked: this.#tracked });
      if (isToBeDone) refuseUndecided(fileName, plan, options);
      const { places, writes } = isToBeDone
        ? writesOf(plan, options, known.today)
        : { places: [], writes: [] };
      this.#rows = isToBeDone ? [] : [...plan.rows];
      this.#writes = [...writes];
      const { summary, nearNames } = plan;
      const signature = signatureOf(headers);
      const corrections = writes.filter(isCorrection).length;
      return { summary, nearNames, signature, places, writes: writes.length, corrections };
    },
    rows: () => this.#rows.splice(0, AT_A_TIME),
    writes: () => this.#writes.splice(0, AT_A_TIME),
  };

  #planned(
    options: ImportOptions,
    known: KnownRecords,
  ): { readonly plan: ImportPlan; readonly headers: readonly Cell[] } {
    const { fileName } = this.#file;
    const opened = this.#contents();
    const handoff = handoffIn(fileName, opened);
    if (handoff) {
      const plan = planHandoff(fileName, handoff, options, known);
      return { plan, headers: handoff.header.cells };
    }
    const source = readSource(fileName, opened, options);
    return {
      plan: planImport(fileName, source, options, known),
      headers: source.table.headers,
    };
  }

  #contents(): OpenedFile {
    if (!this.#opened) throw new TypeError('a file is opened before anything else is asked of it');
    return this.#opened;
  }
}

const isCorrection = (write: PlannedWrite): boolean =>
  write.kind === 'reading' ? write.corrects !== null : write.milestone.id !== null;

function signedHeaders(opened: OpenedFile): SignedHeader[] {
  const sources =
    opened.kind === 'delimited'
      ? [opened.source]
      : opened.sheets.filter(({ isHidden }) => !isHidden).map(sourceOf);
  return sources
    .flatMap(likelyHeaders)
    .map(({ number, cells }) => ({ row: number, signature: signatureOf(cells) }));
}
