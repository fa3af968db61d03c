/** What is asked of the thread that reads a file, and what it answers. */
import type {
  ImportInspection,
  ImportOptions,
  ImportRow,
  ImportSummary,
  NearName,
} from '#shared/contract/files.ts';
import type { Progress } from '#shared/contract/procedure.ts';
import type { RefusalRecord } from '#shared/domain/refusal.ts';
import type { Place, PlannedWrite } from './decisions.ts';
import type { KnownRecords, KnownSeries } from './plan.ts';

/** A row that could name columns; files with the same columns have the same signature. */
export interface SignedHeader {
  readonly row: number;
  readonly signature: string;
}

/** What the planner knows besides the series, which it is told one by one. */
export type KnownBesidesSeries = Omit<KnownRecords, 'tracked'>;

export interface Requests {
  /** Decodes and parses the file. */
  open: { asked: null; answer: { readonly sha256: string; readonly headers: SignedHeader[] } };
  /** Describes the file. */
  inspect: {
    asked: { readonly options: ImportOptions; readonly known: KnownBesidesSeries };
    answer: Omit<ImportInspection, 'remembered'>;
  };
  /** Tells a series that is tracked, and what stands of it. */
  know: { asked: KnownSeries; answer: null };
  /** Plans the import; refuses what is undecided where it is to be carried out. */
  plan: {
    asked: {
      readonly options: ImportOptions;
      readonly known: KnownBesidesSeries;
      readonly isToBeDone: boolean;
    };
    answer: {
      readonly summary: ImportSummary;
      readonly nearNames: readonly NearName[];
      readonly signature: string;
      readonly places: readonly Place[];
      /** How many writes there are, and how many of them correct or change what stands. */
      readonly writes: number;
      readonly corrections: number;
    };
  };
  /** The next rows of the plan; none at its end. */
  rows: { asked: null; answer: readonly ImportRow[] };
  /** The next things to be written; none at the end. */
  writes: { asked: null; answer: readonly PlannedWrite[] };
}

export type RequestName = keyof Requests;

export type Request = {
  [Name in RequestName]: { readonly name: Name; readonly asked: Requests[Name]['asked'] };
}[RequestName];

/** What the thread says: how far it has come, then one answer to each request. */
export type Message =
  | { readonly progress: Progress }
  | { readonly answer: Requests[RequestName]['answer'] }
  | { readonly refusal: RefusalRecord }
  | { readonly fault: string };
