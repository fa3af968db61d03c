import { describe, expect, it } from 'vitest';
import { addMonths } from '#shared/domain/calendar.ts';
import type { Metric } from '#shared/domain/metric.ts';
import { day, metric, series, source, subject, weekly } from './fixture.ts';
import { cellsOf, reportParts, sheetNames, textsOf } from './parts.ts';

const driver = (id: number, name: string, more: Parameters<typeof metric>[0] = {}): Metric =>
  metric({ id, name, role: 'driver', smoothingDays: 0, scaleMin: 0, scaleMax: null, ...more });
const POSTS = driver(2, 'Posts');
const rising = weekly('2012-11-05', 54, 33, 0.27);
const level = weekly('2012-11-05', 54, 5, 0);

const MAIN = series({ id: 1, isMain: true, values: rising });

async function texts(of: Parameters<typeof source>[0], sheet: string): Promise<string[]> {
  return textsOf(await reportParts(source(of)), sheet);
}

describe('the sheet of drivers', () => {
  it('starts with the word on each score, those of which the same is true together', async () => {
    const person = (id: number, name: string) =>
      series({
        id,
        values: rising,
        subject: subject({ id, name, kind: 'team-member', consent: 'given' }),
      });
    const said = await texts(
      {
        series: [
          MAIN,
          person(4, 'Bo'),
          person(5, 'Cleo'),
          series({ id: 2, metric: POSTS, values: rising }),
        ],
        namedDrivers: [[1, 2]],
      },
      'Drivers',
    );
    const from = said.indexOf('Is it earned?');
    expect(said.slice(from, from + 5)).toEqual([
      'Is it earned?',
      'Klout Score (Meadowbrook)',
      'Earned: the score is improving, and 1 of 1 drivers is up (Posts).',
      'Klout Score (Bo, Cleo)',
      'Earned: the score is improving, and 1 of 1 drivers is up (Posts). Held against the work of Meadowbrook, for want of a log of its own.',
    ]);
  });

  it('says nothing of a score that no driver of the report is named for', async () => {
    const all = [MAIN, series({ id: 2, metric: POSTS, values: rising })];
    expect(await texts({ series: all }, 'Drivers')).not.toContain('Is it earned?');
  });

  it('counts and names no driver that is withheld', async () => {
    const secret = driver(3, 'Zanzibella calls', { visibility: 'private' });
    const parts = await reportParts(
      source({
        series: [
          MAIN,
          series({ id: 2, metric: POSTS, values: level }),
          series({ id: 3, metric: secret, values: rising }),
        ],
        namedDrivers: [
          [1, 2],
          [1, 3],
        ],
      }),
    );
    expect(textsOf(parts, 'Drivers')).toContain(
      'Unexplained: the score is improving, yet its only logged driver is not up; look for a scoring change, gaming or missing entries.',
    );
    expect([...parts.values()].join('').toLowerCase()).not.toContain('zanzibella');
  });

  it('names whose work it is only by the name that may be shown', async () => {
    const clinic = subject({
      id: 9,
      name: 'Womblethorpe Ltd',
      alias: 'The client',
      visibility: 'alias-only',
    });
    const said = await texts(
      {
        series: [
          series({
            id: 1,
            isMain: true,
            values: rising,
            subject: subject({ id: 8, name: 'Cleo', kind: 'executive', consent: 'given' }),
          }),
          series({ id: 2, metric: POSTS, values: rising, subject: clinic }),
        ],
        namedDrivers: [[1, 2]],
      },
      'Drivers',
    );
    expect(said.join(' ')).toContain('Held against the work of The client,');
  });
});

describe('the sheet Leading or not', () => {
  const VALUES = [40, 44, 43, 48, 46, 53, 50, 51, 58, 55, 56, 63];
  const monthly = (months: number): [string, number][] =>
    VALUES.slice(0, months).map((value, i) => [addMonths(day('2012-11-15'), i), value]);
  const result = (more: Parameters<typeof metric>[0] = {}) =>
    metric({ id: 6, name: 'Enquiries', role: 'result', smoothingDays: 0, ...more });
  const report = (months: number, more: Parameters<typeof metric>[0] = {}) =>
    reportParts(
      source({
        series: [
          series({ id: 1, isMain: true, values: monthly(months) }),
          series({ id: 6, metric: result(more), values: monthly(months) }),
        ],
      }),
    );

  it('has the figure of every lag with its months', async () => {
    const parts = await report(12);
    expect(textsOf(parts, 'Leading or not')).toContain(
      'Klout Score (Meadowbrook) and Enquiries (Meadowbrook)',
    );
    const cells = cellsOf(parts, 'Leading or not');
    const rho = [...cells].find(([, value]) => value === 'Rho')?.[0].slice(1) ?? '';
    expect(cells.get(`B${rho}`)).toBe(1);
    const months = ['B', 'C', 'D', 'E', 'F', 'G', 'H'].map((column) =>
      cells.get(`${column}${Number(rho) + 1}`),
    );
    expect(months).toEqual([11, 10, 9, 8, 7, 6, 5]);
    // Fewer than eight months give no figure.
    expect(cells.has(`E${rho}`)).toBe(true);
    expect(cells.has(`F${rho}`)).toBe(false);
  });

  it('is not there where no pair has a figure, nor for a result that is private', async () => {
    expect(sheetNames(await report(8))).not.toContain('Leading or not');
    const parts = await report(12, { visibility: 'private', name: 'Zanzibella sales' });
    expect(sheetNames(parts)).not.toContain('Leading or not');
    expect([...parts.values()].join('').toLowerCase()).not.toContain('zanzibella');
  });
});
