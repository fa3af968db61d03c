/**
 * The shape of the one contract between whoever asks (renderer, command line, tests) and the use
 * cases. A procedure is a query (reads), a command (changes) or a job (long: reports progress and can
 * be cancelled); hosts only carry it.
 */
import type { z } from 'zod';
import type { RefusalRecord } from '../domain/refusal.ts';

export type ProcedureKind = 'query' | 'command' | 'job';

export interface Procedure<
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
  Kind extends ProcedureKind = ProcedureKind,
> {
  readonly kind: Kind;
  /** Checked by every host's dispatcher before the use case runs. */
  readonly input: Input;
  /** Describes what comes back; tests check answers against it. */
  readonly output: Output;
}

const declare =
  <Kind extends ProcedureKind>(kind: Kind) =>
  <Input extends z.ZodType, Output extends z.ZodType>(
    input: Input,
    output: Output,
  ): Procedure<Input, Output, Kind> => ({ kind, input, output });

export const query = declare('query');
export const command = declare('command');
export const job = declare('job');

/** What crosses a host: the value, or why there is none. */
export type Answer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: RefusalRecord };

/** How far a job has come: a phrase and, where it is known, a share from 0 to 1. */
export interface Progress {
  readonly phase: string;
  readonly share: number | null;
}
