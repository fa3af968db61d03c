import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '#shared/domain/refusal.ts';
import { textCell } from '#main/report/cells.ts';
import { reportFileName } from '#main/report/file-name.ts';
import { escapeXml } from '#main/report/xml.ts';
import { SheetNames } from '#main/report/sheet-names.ts';
import { buildTrendReport } from '#main/report/index.ts';
import { metric, milestone, series, settings, source, subject, weekly } from './fixture.ts';
import { cellsOf, part, reportParts, sheetNames, sheetPaths, textsOf, xmlFault } from './parts.ts';

describe('names and texts that could do harm', () => {
  it('keeps text that looks like a formula text, wherever it stands', async () => {
    const risky = ['=1+1', '+1', '-1', '@SUM(A1)', '=HYPERLINK("http://x","y")', '\t=1', '=cmd|x'];
    const parts = await reportParts(
      source({
        client: '=1+1',
        engagement: '+1',
        objective: '-1',
        series: [
          series({
            isMain: true,
            subject: subject({ name: '@SUM(A1)' }),
            metric: metric({ name: '=1+1', unit: '+1', howToRead: '=HYPERLINK("http://x","y")' }),
            notes: { '2012-11-05': '=1+1', '2012-11-12': '-1', '2012-11-19': '\t=1' },
          }),
        ],
        milestones: [milestone({ title: '=cmd|x', note: '+1', owner: '@SUM(A1)' })],
      }),
    );
    for (const path of sheetPaths(parts)) {
      expect(part(parts, path)).not.toContain('<f>');
      // No cell keeps its text elsewhere than among the shared strings.
      expect(part(parts, path)).not.toMatch(/t="(?:str|inlineStr)"/);
    }
    const readings = textsOf(parts, 'Readings');
    expect(readings).toContain('=1+1');
    expect(readings).toContain('@SUM(A1)');
    expect(textsOf(parts, 'Milestones')).toContain('=cmd|x');
    expect(risky.length).toBe(7);
  });

  it('takes markup, quotes, control characters, right-to-left text and emoji as they are', async () => {
    const name = 'Øre & <b>"Sønner"</b> \' ]]> עברית 👩‍👩‍👧‍👦 x14ac:dyDescent="1"';
    const parts = await reportParts(
      source({
        client: name,
        series: [
          series({
            isMain: true,
            subject: subject({ name }),
            metric: metric({ name: `${name}/[a]:*?` }),
            notes: { '2012-11-05': 'half a pair \uD83D' },
          }),
        ],
        milestones: [milestone({ title: name })],
      }),
    );
    for (const [path, xml] of parts) expect([path, xmlFault(xml)]).toEqual([path, null]);
    expect(textsOf(parts, 'Readings')).toContain(name);
    expect(textsOf(parts, 'Readings')).toContain('half a pair \uFFFD');
    expect(escapeXml('bell\u0007 <&>')).toBe('bell &lt;&amp;&gt;');
    const chart = [...parts].find(([path]) => path.startsWith('xl/charts/'));
    expect(chart?.[1]).toContain('👩‍👩‍👧‍👦');
  });

  it('cuts text that no cell can hold, and says so', () => {
    const cell = textCell('x'.repeat(40_000));
    expect(cell?.content).toHaveLength(32_767);
    expect(String(cell?.content)).toMatch(/cut off: longer than a cell can hold\]$/);
  });

  it('gives every metric a sheet of its own, whatever metrics are called', async () => {
    const names = ['Summary', 'summary', 'History', 'Readings', '[a]/b:c?', 'N'.repeat(80)];
    const parts = await reportParts(
      source({
        series: names.map((name, i) =>
          series({ id: i + 1, metric: metric({ id: i + 1, name }), isMain: i === 0 }),
        ),
      }),
    );
    const sheets = sheetNames(parts);
    expect(sheets).toEqual([
      'Summary',
      'Summary (2)',
      'summary (3)',
      'History (2)',
      'Readings (2)',
      'a b c',
      `${'N'.repeat(30)}…`,
      'Readings',
      'Method',
    ]);
    // Two charts of the first metric: on Summary and on its own sheet.
    expect([...parts.keys()].filter((path) => path.startsWith('xl/charts/'))).toHaveLength(7);
  });

  it('claims only sheet names that Excel takes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { maxLength: 20 }),
        (all) => {
          const names = new SheetNames();
          const claimed = all.map((wanted) => names.claim(wanted));
          for (const name of claimed) {
            expect(name.length).toBeGreaterThan(0);
            expect(name.length).toBeLessThanOrEqual(31);
            expect(name).not.toMatch(/[:\\/?*[\]']/);
            expect(name.trim()).not.toBe('');
          }
          const lower = claimed.map((name) => name.toLowerCase());
          expect(new Set(lower).size).toBe(lower.length);
          expect(lower).not.toContain('history');
        },
      ),
    );
  });

  it('names the file so that every file system takes it', () => {
    const name = reportFileName(
      source({ client: ' .A/B\\C:D*E?"F"<G>|H\n', engagement: 'x'.repeat(300) }),
      settings,
    );
    expect(name).toBe(`A B C D E F G H – ${'x'.repeat(60)} – Trend report – 2013-11-18.xlsx`);
  });
});

describe('little or nothing to report', () => {
  it('makes a report of an engagement that tracks nothing', async () => {
    const parts = await reportParts(source({}));
    expect(sheetNames(parts)).toEqual(['Summary', 'Method']);
    expect(textsOf(parts, 'Summary')).toContain(
      'No series is tracked yet, or none may leave the workbook.',
    );
  });

  it('makes one of a series without readings, with no chart and no empty table', async () => {
    const parts = await reportParts(source({ series: [series({ isMain: true, values: [] })] }));
    expect(sheetNames(parts)).toEqual(['Summary', 'Klout Score', 'Method']);
    expect([...parts.keys()].filter((path) => /charts|tables|drawings/.test(path))).toEqual([]);
    expect(textsOf(parts, 'Summary')).toContain('Too early to judge Meadowbrook on Klout Score');
  });

  it('makes one of a single reading', async () => {
    const one = series({ isMain: true, values: [['2013-11-11', 42.5]] });
    const parts = await reportParts(source({ series: [one] }));
    expect([...cellsOf(parts, 'Readings').values()]).toContain(42.5);
    for (const [path, xml] of parts) {
      expect([path, xmlFault(xml)]).toEqual([path, null]);
      expect(xml).not.toMatch(/NaN|Infinity|undefined/);
    }
  });

  it('makes one of values that never move, at either end of their scale', async () => {
    for (const value of [1, 100]) {
      const still = series({
        isMain: true,
        values: weekly('2012-11-05', 30, 0, 0).map(([date]) => [date, value]),
      });
      const parts = await reportParts(source({ series: [still] }));
      for (const xml of parts.values()) expect(xml).not.toMatch(/NaN|Infinity|undefined/);
    }
  });

  it('refuses more readings than a file can hold, in words', async () => {
    const many = series({ isMain: true, values: [['2013-11-11', 42.5]] });
    const tooMany = {
      ...many,
      readings: Array.from({ length: 200_001 }, () => many.readings).flat(),
    };
    const refusal = await buildTrendReport(source({ series: [tooMany] }), settings).catch(
      (error: unknown) => error,
    );
    expect(refusal).toBeInstanceOf(Refusal);
    expect((refusal as Refusal).message).toMatch(/200,001 readings.*choose a shorter period/);
  });
});
