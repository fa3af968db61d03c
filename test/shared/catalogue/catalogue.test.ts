import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { catalogue, catalogueMetric } from '#shared/catalogue/index.ts';
import type { CatalogueMetric } from '#shared/catalogue/types.ts';
import { CalendarDate } from '#shared/domain/calendar.ts';
import { Benchmark, isOnScale, MetricDefinition, ScoringChange } from '#shared/domain/metric.ts';

const ADDRESS = /https?:\/\/\S+\.\S+/;
const sentence = z.string().regex(/^\S.*[.?!]$/s, 'expected whole sentences');
const sourceText = z.string().regex(ADDRESS, 'expected a publication with its address');

const card = z.strictObject({
  standsFor: sentence,
  doesNotStandFor: sentence,
  howToRead: sentence,
  useFor: sentence,
  notFor: sentence,
  caveats: z.array(sentence).min(1),
});

const KEYS = [
  'klout-score',
  'kred-influence',
  'kred-outreach',
  'peerindex',
  'linkedin-social-selling-index',
  'leads',
  'conversions',
  'followers',
  'share-of-voice',
  'positive-sentiment',
  'moz-domain-authority',
  'ahrefs-domain-rating',
  'lighthouse-performance',
  'microsoft-secure-score',
  'net-promoter-score',
  'maturity-level',
  'content-published',
  'replies-and-conversations',
  'shares-by-category-influencers',
  'driver-rating',
];

/** What a workbook would store if an engagement took the entry as it is. */
function asDefinition(metric: CatalogueMetric): unknown {
  return {
    ...metric,
    visibility: 'shared',
    howToRead: metric.card.howToRead,
    catalogueKey: metric.key,
  };
}

function sourcesOf(metric: CatalogueMetric): string[] {
  return [metric.facts, metric.benchmarks, metric.scoringChanges].flat().map((it) => it.source);
}

describe('the catalogue', () => {
  it('offers these metrics under stable keys', () => {
    expect(catalogue.map((metric) => metric.key)).toEqual(KEYS);
  });

  it('finds an entry by its key and knows no others', () => {
    for (const metric of catalogue) expect(catalogueMetric(metric.key)).toBe(metric);
    expect(catalogueMetric('custom')).toBeUndefined();
  });

  it('gives no two entries the same key or name', () => {
    expect(new Set(catalogue.map((metric) => metric.key)).size).toBe(catalogue.length);
    expect(new Set(catalogue.map((metric) => metric.name)).size).toBe(catalogue.length);
  });
});

describe.each(catalogue.map((metric) => [metric.key, metric] as const))('%s', (_, metric) => {
  it('has a kebab-case key', () => {
    expect(metric.key).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });

  it('can be taken into a workbook as it is', () => {
    expect(MetricDefinition.safeParse(asDefinition(metric)).error).toBeUndefined();
  });

  it('has a card with every part in whole sentences', () => {
    expect(card.safeParse(metric.card).error).toBeUndefined();
  });

  it('gives an address for every fact, benchmark and scoring change', () => {
    for (const source of sourcesOf(metric))
      expect(sourceText.safeParse(source).error).toBeUndefined();
  });

  it('names facts where someone else computes the score', () => {
    if (metric.provider !== null) expect(metric.facts.length).toBeGreaterThan(0);
    for (const { fact } of metric.facts) expect(sentence.safeParse(fact).error).toBeUndefined();
  });

  it('says what is open', () => {
    expect(metric.openFacts.length).toBeGreaterThan(0);
    for (const open of metric.openFacts) expect(sentence.safeParse(open).error).toBeUndefined();
  });

  it('says that smoothing or its absence is known, or that it is open', () => {
    if (metric.provider === null || metric.smoothingDays > 0) return;
    const words = [...metric.openFacts, metric.availability.note, ...metric.card.caveats].join(' ');
    expect(words).toMatch(/smooth|cumulative/i);
  });

  it('has benchmarks on its scale, or says in words that there is none', () => {
    for (const benchmark of metric.benchmarks) {
      expect(Benchmark.safeParse(benchmark).error).toBeUndefined();
      expect(isOnScale(metric, benchmark.value)).toBe(true);
    }
    if (metric.benchmarks.length === 0) {
      expect(metric.openFacts.join(' ')).toMatch(/benchmark|average/i);
    }
  });

  it('has scoring changes of real dates, oldest first, that fit a workbook', () => {
    const { changedOn, what, source } = ScoringChange.shape;
    const dates = metric.scoringChanges.map((change) => change.date);
    expect(dates).toEqual([...new Set(dates)].sort());
    for (const change of metric.scoringChanges) {
      expect(changedOn.safeParse(change.date).error).toBeUndefined();
      expect(what.safeParse(change.what).error).toBeUndefined();
      expect(source.safeParse(change.source).error).toBeUndefined();
    }
  });

  it('refers to drivers that exist, and to none if it is a driver itself', () => {
    for (const key of metric.drivers) expect(catalogueMetric(key)?.role).toBe('driver');
    expect(new Set(metric.drivers).size).toBe(metric.drivers.length);
    expect(metric.role === 'driver').toBe(metric.drivers.length === 0);
  });

  it('claims a true zero only where 0 is the lower end of the scale', () => {
    if (metric.hasTrueZero) expect(metric.scaleMin).toBe(0);
  });

  it('says whether new readings can be had, and leaves an unpublished end open', () => {
    expect(metric.availability.note).not.toBe('');
    if (metric.availability.status !== 'closed') return;
    const { closedOn } = metric.availability;
    if (closedOn === null)
      expect(metric.openFacts.join(' ')).toMatch(/day on which the service ended/);
    else expect(CalendarDate.safeParse(closedOn).success).toBe(true);
  });
});

describe('the Klout Score', () => {
  const klout = catalogueMetric('klout-score');

  it('covers 90 days on a scale from 1 to 100', () => {
    expect(klout).toMatchObject({ smoothingDays: 90, scaleMin: 1, scaleMax: 100, decimals: 2 });
  });

  it('has five scoring changes; the glitch of September 2011 is a fact, not a change', () => {
    expect(klout?.scoringChanges.map((change) => [change.date, change.datePrecision])).toEqual([
      ['2009-10-01', 'month'],
      ['2011-02-15', 'day'],
      ['2011-10-26', 'day'],
      ['2012-08-14', 'day'],
      ['2013-03-30', 'month'],
    ]);
    expect(
      klout?.facts.some(({ fact }) => /25 September 2011.*not a scoring change/.test(fact)),
    ).toBe(true);
  });

  it('states an average of 20 before and of 40 after the change of August 2012', () => {
    expect(klout?.benchmarks.map(({ value, asOf }) => [value, asOf])).toEqual([
      [20, '2012-07-19'],
      [40, '2012-08-14'],
    ]);
  });

  it('closed on 25 May 2018', () => {
    expect(klout?.availability).toMatchObject({ status: 'closed', closedOn: '2018-05-25' });
  });
});
