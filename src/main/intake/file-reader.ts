/** Reads one file: opened, inspected, planned; its rows and what is to be written are given in parts. */
import { createHash } from 'node:crypto';
import type { ImportRow } from '#shared/contract/files.ts';
import type { Progress } from '#shared/contract/procedure.ts';
import { writesOf, type PlannedWrite } from './decisions.ts';
import { inspectFile } from './inspect.ts';
import { planImport } from './plan-import.ts';
import type { KnownSeries } from './plan.ts';
import { openFile, readSource, sourceOf, type OpenedFile } from './read-source.ts';
import type { RequestName, Requests, SignedHeader } from './requests.ts';
import { signatureOf } from './signature.ts';
import type { ImportFile } from './source-table.ts';
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
    inspect: ({ options, known }) =>
      inspectFile(this.#file.fileName, this.#contents(), options, { ...known, tracked: [] }),
    know: (series) => {
      this.#tracked.push(series);
      return null;
    },
    plan: ({ options, known, isToBeDone }) => {
      const { fileName } = this.#file;
      this.#progress({ phase: 'Checking', share: 0.3 });
      const source = readSource(fileName, this.#contents(), options);
      const plan = planImport(fileName, source, options, { ...known, tracked: this.#tracked });
      if (isToBeDone) refuseUndecided(fileName, plan, options);
      const { places, writes } = isToBeDone
        ? writesOf(plan, options, known.today)
        : { places: [], writes: [] };
      this.#rows = isToBeDone ? [] : [...plan.rows];
      this.#writes = [...writes];
      const { summary, nearNames } = plan;
      const signature = signatureOf(source.table.headers);
      const corrections = writes.filter(isCorrection).length;
      return { summary, nearNames, signature, places, writes: writes.length, corrections };
    },
    rows: () => this.#rows.splice(0, AT_A_TIME),
    writes: () => this.#writes.splice(0, AT_A_TIME),
  };

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
