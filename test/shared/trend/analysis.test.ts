import { describe, expect, it } from 'vitest';
import { analysisJson } from '#shared/trend/analysis.ts';
import { change, day, every, judge } from './series.ts';

const RISE = every(7, [40, 41, 42, 43, 44, 45, 46, 47]);

describe('the analysis for programs', () => {
  it('has the documented keys and no others', () => {
    const analysis = analysisJson(judge(RISE));
    expect(Object.keys(analysis)).toEqual([
      'n',
      'from',
      'to',
      'slope',
      'trendTest',
      'limits',
      'specialCauses',
      'baseline',
      'links',
      'projection',
      'verdict',
      'sentence',
    ]);
    const keysOf = (value: object | null | undefined) => Object.keys(value ?? {});
    expect(keysOf(analysis.slope)).toEqual(['perDay', 'low', 'high', 'confidence']);
    expect(keysOf(analysis.trendTest)).toEqual(['s', 'variance', 'inflation', 'z', 'p', 'tau']);
    expect(keysOf(analysis.limits[0])).toEqual(['from', 'to', 'n', 'centre', 'lower', 'upper']);
    expect(keysOf(analysis.specialCauses[0])).toEqual(['date', 'rule']);
    expect(keysOf(analysis.baseline)).toEqual([
      'date',
      'value',
      'change',
      'percent',
      'normalisedChange',
    ]);
  });

  it('says the same as the judgement', () => {
    const target = { date: day('2024-12-01'), value: 80, setOn: null };
    const judgement = judge(RISE, { target, scoringChanges: [change('2024-01-20', 'splice')] });
    const analysis = analysisJson(judgement);
    expect(judgement).toMatchObject({
      n: analysis.n,
      slope: analysis.slope,
      trendTest: analysis.trendTest,
      baseline: analysis.baseline,
      links: analysis.links,
      projection: analysis.projection,
      verdict: analysis.verdict,
      sentence: analysis.sentence,
    });
    expect(analysis.limits).toHaveLength(2);
    expect(analysis.links).toHaveLength(1);
    expect(analysis.projection?.target.value).toBe(80);
  });

  it('has null for what cannot be said', () => {
    expect(analysisJson(judge([]))).toMatchObject({
      n: 0,
      from: null,
      slope: null,
      trendTest: null,
      limits: [],
      baseline: null,
      projection: null,
      verdict: 'too-early',
    });
  });
});
