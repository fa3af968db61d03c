import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '#shared/domain/calendar.ts';
import type { EngagementId } from '#shared/domain/identity.ts';
import {
  firstOptions,
  isRight,
  problemsOf,
  quickPeriods,
  requestOf,
} from '../../../src/renderer/features/reports/options.ts';

const day = (text: string) => text as CalendarDate;
const today = day('2013-11-18');
const engagement = 7 as EngagementId;

describe('the options of a report', () => {
  it('are at first the whole engagement, everything, by name', () => {
    expect(requestOf(engagement, firstOptions(null))).toEqual({
      engagementId: 7,
      edition: 'report',
      redact: 'none',
      sections: ['milestones', 'drivers', 'results', 'league', 'peers', 'readings'],
    });
  });

  it('take over the day that is looked back to', () => {
    const options = firstOptions(day('2013-02-01'));
    expect(requestOf(engagement, options)).toMatchObject({ knownOn: '2013-02-01' });
  });

  it('take dates as people type them', () => {
    const options = { ...firstOptions(null), from: '1 Feb 2013', to: '2013-3-31' };
    expect(isRight(problemsOf(options, today))).toBe(true);
    expect(requestOf(engagement, options)).toMatchObject({ from: '2013-02-01', to: '2013-03-31' });
  });

  it.each([
    [{ from: 'soon' }, { from: expect.stringContaining('“soon”') as string }],
    [{ to: '2013-02-30' }, { to: 'There is no 2013-02-30 in the calendar.' }],
    [{ from: '2013-03-01', to: '2013-02-01' }, { to: 'It ends before it begins.' }],
    [{ knownOn: '2013-11-19' }, { knownOn: 'That is after today, 18 Nov 2013.' }],
  ])('say what is wrong with %j', (typed, expected) => {
    const problems = problemsOf({ ...firstOptions(null), ...typed }, today);
    expect(problems).toEqual({ from: null, to: null, knownOn: null, ...expected });
    expect(isRight(problems)).toBe(false);
  });

  it.each([
    ['2013-11-18', '2013-08-21', '2013-10-01'],
    ['2013-01-01', '2012-10-04', '2013-01-01'],
    ['2012-03-31', '2012-01-02', '2012-01-01'],
  ])('offer periods that end on %s', (end, ninetyDays, quarter) => {
    expect(quickPeriods(day(end))).toEqual([
      { label: 'Whole engagement', from: '', to: '' },
      { label: 'Last 90 days', from: ninetyDays, to: '' },
      { label: 'This quarter', from: quarter, to: '' },
    ]);
  });
});
