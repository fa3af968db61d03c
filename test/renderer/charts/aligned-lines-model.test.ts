import { describe, expect, it } from 'vitest';
import { CalendarDate } from '#shared/domain/calendar.ts';
import {
  type AlignedLine,
  alignedModel,
  HEIGHT,
  WIDTH,
} from '../../../src/renderer/charts/aligned-lines-model.ts';

const date = (text: string) => CalendarDate.parse(text);

function line(points: readonly [string, number][], more: Partial<AlignedLine> = {}): AlignedLine {
  return {
    key: 'any',
    name: 'Any',
    points: points.map(([on, value]) => ({ date: date(on), value })),
    cadenceDays: 7,
    baseline: null,
    breaks: [],
    mark: null,
    ...more,
  };
}

describe('lines above each other', () => {
  const long = line([
    ['2013-01-01', 10],
    ['2013-01-08', 20],
    ['2013-01-15', 15],
  ]);

  it('share one time axis, each with a value axis of its own', () => {
    const late = line([
      ['2013-01-08', 1000],
      ['2013-01-15', 3000],
    ]);
    const { panels } = alignedModel([long, late]);
    expect(panels[0]?.paths).toEqual(['M6.0 94.0 L500.0 6.0 L994.0 50.0']);
    expect(panels[1]?.paths).toEqual(['M500.0 94.0 L994.0 6.0']);
  });

  it('break at gaps and at scoring changes, which are marked', () => {
    const gap = line([
      ['2013-01-01', 1],
      ['2013-01-08', 2],
      ['2013-03-01', 3],
    ]);
    expect(alignedModel([gap]).panels[0]?.paths[1]).toMatch(/ h0$/);
    const broken = { ...long, breaks: [date('2013-01-10'), date('2014-01-01')] };
    const [panel] = alignedModel([broken]).panels;
    expect(panel?.paths).toHaveLength(2);
    expect(panel?.breakXs).toHaveLength(1);
  });

  it('mark a date within their readings only', () => {
    const at = (mark: string) => alignedModel([{ ...long, mark: date(mark) }]).panels[0]?.markX;
    expect(at('2013-01-08')).toBe(WIDTH / 2);
    expect(at('2012-12-01')).toBeNull();
  });

  it('make room for the baseline', () => {
    const [panel] = alignedModel([{ ...long, baseline: 0 }]).panels;
    expect(panel?.baselineY).toBe(HEIGHT - 6);
  });

  it('are drawn in the middle where nothing changes, and not at all without readings', () => {
    const flat = line([['2013-01-01', 5]]);
    expect(alignedModel([flat]).panels[0]?.paths).toEqual(['M500.0 50.0 h0']);
    expect(alignedModel([line([])])).toEqual({
      panels: [{ paths: [], baselineY: null, breakXs: [], markX: null }],
      ticks: [],
    });
  });
});
