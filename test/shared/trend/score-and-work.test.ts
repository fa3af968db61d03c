import { describe, expect, it } from 'vitest';
import { SeriesId } from '#shared/domain/identity.ts';
import { Metric } from '#shared/domain/metric.ts';
import { Subject } from '#shared/domain/subject.ts';
import { indicatorsAndResults } from '#shared/trend/indicators-and-results.ts';
import { type JudgedSeries, scoresAndWork } from '#shared/trend/score-and-work.ts';
import { change, day, every, judge, SCORE } from './series.ts';

const TODAY = day('2024-07-01');

const metric = (id: number, name: string, role: Metric['role']): Metric =>
  Metric.parse({
    ...SCORE,
    id,
    name,
    role,
    provider: null,
    visibility: 'shared',
    howToRead: '',
    catalogueKey: null,
  });

const subject = (id: number, name: string, kind: Subject['kind']): Subject =>
  Subject.parse({
    id,
    clientId: 1,
    name,
    kind,
    alias: null,
    visibility: 'shared',
    consent: kind === 'executive' || kind === 'team-member' ? 'given' : null,
    consentOn: null,
    consentHow: '',
    inLeague: true,
  });

const INFLUENCE = metric(1, 'Influence', 'leading-indicator');
const POSTS = metric(2, 'Posts', 'driver');
const REPLIES = metric(3, 'Replies', 'driver');
const ENQUIRIES = metric(4, 'Enquiries', 'result');
const CLINIC = subject(1, 'Clinic', 'organisation');
const CEO = subject(2, 'Chief', 'executive');
const ANA = subject(3, 'Ana', 'team-member');
const RIVAL = subject(4, 'Rival', 'peer');

const RISING = Array.from({ length: 26 }, (_, week) => 20 + week + (week % 3) / 2);
const LEVEL = Array.from({ length: 26 }, (_, week) => 20 + ((week * 7) % 5));

function series(of: Subject, on: Metric, values: readonly number[] = RISING): JudgedSeries {
  const judgement = judge(every(7, values), { today: TODAY });
  return { subject: of, metric: on, judgement, signOff: null };
}

const named = (...drivers: readonly Metric[]) =>
  drivers.map(({ id }) => ({ metricId: INFLUENCE.id, driverId: id }));

function held(score: JudgedSeries, logs: readonly JudgedSeries[], drivers = [POSTS]) {
  const [first] = scoresAndWork([score, ...logs], named(...drivers), TODAY);
  if (!first) throw new Error('there is no score');
  return first;
}

describe('the work that a score is held against', () => {
  it('is that of its own subject where it is logged', () => {
    const own = series(CEO, POSTS, LEVEL);
    const { work, note, earned } = held(series(CEO, INFLUENCE), [series(CLINIC, POSTS), own]);
    expect(work).toEqual([{ driverId: POSTS.id, log: own, upSince: null }]);
    expect(note).toBeNull();
    expect(earned.word).toBe('unexplained');
  });

  it('is that of the organisation for a person without a log, and says so', () => {
    const organisation = series(CLINIC, POSTS);
    const { work, note, earned } = held(series(ANA, INFLUENCE), [organisation, series(CEO, POSTS)]);
    expect(work.map(({ log }) => log)).toEqual([organisation]);
    expect(note).toBe('Held against the work of Clinic, for want of a log of its own.');
    expect(earned.word).toBe('earned');
  });

  it('says for which drivers it is another’s', () => {
    const logs = [series(ANA, POSTS), series(CLINIC, REPLIES)];
    expect(held(series(ANA, INFLUENCE), logs, [POSTS, REPLIES]).note).toBe(
      'Held against the work of Clinic for Replies, for want of a log of its own.',
    );
  });

  it('is that of its people for an organisation without a log, each named', () => {
    const logs = [series(CEO, POSTS), series(ANA, POSTS), series(RIVAL, POSTS)];
    const { work, earned } = held(series(CLINIC, INFLUENCE), logs);
    expect(work.map(({ log }) => log)).toEqual(logs.slice(0, 2));
    expect(earned.drivers.map(({ name }) => name)).toEqual(['Posts by Chief', 'Posts by Ana']);
  });

  it('is never another person’s, and a peer’s only its own', () => {
    expect(held(series(ANA, INFLUENCE), [series(CEO, POSTS)]).work[0]?.log).toBeNull();
    expect(held(series(RIVAL, INFLUENCE), [series(CLINIC, POSTS)]).earned).toMatchObject({
      word: 'not-evidenced',
      drivers: [],
    });
  });

  it('is what is named and nothing else', () => {
    const score = series(CLINIC, INFLUENCE);
    const logs = [series(CLINIC, POSTS)];
    expect(held(score, logs, [REPLIES]).work).toEqual([
      { driverId: REPLIES.id, log: null, upSince: null },
    ]);
    expect(held(score, logs, []).earned.sentence).toBe(
      'Not evidenced: no driver is named for this score.',
    );
  });

  it('explains the verdict that the consultant signed while it fits', () => {
    const score = series(CLINIC, INFLUENCE, LEVEL);
    const signOff = (fits: boolean) => ({
      seriesId: SeriesId.parse(1),
      judgedOn: TODAY,
      computed: score.judgement.verdict,
      signed: 'improving' as const,
      sentence: 'The new team shows.',
      signedOn: TODAY,
      fits,
    });
    const wordWith = (fits: boolean) =>
      held({ ...score, signOff: signOff(fits) }, [series(CLINIC, POSTS)]).earned.word;
    expect(wordWith(true)).toBe('earned');
    expect(wordWith(false)).toBe('not-moving-it');
  });

  it('is asked of results too, never of drivers', () => {
    const all = [series(CLINIC, INFLUENCE), series(CLINIC, ENQUIRIES), series(CLINIC, POSTS)];
    const scores = scoresAndWork(all, named(POSTS), TODAY);
    expect(scores.map(({ score }) => score.metric.name)).toEqual(['Influence', 'Enquiries']);
    expect(scores[1]?.earned.sentence).toBe('Not evidenced: no driver is named for this result.');
  });
});

describe('the results that an indicator is held against', () => {
  const plain = (of: Subject, on: Metric) => ({ ...series(of, on), scoringChanges: [] });
  const names = (all: readonly ReturnType<typeof plain>[]) =>
    indicatorsAndResults(all).map(
      ({ indicator, result }) => `${indicator.subject.name} ${result.subject.name}`,
    );

  it('are the organisation’s for organisation and executives, and anyone’s own', () => {
    expect(
      names([
        plain(CLINIC, INFLUENCE),
        plain(CEO, INFLUENCE),
        plain(ANA, INFLUENCE),
        plain(RIVAL, INFLUENCE),
        plain(CLINIC, ENQUIRIES),
        plain(ANA, ENQUIRIES),
        plain(CLINIC, POSTS),
      ]),
    ).toEqual(['Clinic Clinic', 'Chief Clinic', 'Ana Ana']);
  });

  const daily = Array.from({ length: 700 }, (_, i) => 20 + Math.sin(i / 40) * 5);
  const withChange = (treatment: 'rebase' | 'splice' | 'ignore' | 'undecided') => {
    const changedOn = day('2024-12-16');
    const pairs = treatment === 'splice' ? [{ before: 20, after: 50 }] : [];
    const readings = every(1, daily).map(({ date, value }) => ({
      date,
      value: date < changedOn ? value : value + 30,
    }));
    const judgement = judge(readings, {
      today: day('2025-12-01'),
      scoringChanges: [change(changedOn, treatment, pairs)],
    });
    const scoringChanges = [{ changedOn: changedOn, treatment }];
    const indicator = {
      subject: CLINIC,
      metric: INFLUENCE,
      judgement,
      signOff: null,
      scoringChanges,
    };
    const result = {
      subject: CLINIC,
      metric: ENQUIRIES,
      judgement: judge(every(1, daily), { today: day('2025-12-01') }),
      signOff: null,
      scoringChanges: [],
    };
    const [pair] = indicatorsAndResults([indicator, result]);
    if (!pair) throw new Error('there is no pair');
    return pair;
  };
  const monthsAtOnce = (treatment: Parameters<typeof withChange>[0]) =>
    withChange(treatment).leading.lags[0]?.months;

  it('are compared on linked values over a spliced change, without a break', () => {
    const { indicatorLine, resultLine, leading } = withChange('splice');
    expect(indicatorLine.breaks).toEqual([]);
    const shift = indicatorLine.months.map(({ value }, i) =>
      Math.round(value - (resultLine.months[i]?.value ?? 0)),
    );
    expect(new Set(shift)).toEqual(new Set([30]));
    expect(leading.lags[0]).toMatchObject({ months: 22, rho: 1 });
  });

  it('lose the two changes that a rebased or undecided change lies in', () => {
    expect(monthsAtOnce('rebase')).toBe(20);
    expect(monthsAtOnce('undecided')).toBe(20);
    expect(monthsAtOnce('ignore')).toBe(22);
    expect(withChange('rebase').indicatorLine.breaks).toEqual(['2024-12-16']);
  });
});
