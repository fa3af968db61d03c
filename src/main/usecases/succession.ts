/** What comes after a score: its review date, its successor, and the decisions of reviews. */
import type { CheckedInputOf, OutputOf } from '#shared/contract/index.ts';
import type { SuccessionEntry } from '#shared/contract/succession.ts';
import { type CalendarDate, formatDate } from '#shared/domain/calendar.ts';
import type { Engagement } from '#shared/domain/client.ts';
import type { EngagementId, MetricId } from '#shared/domain/identity.ts';
import type { Metric } from '#shared/domain/metric.ts';
import { Refusal } from '#shared/domain/refusal.ts';
import { type Succession, usualNextReview, usualReview } from '#shared/domain/succession.ts';
import { listSeries } from '#main/workbook/series.ts';
import { insertReview, saveSuccession } from '#main/workbook/succession.ts';
import type { Context } from './context.ts';
import { engagementWith } from './engagements.ts';
import { metricWith } from './metrics.ts';
import { entriesOf } from './succession-plans.ts';
import { judgedOn } from './trends.ts';

type Held = CheckedInputOf<'reviews.hold'>;

export function list(
  context: Context,
  { engagementId }: CheckedInputOf<'succession.list'>,
): OutputOf<'succession.list'> {
  const engagement = engagementWith(context, engagementId);
  const day = judgedOn(engagement, context.today);
  return { engagement, judgedOn: day, entries: entriesOf(context, engagement, day) };
}

/**
 * Refuses `bad-input` for a metric that the engagement does not review, for one that would follow
 * itself and for a review before the adoption; `conflict` for one that is retired, and for a successor
 * that is retired or would be followed by it.
 */
export function plan(
  context: Context,
  { engagementId, metricId, ...changes }: CheckedInputOf<'succession.plan'>,
): SuccessionEntry {
  const { engagement, entry } = entryWith(context, engagementId, metricId);
  refuseRetired(entry);
  const { succession: present, isPlanned } = entry;
  const adoptedOn = changes.adoptedOn ?? present.adoptedOn;
  // A date that nobody chose moves along with the adoption.
  const unsaid = isPlanned ? present.reviewOn : usualReview(adoptedOn);
  const planned = {
    ...present,
    adoptedOn,
    reviewOn: changes.reviewOn ?? unsaid,
    keepIf: changes.keepIf ?? present.keepIf,
    endIf: changes.endIf ?? present.endIf,
    successorId: changes.successorId === undefined ? present.successorId : changes.successorId,
    overlapReadings: changes.overlapReadings ?? present.overlapReadings,
  };
  if (planned.reviewOn < adoptedOn) {
    throw new Refusal(
      'bad-input',
      `“${entry.metric.name}” would be reviewed on ${formatDate(planned.reviewOn)}, before it was adopted on ${formatDate(adoptedOn)}; change one of the dates.`,
      [{ field: 'reviewOn', value: planned.reviewOn, expected: `${adoptedOn} or later` }],
    );
  }
  if (changes.successorId !== undefined && changes.successorId !== null) {
    refuseSuccessor(context, engagement, entry.metric, changes.successorId);
  }
  saveSuccession(context.workbook, planned);
  return entryWith(context, engagementId, metricId).entry;
}

/**
 * Refuses as {@link plan} does; `bad-input` also for a review ahead of today or before the adoption,
 * for a next one that is not after it, and for retiring without a successor or a reason; `conflict`
 * where a later review was held, and for retiring twice.
 */
export function hold(context: Context, input: Held): OutputOf<'reviews.hold'> {
  const { workbook, today } = context;
  const { engagementId, metricId, decision } = input;
  const { engagement, entry } = entryWith(context, engagementId, metricId);
  const heldOn = input.heldOn ?? today;
  refuseUntimely(entry, heldOn, today);
  if (decision !== 'keep') refuseRetired(entry);
  if (decision === 'replace') {
    refuseSuccessor(context, engagement, entry.metric, input.successorId);
  }
  const reason = reasonOf(entry, input);
  workbook.change(() => {
    saveSuccession(workbook, decided(entry, input, heldOn));
    insertReview(workbook, {
      engagementId,
      metricId,
      heldOn,
      decision,
      successorId: decision === 'replace' ? input.successorId : null,
      reason,
    });
  });
  const after = entryWith(context, engagementId, metricId).entry;
  return { entry: after, warnings: warningsOn(context, after, decision) };
}

/** The plan after a decision. */
function decided(
  { metric, succession }: SuccessionEntry,
  input: Held,
  on: CalendarDate,
): Succession {
  if (input.decision === 'retire') {
    return {
      ...succession,
      retiredOn: on,
      retiredReason: input.reason === '' ? null : input.reason,
    };
  }
  const reviewOn = input.reviewOn ?? usualNextReview(input.decision, on);
  if (reviewOn <= on) {
    throw new Refusal(
      'bad-input',
      `The next review of “${metric.name}” would be on ${formatDate(reviewOn)}, not after this one of ${formatDate(on)}; choose a later date.`,
      [{ field: 'reviewOn', value: reviewOn, expected: `a date after ${on}` }],
    );
  }
  const goesOn = { ...succession, reviewOn, retiredOn: null, retiredReason: null };
  return input.decision === 'replace' ? { ...goesOn, successorId: input.successorId } : goesOn;
}

/** A metric is retired for a reason, or because something else takes its place. */
function reasonOf({ metric, successor }: SuccessionEntry, { decision, reason }: Held): string {
  if (decision !== 'retire' || reason !== '') return reason;
  if (successor) return `Succeeded by “${successor.name}”.`;
  throw new Refusal(
    'bad-input',
    `“${metric.name}” has no successor; say why it is retired, or name what comes after it.`,
    [{ field: 'reason' }],
  );
}

function warningsOn(
  context: Context,
  { metric, succession, successor, overlap }: SuccessionEntry,
  decision: Held['decision'],
): string[] {
  if (decision === 'keep' || !successor) return [];
  const { engagementId, overlapReadings } = succession;
  const isTracked = listSeries(context.workbook, engagementId, context.knownOn).some(
    ({ metricId }) => metricId === successor.id,
  );
  if (!isTracked) {
    return [
      `“${successor.name}” is not tracked in this engagement yet: nothing follows “${metric.name}” until it is.`,
    ];
  }
  if (decision === 'replace' || overlap === null || overlap >= overlapReadings) return [];
  const dates =
    overlap === 0 ? 'No date has' : overlap === 1 ? '1 date has' : `${overlap} dates have`;
  return [
    `${dates} readings of both “${metric.name}” and “${successor.name}”; ${overlapReadings} were planned. The shorter the overlap, the less the new one can be read against the old.`,
  ];
}

/** The engagement with its plan for a metric; refuses where it has none to review. */
function entryWith(
  context: Context,
  engagementId: EngagementId,
  metricId: MetricId,
): { engagement: Engagement; entry: SuccessionEntry } {
  const engagement = engagementWith(context, engagementId);
  const { metric } = metricWith(context, metricId);
  const entries = entriesOf(context, engagement, judgedOn(engagement, context.today));
  const entry = entries.find((each) => each.metric.id === metricId);
  if (entry) return { engagement, entry };
  throw new Refusal(
    'bad-input',
    metric.role === 'driver'
      ? `“${metric.name}” is a driver: the work itself is not reviewed, only what it is measured by.`
      : `“${engagement.name}” of “${engagement.clientName}” does not track “${metric.name}”; choose one of its metrics, or start to track it.`,
    [{ field: 'metricId', value: String(metricId) }],
  );
}

function refuseRetired({ metric, succession: { retiredOn } }: SuccessionEntry): void {
  if (retiredOn === null) return;
  throw new Refusal(
    'conflict',
    `“${metric.name}” was retired on ${formatDate(retiredOn)}; hold a review that keeps it to take it up again.`,
    [{ field: 'metricId', value: String(metric.id) }],
  );
}

function refuseUntimely(
  { metric, succession: { adoptedOn }, reviews }: SuccessionEntry,
  heldOn: CalendarDate,
  today: CalendarDate,
): void {
  const untimely = (code: 'bad-input' | 'conflict', why: string, expected: string) =>
    new Refusal(code, `The review of “${metric.name}” on ${formatDate(heldOn)} ${why}.`, [
      { field: 'heldOn', value: heldOn, expected },
    ]);
  if (heldOn > today) {
    throw untimely('bad-input', 'lies ahead; enter it once it was held', `${today} or earlier`);
  }
  if (heldOn < adoptedOn) {
    const adopted = `lies before its adoption on ${formatDate(adoptedOn)}; change one of the dates`;
    throw untimely('bad-input', adopted, `${adoptedOn} or later`);
  }
  const latest = reviews.at(-1)?.heldOn;
  if (latest !== undefined && heldOn < latest) {
    const later = `would come before the one of ${formatDate(latest)}, which is held already`;
    throw untimely('conflict', later, `${latest} or later`);
  }
}

/** Refuses a successor that contradicts what is planned. */
function refuseSuccessor(
  context: Context,
  engagement: Engagement,
  metric: Metric,
  successorId: MetricId,
): void {
  const { metric: successor } = metricWith(context, successorId);
  const field = { field: 'successorId', value: String(successorId) };
  if (successorId === metric.id) {
    throw new Refusal(
      'bad-input',
      `“${metric.name}” cannot come after itself; choose another metric.`,
      [field],
    );
  }
  if (successor.role === 'driver') {
    throw new Refusal(
      'bad-input',
      `“${successor.name}” is a driver, work that is logged; choose a leading indicator or a result to follow “${metric.name}”.`,
      [field],
    );
  }
  const entries = entriesOf(context, engagement, judgedOn(engagement, context.today));
  const plans = new Map(entries.map((entry) => [entry.metric.id, entry]));
  const retiredOn = plans.get(successorId)?.succession.retiredOn;
  if (retiredOn) {
    throw new Refusal(
      'conflict',
      `“${successor.name}” was itself retired on ${formatDate(retiredOn)}; choose another metric, or take it up again first.`,
      [field],
    );
  }
  const followers = new Set<MetricId>();
  for (let next = plans.get(successorId); next?.successor && !followers.has(next.metric.id);) {
    followers.add(next.metric.id);
    if (next.successor.id === metric.id) {
      throw new Refusal(
        'conflict',
        `“${metric.name}” is itself to follow “${next.metric.name}”, so the two would follow each other; change one of the plans.`,
        [field],
      );
    }
    next = plans.get(next.successor.id);
  }
}
