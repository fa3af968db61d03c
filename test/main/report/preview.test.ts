import { describe, expect, it } from 'vitest';
import { ReportPreview } from '#shared/contract/report-preview.ts';
import { ReportSection } from '#shared/contract/reports.ts';
import { formatDate } from '#shared/domain/calendar.ts';
import { reportPreview } from '#main/report/preview.ts';
import { day, fullSource, metric, series, settings, source, subject } from './fixture.ts';
import { reportParts, sheetNames, textsOf } from './parts.ts';

const without = (...left: ReportSection[]) => ({
  ...settings,
  sections: ReportSection.options.filter((section) => !left.includes(section)),
});

describe('the preview of a report', () => {
  const preview = reportPreview(fullSource(), settings);

  it('is what the contract says', () => {
    expect(ReportPreview.parse(preview)).toEqual(preview);
  });

  it('says every sentence that the file says, letter for letter', async () => {
    const parts = await reportParts(fullSource());
    const onSheet = (name: string) => textsOf(parts, name).join('\n');
    const summary = onSheet('Summary');
    expect(summary).toContain(preview.headline);
    for (const { subject: who, sentence, review } of preview.series) {
      expect(summary).toContain(who);
      expect(summary).toContain(sentence);
      expect(summary).toContain(review.text);
    }
    const [klout] = preview.metrics;
    const metricSheet = onSheet('Klout Score');
    for (const text of [
      klout?.facts,
      klout?.howToRead,
      ...(klout?.benchmarks ?? []),
      ...(klout?.changes ?? []).map((change) => change.text),
    ]) {
      expect(metricSheet).toContain(text);
    }
    const milestones = onSheet('Milestones');
    expect(milestones).toContain(preview.milestones.about);
    for (const { mark, title, status } of preview.milestones.lines) {
      for (const text of [mark, title, status]) expect(milestones).toContain(text);
    }
    const drivers = onSheet('Drivers');
    for (const { about, text } of [...preview.drivers, ...preview.earned]) {
      expect(drivers).toContain(about);
      expect(drivers).toContain(text);
    }
    const method = onSheet('Method');
    for (const { about, text } of preview.method.figures) {
      expect(method).toContain(about);
      expect(method).toContain(text);
    }
  });

  it('has the figures of the main indicator', () => {
    const [main] = preview.series;
    expect(main).toMatchObject({
      subject: 'Meadowbrook',
      metric: 'Klout Score, points',
      verdict: 'improving',
      latest: { date: '2013-11-11' },
      // 51 on the scale before the scoring change.
      target: { value: 51.58, dueOn: '2013-12-02' },
      review: { mark: 'Not yet' },
    });
    expect(main?.pace).toBeGreaterThan(0);
    expect(main?.paceLow).toBeLessThan(main?.pace ?? 0);
    expect(main?.paceHigh).toBeGreaterThan(main?.pace ?? Infinity);
  });

  it('counts the readings that the file lists, and tells the corrections of the period', async () => {
    const parts = await reportParts(fullSource());
    const rows = textsOf(parts, 'Readings').filter((text) => text === 'Klout Score').length;
    const counted = preview.readings.perSeries
      .filter(({ metric: name }) => name === 'Klout Score')
      .reduce((sum, { count }) => sum + count, 0);
    expect(counted).toBe(rows);
    expect(preview.corrections).toEqual([
      {
        date: '2012-11-12',
        correctedOn: '2012-12-01',
        subject: 'Meadowbrook',
        metric: 'Klout Score',
        decimals: 2,
        was: 34,
        is: 33.58,
        reason: 'Typed wrongly',
      },
    ]);
  });

  it('marks in its chart what its lists name', () => {
    const { chart, milestones } = preview;
    expect(chart?.milestones.map(({ mark, milestone }) => [mark, milestone.title])).toEqual(
      milestones.lines.map(({ mark, title }) => [mark, title]),
    );
    const [change] = chart?.trend.scoringChanges ?? [];
    expect(chart?.changes).toEqual([{ mark: 'S1', id: change?.id }]);
    expect(preview.metrics[0]?.changes[0]?.text).toContain(
      `S1  ${formatDate(day('2013-03-30'))}: Another network is counted`,
    );
  });

  it('draws no chart without a reading', () => {
    expect(reportPreview(source({ series: [series({ values: [] })] }), settings).chart).toBeNull();
    expect(reportPreview(source({}), settings)).toMatchObject({ chart: null, headline: null });
  });

  it('knows nothing of what may not leave, in any field', () => {
    const secretive = source({
      series: [
        series({ id: 1, isMain: true, notes: { '2012-11-12': 'Zanzibella had the idea' } }),
        series({
          id: 2,
          subject: subject({ id: 2, name: 'Zanzibella', kind: 'executive', visibility: 'private' }),
        }),
        series({ id: 3, metric: metric({ id: 7, name: 'Xylograph', visibility: 'private' }) }),
        series({
          id: 4,
          subject: subject({
            id: 4,
            name: 'Quibblesworth',
            alias: 'Colleague 1',
            kind: 'team-member',
            visibility: 'alias-only',
          }),
        }),
      ],
    });
    const text = JSON.stringify(reportPreview(secretive, settings));
    expect(text).not.toMatch(/zanzibella|xylograph|quibblesworth/i);
    expect(text).toContain('Colleague 1');
    expect(reportPreview(secretive, settings).withheld).toEqual([
      '1 metric marked private left out.',
      '1 subject marked private left out.',
      '1 subject shown under another name, in notes as well.',
    ]);
  });
});

describe('a report without a section', () => {
  it('names it on Summary and nowhere else', async () => {
    const parts = await reportParts(fullSource(), without('milestones', 'drivers', 'readings'));
    expect(sheetNames(parts)).toEqual(['Summary', 'Klout Score', 'Method']);
    expect(textsOf(parts, 'Summary')).toContain('Not included: Milestones, Drivers, Readings.');
    const all = [...parts.values()].join('');
    expect(all).not.toContain('Content calendar live');
    expect(all).not.toContain('Content published');
  });

  it('says so in its preview, in the same words', () => {
    const preview = reportPreview(fullSource(), without('drivers', 'milestones'));
    expect(preview.notIncluded).toBe('Not included: Milestones, Drivers.');
    expect(preview.drivers).toEqual([]);
    expect(preview.milestones.lines).toEqual([]);
    expect(preview.chart?.milestones).toEqual([]);
    expect(preview.series.map(({ metric: name }) => name)).not.toContain(
      'Content published, posts per week',
    );
  });

  it('does not name a section that there is nothing for', () => {
    expect(reportPreview(fullSource(), without('results', 'peers')).notIncluded).toBeNull();
  });

  it('keeps the main indicator, whatever it is', () => {
    const result = metric({ id: 5, name: 'Leads', role: 'result', smoothingDays: 0 });
    const onResult = source({ series: [series({ metric: result, isMain: true })] });
    const preview = reportPreview(onResult, without('results'));
    expect(preview.series.map(({ metric: name }) => name)).toEqual(['Leads, points']);
  });

  it('leaves out the scores of peers with the section Peers', () => {
    const rival = subject({ id: 9, name: 'Rival Clinic', kind: 'peer' });
    const withPeer = source({
      series: [series({ isMain: true }), series({ id: 9, subject: rival })],
    });
    expect(reportPreview(withPeer, settings).series).toHaveLength(2);
    const preview = reportPreview(withPeer, without('peers'));
    expect(JSON.stringify(preview)).not.toContain('Rival Clinic');
    expect(preview.notIncluded).toBe('Not included: Peers.');
  });
});
