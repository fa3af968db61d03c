import { describe, expect, it } from 'vitest';
import { catalogue } from '#shared/catalogue/index.ts';
import { Metric } from '#shared/domain/metric.ts';
import { DefinitionEffect } from '#shared/contract/metrics.ts';
import {
  entriesWith,
  scaleInWords,
  usedInWords,
} from '../../../src/renderer/features/metrics/catalogue-words.ts';
import {
  differencesBetween,
  effectInWords,
} from '../../../src/renderer/features/metrics/definition-words.ts';
import { definitionOf, metricDraft } from '../../../src/renderer/features/metrics/metric-draft.ts';
import { ownMetric } from '../../main/usecases/a-session.ts';

const metric = Metric.parse({ ...ownMetric(), id: 3 });

describe('the catalogue', () => {
  it('is searched by words anywhere, whatever their case and accents', () => {
    const names = (text: string) => entriesWith(text).map(({ name }) => name);
    expect(names(' ')).toHaveLength(catalogue.length);
    expect(names('SURVEY prömoter')).toEqual(['Net Promoter Score']);
    expect(names('moz')).toContain('Moz Domain Authority');
    expect(names('driver')).toContain('Content published');
    expect(names('xyzzy')).toEqual([]);
  });

  it('writes a scale by its ends, an open one with its unit', () => {
    expect(scaleInWords({ scaleMin: -100, scaleMax: 100, unit: 'points' })).toBe('−100 to 100');
    expect(scaleInWords({ scaleMin: 0, scaleMax: 100, unit: '%' })).toBe('0 to 100 %');
    expect(scaleInWords({ scaleMin: 0, scaleMax: null, unit: 'posts' })).toBe('0 or more, posts');
  });

  it('says what is in use', () => {
    const use = { metricId: metric.id, isArchived: false, series: 2, clients: 2 };
    expect(usedInWords(undefined)).toBe('Not yet');
    expect(usedInWords(use)).toBe('2 clients');
    expect(usedInWords({ ...use, clients: 0 })).toBe('Added, no client');
    expect(usedInWords({ ...use, isArchived: true })).toBe('Archived');
  });
});

describe('a definition being typed', () => {
  it('begins with what there is, and is the same again', () => {
    const { definition } = definitionOf(metricDraft(metric), []);
    expect(definition).toEqual(ownMetric());
  });

  it('leaves ends and pace open where nothing is typed; a scale from 0 has a zero that means none', () => {
    const draft = { ...metricDraft(null), name: 'Posts', lowest: '0' };
    expect(definitionOf(draft, []).definition).toMatchObject({
      ...{ scaleMin: 0, scaleMax: null, hasTrueZero: true, smallestMeaningfulPace: null },
      provider: null,
    });
    const denied = definitionOf({ ...draft, hasTrueZero: false }, []);
    expect(denied.definition?.hasTrueZero).toBe(false);
  });

  it.each([
    ['name', { name: ' ' }],
    ['name', { name: 'INFLUENCE' }],
    ['highest', { lowest: '5', highest: '5' }],
    ['smoothing', { smoothing: '1.5' }],
    ['cadence', { cadence: '0' }],
    ['smallestPace', { smallestPace: '0' }],
  ] as const)('is refused by its %s', (field, change) => {
    const draft = { ...metricDraft(metric), name: 'Other', ...change };
    const { problems } = definitionOf(draft, ['Influence']);
    expect(Object.entries(problems ?? {}).filter(([, problem]) => problem !== null)).toEqual([
      [field, expect.any(String)],
    ]);
  });
});

describe('a changed definition', () => {
  it('is told field by field, with what each does', () => {
    expect(differencesBetween(metric, ownMetric())).toEqual([]);
    const changed = ownMetric({ smoothingDays: 90, name: 'Voice' });
    expect(differencesBetween(metric, changed)).toMatchObject([
      { what: 'Name', from: 'Influence', to: 'Voice', effect: '' },
      { what: 'Smoothed over', from: 'none', to: '90 days' },
    ]);
    // The usual smallest pace is a share of the scale.
    expect(
      differencesBetween(metric, ownMetric({ scaleMax: 200 })).map(({ what }) => what),
    ).toEqual(['Scale', 'Smallest pace that matters']);
  });

  it('is told in how many verdicts of how many clients it shows', () => {
    const effect = (clientName: string, then: 'steady' | 'improving') =>
      DefinitionEffect.parse({
        ...{ seriesId: 1, engagementId: 1, clientName, engagementName: 'E', subjectName: 'S' },
        ...{ isMain: true, losesSignOff: false },
        present: { verdict: 'improving', sentence: '' },
        then: { verdict: then, sentence: '' },
      });
    expect(effectInWords([])).toMatch(/^No series/);
    expect(effectInWords([effect('A', 'improving')])).toBe(
      'None of 1 verdict of 1 client changes.',
    );
    expect(effectInWords([effect('A', 'steady'), effect('B', 'improving')])).toBe(
      '1 of 2 verdicts changes, of 1 client.',
    );
  });
});
