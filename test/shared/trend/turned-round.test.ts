/**
 * A scale turned upside down, with the other direction the better one, is the same story: no word, no
 * rank and no date may change. And what lies outside a period changes nothing in it.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '#shared/domain/calendar.ts';
import { addDays } from '#shared/domain/calendar.ts';
import { ClientId, SeriesId, SubjectId } from '#shared/domain/identity.ts';
import { detectScoringChanges } from '#shared/trend/detection.ts';
import { earnedOf } from '#shared/trend/earned.ts';
import { leadingOf } from '#shared/trend/leading.ts';
import { leagueOf } from '#shared/trend/league.ts';
import { milestoneEffect } from '#shared/trend/milestone-effect.ts';
import type { DatedValue, MetricRules } from '#shared/trend/types.ts';
import { day, expectClose, judge, SCORE } from './series.ts';

const START = day('2020-01-01');
const anyDate = fc.integer({ min: -30, max: 700 }).map((days) => addDays(START, days));
/** Values in quarters of a point, so that turning them round is exact. */
const anyReadings = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 4, max: 396 })), {
    maxLength: 40,
  })
  .map((steps) => {
    let date = START;
    return steps.map(([gap, quarters]): DatedValue => {
      date = addDays(date, gap);
      return { date, value: quarters / 4 };
    });
  });
const anyWindow = fc.constantFrom(0, 30, 90);
const turned = <One extends DatedValue>(readings: readonly One[]) =>
  readings.map((reading) => ({ ...reading, value: 100 - reading.value }));
const up = (smoothingDays: number): MetricRules => ({ ...SCORE, smoothingDays });
const down = (smoothingDays: number): MetricRules => ({ ...up(smoothingDays), direction: 'down' });

describe('a scale turned upside down leaves', () => {
  it('the verdict, the share of what was left to gain and the dates of a target', () => {
    fc.assert(
      fc.property(anyReadings, anyWindow, anyDate, (readings, window, due) => {
        const target = { date: due, value: 60, setOn: null };
        const was = judge(readings, { metric: up(window), target });
        const is = judge(turned(readings), {
          metric: down(window),
          target: { ...target, value: 40 },
        });
        expect(is.verdict).toBe(was.verdict);
        expectClose(is.baseline?.normalisedChange ?? null, was.baseline?.normalisedChange ?? null);
        const datesOf = ({ projection: found }: typeof was) =>
          found && [found.isReached, found.reachedOn, found.earliest, found.latest];
        expect(datesOf(is)).toEqual(datesOf(was));
        expect(is.weeksToSettle).toBe(was.weeksToSettle);
      }),
    );
  });

  it('whether a score is earned', () => {
    fc.assert(
      fc.property(anyReadings, anyReadings, anyDate, (score, work, today) => {
        const [was, is] = ([up, down] as const).map((metricOf) => {
          const seen = (readings: readonly DatedValue[]) =>
            judge(metricOf === up ? readings : turned(readings), { metric: metricOf(0) });
          return earnedOf({
            score: seen(score),
            drivers: [{ name: 'work', direction: metricOf(0).direction, judgement: seen(work) }],
            smoothingDays: 30,
            today,
          });
        });
        expect(is).toEqual(was);
      }),
    );
  });

  it('what is told of a milestone', () => {
    fc.assert(
      fc.property(anyReadings, anyWindow, anyDate, (readings, window, milestone) => {
        const was = milestoneEffect(readings, milestone, up(window));
        const is = milestoneEffect(turned(readings), milestone, down(window));
        expect([is.word, is.enoughOn]).toEqual([was.word, was.enoughOn]);
      }),
    );
  });

  it('whether an indicator moves first', () => {
    fc.assert(
      fc.property(anyReadings, anyReadings, (one, other) => {
        const result = { readings: other, direction: 'up' as const, breaks: [] };
        const was = leadingOf({ ...result, readings: one }, result);
        const is = leadingOf({ readings: turned(one), direction: 'down', breaks: [] }, result);
        expect(is).toEqual(was);
      }),
      { numRuns: 25 },
    );
  });

  it('the places of a league', () => {
    const measures = fc.constantFrom('normalised-change', 'change', 'latest', 'own-best');
    fc.assert(
      fc.property(fc.array(anyReadings, { maxLength: 6 }), measures, (all, measure) => {
        const [was, is] = [up(0), down(0)].map((metric) =>
          leagueOf({
            contestants: all.map((readings, i) => ({
              subjectId: SubjectId.parse(i + 1),
              name: `P${i}`,
              hasOptedOut: false,
              readings: metric.direction === 'up' ? readings : turned(readings),
              baseline: null,
              scoringChanges: [],
            })),
            season: { start: START, end: addDays(START, 365) },
            asOf: addDays(START, 365),
            previousOn: addDays(START, 100),
            measure,
            metric,
          }).rows.map(({ name, rank, movement, isOwnBest }) => [name, rank, movement, isOwnBest]),
        );
        expect(is).toEqual(was);
      }),
    );
  });

  it('the dates on which the provider seems to have changed its scoring', () => {
    const anySeries = fc.record({ client: fc.integer({ min: 1, max: 3 }), readings: anyReadings });
    const jump = fc.integer({ min: 0, max: 60 });
    fc.assert(
      fc.property(fc.array(anySeries, { maxLength: 6 }), jump, (all, size) => {
        const cut = addDays(START, 200);
        const [was, is] = [1, -1].map((way) => {
          const series = all.map(({ client, readings }, i) => ({
            seriesId: SeriesId.parse(i + 1),
            clientId: ClientId.parse(client),
            readings: readings.map(({ date, value }) => ({
              date,
              value: way * (value / 8 + (date >= cut ? size : 0)),
            })),
          }));
          return detectScoringChanges(series, [], SCORE).map((found) => [
            found.date,
            found.direction === 'both' ? 'both' : (found.direction === 'up') === way > 0,
            found.seriesCount,
            way * found.medianJump,
          ]);
        });
        expect(is).toEqual(was);
      }),
      { numRuns: 200 },
    );
  });
});

it('what lies outside a period changes nothing in it', () => {
  fc.assert(
    fc.property(
      anyReadings,
      anyWindow,
      anyDate,
      fc.nat({ max: 400 }),
      (all, window, from, days) => {
        const to = addDays(from, days);
        const isIn = ({ date }: { readonly date: CalendarDate }) => date >= from && date <= to;
        const baseline = { date: START, value: 50 };
        const period = { from, to, today: to, baseline, metric: up(window) };
        expect(judge(all, period)).toEqual(judge(all.filter(isIn), period));
      },
    ),
  );
});
