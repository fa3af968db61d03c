/** Which logged work each score is held against, and what comes of it. */
import type { CalendarDate } from '../domain/calendar.ts';
import type { MetricId } from '../domain/identity.ts';
import type { Metric } from '../domain/metric.ts';
import { type StandingSignOff, verdictThatCounts } from '../domain/sign-off.ts';
import type { Subject } from '../domain/subject.ts';
import { type Driver, isLogged, upSince } from './driver-level.ts';
import { type Earned, earnedOf } from './earned.ts';
import type { Judgement } from './judge.ts';

/** A tracked series as far as scores and their work go. */
export interface JudgedSeries {
  readonly subject: Subject;
  readonly metric: Metric;
  readonly judgement: Judgement;
  /** The consultant's word on the verdict: on a score it is the one that counts. */
  readonly signOff: StandingSignOff | null;
}

/** Says that a metric should reflect a driver. */
export interface NamedDriver {
  readonly metricId: MetricId;
  readonly driverId: MetricId;
}

/** A driver of a score: where it is logged, if it is, and since when it has been up, if it is. */
interface Work<Series> {
  readonly driverId: MetricId;
  readonly log: Series | null;
  readonly upSince: CalendarDate | null;
}

export interface ScoreAndWork<Series> {
  readonly score: Series;
  readonly earned: Earned;
  /** One for each driver that is named; several where several people log it. */
  readonly work: readonly Work<Series>[];
  /** Whose work it is, where the score's own subject has none logged; null for its own. */
  readonly note: string | null;
}

/**
 * Holds every series of an engagement that is no driver against the drivers named for its metric, in
 * the order of the series.
 *
 * The log of the score's own subject counts; without one, that of the organisation. For an
 * organisation without a log of its own or of another organisation, those of its people do. A peer is
 * held against its own alone: the client's work does not move it.
 *
 * @param series all of one engagement
 * @param today the day they are judged on
 */
export function scoresAndWork<Series extends JudgedSeries>(
  series: readonly Series[],
  named: readonly NamedDriver[],
  today: CalendarDate,
): ScoreAndWork<Series>[] {
  const drivers = series.filter(({ metric }) => metric.role === 'driver');
  return series
    .filter(({ metric }) => metric.role !== 'driver')
    .map((score) => scoreAndWork(score, drivers, named, today));
}

function scoreAndWork<Series extends JudgedSeries>(
  score: Series,
  drivers: readonly Series[],
  named: readonly NamedDriver[],
  today: CalendarDate,
): ScoreAndWork<Series> {
  const { metric, judgement, signOff } = score;
  const { smoothingDays, role } = metric;
  const driverIds = named.flatMap(({ metricId, driverId }) =>
    metricId === metric.id ? [driverId] : [],
  );
  const logged: Driver[] = [];
  const work = driverIds.flatMap((driverId): Work<Series>[] => {
    const logs = logsOf(driverId, score, drivers);
    if (logs.length === 0) return [{ driverId, log: null, upSince: null }];
    return logs.map((log) => {
      const driver = asDriver(log, logs.length > 1);
      logged.push(driver);
      return {
        driverId,
        log,
        upSince: isLogged(driver) ? upSince(driver, smoothingDays) : null,
      };
    });
  });
  const earned = earnedOf({
    score: { verdict: verdictThatCounts(judgement.verdict, signOff) },
    drivers: logged,
    named: driverIds.length,
    isResult: role === 'result',
    smoothingDays,
    today,
  });
  return { score, earned, work, note: noteOn(score, work) };
}

function logsOf<Series extends JudgedSeries>(
  driverId: MetricId,
  { subject }: Series,
  drivers: readonly Series[],
): readonly Series[] {
  const logs = drivers.filter(({ metric }) => metric.id === driverId);
  const own = logs.filter((log) => log.subject.id === subject.id);
  if (own.length > 0 || subject.kind === 'peer') return own;
  const organisation = logs.filter((log) => log.subject.kind === 'organisation');
  if (organisation.length > 0 || subject.kind !== 'organisation') return organisation;
  return logs.filter((log) => log.subject.kind !== 'peer');
}

function asDriver({ metric, subject, judgement }: JudgedSeries, isOneOfSeveral: boolean): Driver {
  return {
    name: isOneOfSeveral ? `${metric.name} by ${subject.name}` : metric.name,
    direction: metric.direction,
    judgement,
  };
}

function noteOn<Series extends JudgedSeries>(
  { subject }: Series,
  work: readonly Work<Series>[],
): string | null {
  const logs = work.flatMap(({ log }) => (log ? [log] : []));
  const others = logs.filter((log) => log.subject.id !== subject.id);
  if (others.length === 0) return null;
  const whose = [...new Set(others.map((log) => log.subject.name))].join(', ');
  const which =
    others.length === logs.length
      ? ''
      : ` for ${[...new Set(others.map(({ metric }) => metric.name))].join(', ')}`;
  return `Held against the work of ${whose}${which}, for want of a log of its own.`;
}
