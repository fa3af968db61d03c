import { describe, expect, it } from 'vitest';
import { movementInWords, whyItLags } from '#shared/trend/lag.ts';
import { day } from './series.ts';

const words = (earlier: string, later: string, smoothingDays = 90) =>
  movementInWords(day(earlier), day(later), smoothingDays);

describe('the days behind a move, in words', () => {
  it('are those that came in and those that fell out', () => {
    expect(words('2013-04-08', '2013-04-15')).toEqual({
      entered: '9 to 15 Apr',
      left: '9 to 15 Jan',
    });
  });

  it('name both months where they reach into the next, and the year where it is another', () => {
    expect(words('2013-03-27', '2013-04-03')).toEqual({
      entered: '28 Mar to 3 Apr',
      left: '28 Dec 2012 to 3 Jan',
    });
    expect(words('2013-01-07', '2013-01-14')?.left).toBe('10 to 16 Oct 2012');
    expect(words('2012-12-28', '2013-01-04')?.entered).toBe('29 Dec 2012 to 4 Jan');
    expect(words('2012-12-28', '2013-04-04')?.left).toBe('30 Sep to 28 Dec 2012');
  });

  it('are single days between the readings of two days', () => {
    expect(words('2013-04-14', '2013-04-15')).toEqual({ entered: '15 Apr', left: '15 Jan' });
    expect(words('2013-01-14', '2013-01-15')?.left).toBe('17 Oct 2012');
  });

  it('are none without smoothing, which has no lag to explain', () => {
    expect(words('2013-04-08', '2013-04-15', 0)).toBeNull();
    expect(whyItLags(0)).toBe('');
    expect(whyItLags(90)).toContain('the mean of the 90 days up to it');
  });
});
