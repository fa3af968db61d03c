/** The register of scoring changes, what is decided about them, and proposals that are turned down. */
import type { CheckedInputOf } from '#shared/contract/index.ts';
import type { MetricWithFacts } from '#shared/contract/records.ts';
import type { RegisteredChange } from '#shared/contract/scoring-changes.ts';
import { type CalendarDate, formatDate } from '#shared/domain/calendar.ts';
import type { MetricId, ScoringChangeId } from '#shared/domain/identity.ts';
import type { DismissedProposal, Metric, ScoringChange } from '#shared/domain/metric.ts';
import { Refusal } from '#shared/domain/refusal.ts';
import {
  deleteDismissed,
  insertDismissed,
  listDismissed,
} from '#main/workbook/dismissed-proposals.ts';
import { listMetrics } from '#main/workbook/metrics.ts';
import {
  countRestated,
  getScoringChange,
  insertDecision,
  insertScoringChange,
  listDecisions,
  listScoringChanges,
  updateScoringChange,
} from '#main/workbook/scoring-changes.ts';
import type { Context } from './context.ts';
import { proposalsFor } from './detect.ts';
import { metricWith } from './metrics.ts';
import { pooledLinks } from './pooled-links.ts';
import { found } from './refusals.ts';
import { pairsOver, type ReadingsOfSeries, readingsOnMetric } from './scoring-rules.ts';

export function list(
  context: Context,
  { metricId }: CheckedInputOf<'scoring-changes.list'>,
): RegisteredChange[] {
  const { workbook, knownOn } = context;
  const metrics =
    metricId === undefined
      ? listMetrics(workbook, false, knownOn)
      : [metricWith(context, metricId)];
  return metrics.flatMap((metric) => registerOf(context, metric));
}

function registerOf(
  context: Context,
  { metric, scoringChanges }: MetricWithFacts,
): RegisteredChange[] {
  const { workbook, knownOn } = context;
  const isLinked = scoringChanges.some(({ treatment }) => treatment === 'splice');
  const readings: ReadingsOfSeries = isLinked
    ? readingsOnMetric(workbook, metric.id, knownOn)
    : new Map();
  const linkFrom = pooledLinks(context, metric);
  return scoringChanges.map((change) => ({
    change,
    metricName: metric.name,
    decisions: listDecisions(workbook, change.id, knownOn),
    link:
      change.treatment === 'splice'
        ? linkFrom(pairsOver(change, scoringChanges, readings), change.linkMethod)
        : null,
    restatedReadings: countRestated(workbook, change.id),
  }));
}

/** Refuses `bad-input` for a date after today, `conflict` if the metric has a change on that date. */
export function add(context: Context, input: CheckedInputOf<'scoring-changes.add'>): ScoringChange {
  const { metric } = metricWith(context, input.metricId);
  refuseAfterToday(context, metric, input.changedOn);
  refuseTakenDate(context, metric, input.changedOn, null);
  const change = { ...input, enteredOn: context.today };
  return changeWith(context, insertScoringChange(context.workbook, change));
}

/** Refuses `conflict` where a decision of a later date stands. */
export function decide(
  context: Context,
  { scoringChangeId, treatment, linkMethod, reason }: CheckedInputOf<'scoring-changes.decide'>,
): ScoringChange {
  const { workbook, today } = context;
  const change = changeWith(context, scoringChangeId);
  const last = listDecisions(workbook, change.id, null).at(-1);
  if (last && last.decidedOn > today) {
    throw new Refusal(
      'conflict',
      `How to treat the scoring change of ${formatDate(change.changedOn)} was decided on ${formatDate(last.decidedOn)}, after the date the workbook stands at (${formatDate(today)}); set that date later first.`,
    );
  }
  insertDecision(workbook, {
    scoringChangeId: change.id,
    treatment,
    linkMethod: linkMethod ?? change.linkMethod,
    reason,
    decidedOn: today,
  });
  return changeWith(context, change.id);
}

/** Refuses as {@link add} does, and `conflict` for another date while restated values hang on it. */
export function edit(
  context: Context,
  { scoringChangeId, ...given }: CheckedInputOf<'scoring-changes.edit'>,
): ScoringChange {
  const change = changeWith(context, scoringChangeId);
  const changedOn = given.changedOn ?? change.changedOn;
  if (changedOn !== change.changedOn) {
    const { metric } = metricWith(context, change.metricId);
    refuseAfterToday(context, metric, changedOn);
    refuseTakenDate(context, metric, changedOn, change.id);
    refuseRestated(context, change);
  }
  const { what = change.what, source = change.source } = given;
  updateScoringChange(context.workbook, { id: change.id, changedOn, what, source });
  return changeWith(context, change.id);
}

export function dismissed(
  context: Context,
  { metricId }: CheckedInputOf<'scoring-changes.dismissed'>,
): DismissedProposal[] {
  if (metricId !== undefined) metricWith(context, metricId);
  return listDismissed(context.workbook, metricId ?? null, context.knownOn);
}

/** Refuses `not-found` where nothing is proposed, `conflict` for what is turned down already. */
export function dismiss(
  context: Context,
  { metricId, proposedOn, reason }: CheckedInputOf<'scoring-changes.dismiss'>,
): DismissedProposal {
  const { workbook, today } = context;
  const known = metricWith(context, metricId);
  const proposal = proposalsFor(context, known).find(
    ({ from, to }) => proposedOn >= from && proposedOn <= to,
  );
  const twin = dismissedOn(context, metricId, proposal?.date ?? proposedOn);
  if (twin) {
    throw new Refusal(
      'conflict',
      `A scoring change of “${known.metric.name}” on ${formatDate(twin.proposedOn)} was turned down already, on ${formatDate(twin.dismissedOn)}: “${twin.reason}”.`,
      [{ field: 'proposedOn', value: proposedOn }],
    );
  }
  if (!proposal) {
    throw new Refusal(
      'not-found',
      `No scoring change of “${known.metric.name}” is proposed on ${formatDate(proposedOn)}; choose a date that detection proposes.`,
      [{ field: 'proposedOn', value: proposedOn }],
    );
  }
  const turnedDown = { metricId, proposedOn: proposal.date, reason, dismissedOn: today };
  insertDismissed(workbook, turnedDown);
  return turnedDown;
}

/** Refuses `not-found` for what was not turned down. */
export function takeBack(
  context: Context,
  { metricId, proposedOn }: CheckedInputOf<'scoring-changes.take-back'>,
): DismissedProposal {
  const { metric } = metricWith(context, metricId);
  const turnedDown = dismissedOn(context, metricId, proposedOn);
  if (!turnedDown) {
    throw new Refusal(
      'not-found',
      `No proposed scoring change of “${metric.name}” on ${formatDate(proposedOn)} was turned down.`,
      [{ field: 'proposedOn', value: proposedOn }],
    );
  }
  deleteDismissed(context.workbook, turnedDown);
  return turnedDown;
}

/** The change, or `not-found`. */
export function changeWith({ workbook, knownOn }: Context, id: ScoringChangeId): ScoringChange {
  return found(getScoringChange(workbook, id, knownOn), `scoring change with number ${id}`);
}

/** Refuses `bad-input`: what has not happened yet cannot have changed anything. */
export function refuseAfterToday({ today }: Context, { name }: Metric, date: CalendarDate): void {
  if (date <= today) return;
  throw new Refusal(
    'bad-input',
    `“${name}”: the date of the scoring change, ${formatDate(date)}, is after today, ${formatDate(today)}; enter it once it has come into force.`,
    [{ field: 'changedOn', value: date, expected: `${today} or earlier` }],
  );
}

/** Whatever is known of it: a date is taken by a change that was entered later, too. */
function refuseTakenDate(
  { workbook }: Context,
  { id, name }: Metric,
  date: CalendarDate,
  except: ScoringChangeId | null,
): void {
  const present = listScoringChanges(workbook, id, null).find(
    ({ changedOn }) => changedOn === date,
  );
  if (!present || present.id === except) return;
  throw new Refusal(
    'conflict',
    `“${name}” has a scoring change on ${formatDate(date)} already: “${present.what}”.`,
    [{ field: 'changedOn', value: date }],
  );
}

function refuseRestated({ workbook }: Context, { id, changedOn }: ScoringChange): void {
  const count = countRestated(workbook, id);
  if (count === 0) return;
  const values = count === 1 ? 'one restated value stands' : `${count} restated values stand`;
  throw new Refusal(
    'conflict',
    `The date of the scoring change of ${formatDate(changedOn)} cannot change: ${values} on its scale. Enter another change instead.`,
    [{ field: 'changedOn', value: changedOn }],
  );
}

function dismissedOn({ workbook }: Context, metricId: MetricId, date: CalendarDate) {
  return listDismissed(workbook, metricId, null).find(({ proposedOn }) => proposedOn === date);
}
