import { beforeAll, describe, expect, it } from 'vitest';
import { dayNumber } from '#shared/domain/calendar.ts';
import type { MetricId } from '#shared/domain/identity.ts';
import type { ReportSource } from '#main/report/index.ts';
import { day, fullSource, metric, milestone, series, source, subject } from './fixture.ts';
import { cellsOf, reportParts, textsOf } from './parts.ts';

/** A day as Excel counts it. */
const serial = (text: string) => dayNumber(day(text)) + 25_569;

function judgementOf({ trends }: ReportSource) {
  const [main] = trends.series;
  if (!main) throw new Error('the fixture tracks nothing');
  return main.judgement;
}

describe('what a trend report says', () => {
  const whole = fullSource();
  let parts: Map<string, string>;
  beforeAll(async () => {
    parts = await reportParts(whole);
  });

  it('gives each series a line with the figures of its judgement', () => {
    const judgement = judgementOf(whole);
    const cells = cellsOf(parts, 'Summary');
    const header = [...cells].find(([, value]) => value === 'Baseline of')?.[0] ?? '';
    const row = Number(/\d+/.exec(header)?.[0]) + 1;
    const line = (column: string) => cells.get(`${column}${row}`);
    expect(line('A')).toBe('Meadowbrook');
    expect(line('B')).toBe('Klout Score, points');
    expect(line('C')).toBe(judgement.baseline?.value);
    expect(line('D')).toBe(serial(judgement.baseline?.date ?? ''));
    expect(line('E')).toBe(judgement.latest?.value);
    expect(line('F')).toBe(serial('2013-11-11'));
    expect(line('G')).toBe(judgement.baseline?.change);
    expect(line('I')).toBe(judgement.baseline?.normalisedChange);
    expect(line('J')).toBe(judgement.pace?.pace);
    expect(line('K')).toBe(judgement.pace?.low);
    expect(line('L')).toBe(judgement.pace?.high);
    expect(line('M')).toBe('Improving');
    expect(line('N')).toBe('Not yet');
    expect(line('O')).toBe(judgement.projection?.target.value);
    expect(line('P')).toBe(serial('2013-12-02'));
    expect(['Yes', 'No']).toContain(line('Q'));
    expect(judgement.verdict).toBe('improving');
  });

  it('leads with the message and the sentence, and admits that nobody reviewed it', () => {
    const texts = textsOf(parts, 'Summary');
    expect(texts[1]).toBe('Meadowbrook is improving on Klout Score');
    expect(texts[2]).toContain(whole.trends.series[0]?.judgement.sentence);
    expect(texts.filter((text) => text === 'Not yet reviewed').length).toBeGreaterThanOrEqual(1);
    expect(texts).toContain('5 Nov 2012 to 18 Nov 2013');
  });

  it('lists every reading as it was published, with real dates, in an Excel table', () => {
    const cells = cellsOf(parts, 'Readings');
    const values = [...cells].flatMap(([address, value]) =>
      /^D\d+$/.test(address) && typeof value === 'number' ? [value] : [],
    );
    const given = whole.trends.series.flatMap(({ readings }) => readings.map(({ value }) => value));
    expect(values.toSorted((a, b) => a - b)).toEqual(given.toSorted((a, b) => a - b));
    expect([...cells.values()]).toContain(serial('2012-11-05'));
    expect(parts.get('xl/tables/table1.xml')).toContain(`ref="A3:G${given.length + 3}"`);
  });

  it('explains the score, its scoring change and the link', () => {
    const texts = textsOf(parts, 'Klout Score');
    expect(texts).toContain('Read the direction over months, not the level.');
    expect(
      texts.some((text) => /^S1 {2}30 Mar 2013: Another network is counted\. Spliced/.test(text)),
    ).toBe(true);
    expect(
      texts.some((text) => /Link: median difference [+−]?[\d.]+, from one pair/.test(text)),
    ).toBe(true);
  });

  it('carries what the metric’s card warns of, without names that may not be told', async () => {
    const secret = subject({
      id: 9,
      name: 'Zara Quill',
      kind: 'team-member',
      visibility: 'private',
    });
    const whole = source({
      series: [series({ isMain: true })],
      known: { subjects: [secret] },
      caveats: new Map([
        [metric().id, ['It rewards noise.', 'Zara Quill bought followers.']],
        [(metric().id + 1) as MetricId, ['Of a metric that is not in the report.']],
      ]),
    });
    const texts = textsOf(await reportParts(whole), 'Klout Score');
    expect(texts).toContain('It rewards noise.');
    expect(texts).toContain('[name withheld] bought followers.');
    expect(texts.join(' ')).not.toContain('not in the report');
  });

  it('marks milestones with when an effect can show', () => {
    const cells = [...cellsOf(parts, 'Milestones').values()];
    expect(cells).toContain('Content calendar live');
    expect(cells).toContain(serial('2013-01-16') + 90);
  });

  it('prints the method, the corrections of the period, version, schema and identifier', () => {
    const texts = textsOf(parts, 'Method');
    expect(texts).toContain('Typed wrongly');
    expect(texts).toContain('Plumbline 1.2.3, workbook schema 1');
    expect(texts.some((text) => /^PL-[0-9a-f]{16}, as it is recorded/.test(text))).toBe(true);
    expect(texts.join(' ')).not.toContain('PL-0000000000000000');
  });

  it('says which part of the scale its axes show', () => {
    const charts = [...parts].filter(([path]) => path.startsWith('xl/charts/'));
    expect(charts[0]?.[1]).toMatch(/points – axis shows \d+ to \d+ of 1 to 100/);
  });

  it('keeps to the period asked for, and shows what is planned beyond it', async () => {
    const short = await reportParts(
      source({
        series: [
          series({
            isMain: true,
            values: [
              ['2013-05-06', 41],
              ['2013-05-13', 42],
            ],
          }),
        ],
        milestones: [
          milestone({ date: '2012-12-01', title: 'Before' }),
          milestone({ id: 2, date: '2013-06-03', title: 'Within' }),
          milestone({ id: 3, date: '2013-10-07', title: 'After' }),
          milestone({ id: 4, date: '2014-01-06', title: 'Planned', status: 'planned' }),
        ],
      }),
      { period: { from: day('2013-05-01'), to: day('2013-08-31') } },
    );
    const titles = textsOf(short, 'Milestones');
    expect(
      ['Before', 'Within', 'After', 'Planned'].filter((title) => titles.includes(title)),
    ).toEqual(['Within', 'Planned']);
    expect(textsOf(short, 'Summary')).toContain('1 May 2013 to 31 Aug 2013');
  });

  it('writes values with the decimals of their metric', async () => {
    const counts = metric({ decimals: 0, unit: '%' });
    const styles = (await reportParts(source({ series: [series({ metric: counts })] }))).get(
      'xl/styles.xml',
    );
    expect(styles).toContain('formatCode="#,##0;&quot;−&quot;#,##0"');
    expect(styles).not.toContain('#,##0.00');
  });
});
