/**
 * Working out what pages will ask for while nobody waits: every judgement once a workbook is open, and
 * what the other pages of an engagement show once one of them is looked at.
 */
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { EngagementId } from '#shared/domain/identity.ts';
import { indicatorsAndResults } from '#shared/trend/indicators-and-results.ts';
import type { Steps } from '#shared/trend/steps.ts';
import { listEngagements } from '#main/workbook/engagements.ts';
import { stateMark } from '#main/workbook/state-mark.ts';
import type { Context } from './context.ts';
import { inSteps, inTurn } from './in-steps.ts';
import { milestoneEffects } from './milestone-effects.ts';
import { roundRows } from './round.ts';
import * as trends from './trends.ts';

/** Ms after a page has been asked for in which it may ask for more. */
const UNTIL_SHOWN = 100;

export class WorkAhead {
  readonly #context: () => Context | null;
  #opening = new AbortController();
  #looking = new AbortController();
  /** The engagement and the state of the workbook that were looked at last. */
  #lookedAt = '';

  /** @param context of the workbook that is open; null where none is */
  constructor(context: () => Context | null) {
    this.#context = context;
  }

  /** To be told of each opening. */
  opened(): void {
    this.stop();
    this.#opening = new AbortController();
    const { signal } = this.#opening;
    void this.#work(signal, () => setImmediate(), everythingAhead);
  }

  /** To be told which engagement is asked about. */
  looksAt(id: EngagementId): void {
    const context = this.#context();
    if (!context) return;
    const lookedAt = `${id} ${stateMark(context.workbook)}`;
    if (lookedAt === this.#lookedAt) return;
    this.#lookedAt = lookedAt;
    this.#looking.abort();
    this.#looking = new AbortController();
    const { signal } = this.#looking;
    const begin = () => setTimeout(UNTIL_SHOWN);
    void this.#work(signal, begin, (own) => engagementAhead(own, id));
  }

  stop(): void {
    this.#opening.abort();
    this.#looking.abort();
    this.#lookedAt = '';
  }

  async #work(
    signal: AbortSignal,
    begin: () => Promise<unknown>,
    stepsOf: (context: Context) => Steps<void>,
  ): Promise<void> {
    try {
      await begin();
      const context = this.#context();
      // What is read within a change that may be rolled back is not kept.
      if (!context || context.workbook.db.inTransaction) return;
      await inTurn(context.workbook, () => inSteps(stepsOf(context), signal));
    } catch {
      // Nobody has asked yet: whoever does is told what stands in the way.
    }
  }
}

function* everythingAhead(context: Context): Steps<void> {
  yield* trends.everythingJudged(context);
  for (const engagement of listEngagements(context.workbook, false)) {
    roundRows(context, engagement, context.today);
    yield;
  }
}

function* engagementAhead(context: Context, engagementId: EngagementId): Steps<void> {
  const { series } = trends.engagement(context, { engagementId });
  yield;
  const results = series.filter(({ metric }) => metric.role === 'result');
  for (const indicator of series) {
    for (const result of results) {
      if (indicator !== result) indicatorsAndResults([indicator, result]);
      yield;
    }
  }
  milestoneEffects(context, { engagementId });
}
