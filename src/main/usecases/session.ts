/**
 * What every host calls: holds the one open workbook, checks input against the contract, runs the use
 * case and turns what stands in the way into an answer for people.
 */
import {
  contract,
  type InputOf,
  type OutputOf,
  type ProcedureName,
} from '#shared/contract/index.ts';
import type { Answer, Progress } from '#shared/contract/procedure.ts';
import { type CalendarDate, todayOf } from '#shared/domain/calendar.ts';
import { EngagementId } from '#shared/domain/identity.ts';
import { Refusal } from '#shared/domain/refusal.ts';
import { AppState } from '#main/files/app-state.ts';
import { readFacts } from '#main/workbook/facts.ts';
import { isBeyondTrust } from '#main/workbook/sqlite-refusal.ts';
import { AutomaticBackups, type BackupManner } from './automatic-backups.ts';
import type { Context } from './context.ts';
import { noteAsked } from './in-steps.ts';
import { isOfSession, useCases } from './index.ts';
import { inForm } from './number-forms.ts';
import { OpenWorkbook } from './open-workbook.ts';
import { asRefusal, badInput } from './refusals.ts';
import { formOf, type SessionProcedures, sessionProcedures } from './session-procedures.ts';
import { isStep, wordsOf } from './step-words.ts';
import { WorkAhead } from './work-ahead.ts';

export interface SessionOptions {
  /** The workbook file; it need not exist yet. */
  readonly path: string;
  /** The one clock. */
  readonly clock: () => Date;
  /** Plumbline's version. */
  readonly version: string;
  /** Judges everything as known on this date, whatever the clock and the workbook's as-of date say. */
  readonly today?: CalendarDate | undefined;
  /** What is kept of the person beside their workbooks; left out, nothing is. */
  readonly appState?: AppState | undefined;
  /** When backups are made by themselves; left out, never. */
  readonly backups?: BackupManner | undefined;
  /** Whether it works out what pages will ask for before they do: for people who work in a window. */
  readonly worksAhead?: boolean | undefined;
}

/** How often is looked whether another process changed the workbook. */
const LOOK_EVERY_MS = 1_000;

export interface CallOptions {
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Aborting it cancels a job. */
  readonly signal?: AbortSignal | undefined;
  /** BCP 47 tag of who asks, whose numbers the words on their screen then have. */
  readonly locale?: string | null | undefined;
  /** The number that `workbook.state` gave: what was begun in another workbook is refused. */
  readonly opening?: number | undefined;
}

export class Session {
  readonly #open: OpenWorkbook;
  readonly #clock: () => Date;
  readonly #version: string;
  readonly #today: CalendarDate | null;
  readonly #listeners = new Set<() => void>();
  readonly #appState: AppState;
  readonly #backups: AutomaticBackups;
  readonly #ahead: WorkAhead | null;
  readonly #ofSession: SessionProcedures;
  #look: NodeJS.Timeout | null = null;
  #jobs = 0;

  private constructor(options: SessionOptions) {
    this.#appState = options.appState ?? new AppState(null);
    this.#backups = new AutomaticBackups(options.backups ?? null, options.clock, () =>
      this.#tellListeners(),
    );
    this.#ahead = options.worksAhead
      ? new WorkAhead(() => (this.#open.current ? this.context() : null))
      : null;
    this.#open = new OpenWorkbook(options.path, (path) => {
      this.#appState.remember(path, options.clock().toISOString());
      this.#backups.opened(path);
      inForm(formOf(this.#appState, { locale: systemLocale() }), 'trends.portfolio', () =>
        this.#ahead?.opened(),
      );
    });
    this.#clock = options.clock;
    this.#version = options.version;
    this.#today = options.today ?? null;
    this.#ofSession = sessionProcedures({
      open: this.#open,
      appState: this.#appState,
      backups: this.#backups,
      clock: this.#clock,
      version: this.#version,
      today: this.#today,
      context: (each) => this.context(each),
      jobs: () => this.#jobs,
      tellListeners: () => this.#tellListeners(),
    });
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
      return { ok: false, error: asRefusal(error, this.path).toRecord() };
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
      throw asRefusal(error, this.path);
    }
  }

  /** Where the workbook is, or would be made. */
  get path(): string {
    return this.#open.path;
  }

  /**
   * Calls the listener whenever the workbook was changed, by this process or another, or is another one;
   * gives back how to stop.
   */
  onChanged(listener: () => void): () => void {
    this.#listeners.add(listener);
    this.#look ??= setInterval(() => this.#lookAround(), LOOK_EVERY_MS).unref();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#stopLooking();
    };
  }

  /** The context of the open workbook, for callers in this process; refuses as `call` does. */
  context(options: CallOptions = {}): Context {
    const workbook = this.#open.open();
    if (!workbook) {
      throw new Refusal(
        'not-found',
        `There is no workbook at “${this.path}” yet; make one first, or name another.`,
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
    this.#stopLooking();
    this.#backups.stop();
    this.#ahead?.stop();
    this.#open.close();
  }

  async #run<Name extends ProcedureName>(
    name: Name,
    input: unknown,
    options: CallOptions,
  ): Promise<OutputOf<Name>> {
    const parsed = contract[name].input.safeParse(input, { reportInput: true });
    if (!parsed.success) throw badInput(parsed.error.issues);
    const { kind } = contract[name];
    noteAsked();
    this.#refuseForeign(name, options);
    const work = () =>
      inForm(formOf(this.#appState, options), name, () =>
        this.#carryOut(name, parsed.data, options),
      );
    if (kind === 'query') return (await work()) as OutputOf<Name>;
    // What may write waits for a long change to be over, lest it be lost if that is rolled back.
    const noticing = () => {
      this.#refuseForeign(name, options);
      return this.#noticing(name, work);
    };
    return (await (this.#open.current?.whenFree(options.signal, noticing) ??
      noticing())) as OutputOf<Name>;
  }

  /** Tells listeners of what the work changed. */
  async #noticing(name: ProcedureName, work: () => unknown): Promise<unknown> {
    const { kind } = contract[name];
    const before = this.#changeCount();
    // What goes to another workbook tells of it itself.
    const hasChanged = () => !isOfSession(name) && this.#changeCount() !== before;
    if (kind === 'job') this.#jobs += 1;
    try {
      const output = await work();
      if (hasChanged()) this.#tellListeners();
      return output;
    } catch (error) {
      // Of a job, others may have seen what was rolled back.
      if (kind === 'job' && hasChanged()) this.#tellListeners();
      throw error;
    } finally {
      if (kind === 'job') this.#jobs -= 1;
    }
  }

  async #carryOut(name: ProcedureName, input: unknown, options: CallOptions): Promise<unknown> {
    if (isOfSession(name)) {
      const own = this.#ofSession[name] as (input: unknown, options: CallOptions) => unknown;
      return own(input, options);
    }
    try {
      const context = this.context(options);
      if (isStep(name) || name === 'imports.commit') this.#open.refuseGone();
      const useCase = useCases[name] as (context: Context, input: unknown) => unknown;
      const engagementId = contract[name].kind === 'query' ? engagementIn(input) : null;
      if (engagementId !== null) this.#ahead?.looksAt(engagementId);
      // A command happens as a whole or, whatever goes wrong in it, not at all.
      return isStep(name)
        ? context.workbook.change(() => useCase(context, input), wordsOf(name, input, context))
        : await useCase(context, input);
    } catch (error) {
      // What such a connection has in memory may differ from the disk: the next call opens anew.
      if (isBeyondTrust(error)) this.#open.close();
      throw error;
    }
  }

  /** Ids mean other things in another workbook. */
  #refuseForeign(name: ProcedureName, { opening = this.#open.opening }: CallOptions): void {
    if (opening === this.#open.opening || isOfSession(name)) return;
    throw new Refusal(
      'conflict',
      'Another workbook was opened meanwhile, so nothing was changed in either; go back to the one you began in.',
    );
  }

  #lookAround(): void {
    if (this.#open.current?.wasChangedElsewhere()) this.#tellListeners();
  }

  #stopLooking(): void {
    if (this.#look) clearInterval(this.#look);
    this.#look = null;
  }

  /** Rows written since the workbook was opened; null while none is. */
  #changeCount(): unknown {
    return this.#open.current?.db.prepare('SELECT total_changes()').pluck().get() ?? null;
  }

  #tellListeners(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** The engagement that is asked about; null for none. */
function engagementIn(input: unknown): EngagementId | null {
  if (typeof input !== 'object' || input === null || !('engagementId' in input)) return null;
  const id = EngagementId.safeParse(input.engagementId);
  return id.success ? id.data : null;
}

/** Of the system that this runs on, which a page of this machine mostly shares. */
function systemLocale(): string {
  return new Intl.DateTimeFormat().resolvedOptions().locale;
}
