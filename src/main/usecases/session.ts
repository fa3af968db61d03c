/**
 * What every host calls: holds the one open workbook, checks input against the contract, runs the use
 * case and turns what stands in the way into an answer for people.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  contract,
  type CheckedInputOf,
  type InputOf,
  type OutputOf,
  type ProcedureName,
} from '#shared/contract/index.ts';
import type { Answer, ProcedureKind, Progress } from '#shared/contract/procedure.ts';
import { type CalendarDate, todayOf } from '#shared/domain/calendar.ts';
import { Refusal } from '#shared/domain/refusal.ts';
import { readFacts } from '#main/workbook/facts.ts';
import { isBeyondTrust } from '#main/workbook/sqlite-refusal.ts';
import { openWorkbook, type Workbook } from '#main/workbook/workbook.ts';
import type { Context } from './context.ts';
import { createWorkbookAt, setSampleAside } from './create-workbook.ts';
import { useCases } from './index.ts';
import { asRefusal, badInput } from './refusals.ts';
import { isStep, wordsOf } from './step-words.ts';
import { workbookState } from './workbook.ts';

export interface SessionOptions {
  /** The workbook file; it need not exist yet. */
  readonly path: string;
  /** The one clock. */
  readonly clock: () => Date;
  /** Plumbline's version. */
  readonly version: string;
  /** Judges everything as known on this date, whatever the clock and the workbook's as-of date say. */
  readonly today?: CalendarDate | undefined;
}

export interface CallOptions {
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Aborting it cancels a job. */
  readonly signal?: AbortSignal | undefined;
}

export class Session {
  readonly #path: string;
  readonly #clock: () => Date;
  readonly #version: string;
  readonly #today: CalendarDate | null;
  readonly #listeners = new Set<() => void>();
  #workbook: Workbook | null = null;
  #isCreating = false;

  private constructor(options: SessionOptions) {
    this.#path = resolve(options.path);
    this.#clock = options.clock;
    this.#version = options.version;
    this.#today = options.today ?? null;
  }

  /**
   * A session on a workbook file. The file is opened by the first call that needs it, and again after
   * a refusal, so someone who closes it elsewhere can simply try again.
   */
  static open(options: SessionOptions): Session {
    return new Session(options);
  }

  /** Carries out a procedure; whatever stands in the way comes back as an answer, never as a throw. */
  async call<Name extends ProcedureName>(
    name: Name,
    input: unknown,
    options: CallOptions = {},
  ): Promise<Answer<OutputOf<Name>>> {
    try {
      return { ok: true, value: await this.#run(name, input, options) };
    } catch (error) {
      return { ok: false, error: asRefusal(error, this.#path).toRecord() };
    }
  }

  /** The same for callers in this process; throws the {@link Refusal}. */
  async value<Name extends ProcedureName>(
    name: Name,
    input: InputOf<Name>,
    options: CallOptions = {},
  ): Promise<OutputOf<Name>> {
    try {
      return await this.#run(name, input, options);
    } catch (error) {
      throw asRefusal(error, this.#path);
    }
  }

  /** Calls the listener after each procedure that changed the workbook; gives back how to stop. */
  onChanged(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The context of the open workbook, for callers in this process; refuses as `call` does. */
  context(options: CallOptions = {}): Context {
    const workbook = this.#open();
    if (!workbook) {
      throw new Refusal(
        'not-found',
        `There is no workbook at “${this.#path}” yet; make one first, or name another.`,
      );
    }
    const clock = this.#clock();
    const knownOn = this.#today ?? readFacts(workbook).asOf;
    return {
      workbook,
      today: knownOn ?? todayOf(clock),
      knownOn,
      now: clock.toISOString(),
      version: this.#version,
      progress: options.onProgress ?? (() => undefined),
      signal: options.signal ?? new AbortController().signal,
    };
  }

  close(): void {
    this.#workbook?.close();
    this.#workbook = null;
  }

  async #run<Name extends ProcedureName>(
    name: Name,
    input: unknown,
    options: CallOptions,
  ): Promise<OutputOf<Name>> {
    const parsed = contract[name].input.safeParse(input, { reportInput: true });
    if (!parsed.success) throw badInput(parsed.error.issues);
    const { kind } = contract[name];
    const work = () => this.#carryOut(name, parsed.data, options);
    if (kind === 'query') return (await work()) as OutputOf<Name>;
    // What may write waits for a long change to be over, lest it be lost if that is rolled back.
    return (await (this.#workbook?.whenFree(options.signal, () => this.#noticing(kind, work)) ??
      this.#noticing(kind, work))) as OutputOf<Name>;
  }

  /** Tells listeners of what the work changed. */
  async #noticing(kind: ProcedureKind, work: () => unknown): Promise<unknown> {
    const before = this.#changeCount();
    const hasChanged = () => this.#changeCount() !== before;
    try {
      const output = await work();
      if (hasChanged()) this.#tellListeners();
      return output;
    } catch (error) {
      // Of a job, others may have seen what was rolled back.
      if (kind === 'job' && hasChanged()) this.#tellListeners();
      throw error;
    }
  }

  async #carryOut(name: ProcedureName, input: unknown, options: CallOptions): Promise<unknown> {
    if (name === 'workbook.state') return this.#state();
    if (name === 'workbook.create') {
      return this.#create(input as CheckedInputOf<'workbook.create'>, options);
    }
    try {
      const context = this.context(options);
      const useCase = useCases[name] as (context: Context, input: unknown) => unknown;
      // A command happens as a whole or, whatever goes wrong in it, not at all.
      return isStep(name)
        ? context.workbook.change(() => useCase(context, input), wordsOf(name, input))
        : await useCase(context, input);
    } catch (error) {
      // What such a connection has in memory may differ from the disk: the next call opens anew.
      if (isBeyondTrust(error)) this.close();
      throw error;
    }
  }

  #state(): OutputOf<'workbook.state'> {
    if (this.#open()) return workbookState(this.context());
    return {
      workbook: null,
      today: this.#today ?? todayOf(this.#clock()),
      defaultPath: this.#path,
      version: this.#version,
    };
  }

  async #create(
    { sample }: CheckedInputOf<'workbook.create'>,
    options: CallOptions,
  ): Promise<OutputOf<'workbook.create'>> {
    if (this.#isCreating)
      throw new Refusal('busy', 'The workbook is being made already; wait for it.');
    this.#isCreating = true;
    const putSampleBack = sample ? null : this.#setSampleAside();
    try {
      this.#workbook = await createWorkbookAt(this.#path, {
        sample,
        clock: this.#clock(),
        version: this.#version,
        progress: options.onProgress ?? (() => undefined),
        signal: options.signal ?? new AbortController().signal,
      });
      return this.#state();
    } catch (error) {
      putSampleBack?.();
      throw error;
    } finally {
      this.#isCreating = false;
    }
  }

  /** One's own workbook takes the place of the sample, which stays beside it under another name. */
  #setSampleAside(): (() => void) | null {
    // Only one that is open here: nobody who merely names a file means to move it.
    if (!this.#workbook?.db.open || !readFacts(this.#workbook).isSample) return null;
    this.close();
    return setSampleAside(this.#path);
  }

  #open(): Workbook | null {
    if (!this.#workbook?.db.open && existsSync(this.#path)) {
      this.#workbook = openWorkbook(this.#path);
    }
    return this.#workbook;
  }

  /** Rows written since the workbook was opened; null while none is. */
  #changeCount(): unknown {
    return this.#workbook?.db.open
      ? this.#workbook.db.prepare('SELECT total_changes()').pluck().get()
      : null;
  }

  #tellListeners(): void {
    for (const listener of this.#listeners) listener();
  }
}
