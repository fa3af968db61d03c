/** Engagements made up at random, with every odd name and text that people type; the same for a seed. */
import { addDays } from '#shared/domain/calendar.ts';
import { Correction } from '#shared/domain/series.ts';
import type { ReportSettings, ReportSource } from '#main/report/index.ts';
import { seededRandom } from '#shared/trend/seeded-random.ts';
import { day, metric, milestone, series, settings, source, subject, TODAY } from './fixture.ts';

const ODD_NAMES = [
  'עברית עם שם',
  '👩‍👩‍👧‍👦 Family & Co',
  `Long ${'name '.repeat(38)}`.trim(),
  'x'.repeat(200),
  '[a]:b*c?d/e\\f',
  "'leading apostrophe",
  "trailing apostrophe'",
  '=1+1',
  '+44 20 7946 0000',
  '-SUM(A1:A9)',
  '@handle',
  '<b>"bold"</b> & \'single\' ]]>',
  'History',
  'Summary',
  'summary',
  'Readings',
  '_x0041_ is no A',
  'Zo\u0308e\u0301 (NFD)',
  '\u202Ereversed\u202C',
  '100 %',
  '&L&"Arial"&24Footer',
  'R1C1',
  'A1',
  'Ä\u200Dö',
];
const ODD_TEXTS = [
  ...ODD_NAMES,
  '',
  ' leading and trailing ',
  'two\nlines\r\nand three\n',
  '\ttab first',
  'n'.repeat(32_767),
  'm'.repeat(40_000),
  'bell \u0007, half a pair \uD83D, no character \uFFFE\uFFFF',
  'http://example.org/?a=1&b=2',
  '__x005F__ and _x000D_',
];
const SCALES = [
  { scaleMin: 0, scaleMax: 100 },
  { scaleMin: 1, scaleMax: 5 },
  { scaleMin: 0, scaleMax: null },
  { scaleMin: null, scaleMax: null },
];
const SIZES = [0, 1, 2, 5, 12, 30, 54];
const COURSES = [0.3, -0.3, 0, 0.01];
const TREATMENTS = ['splice', 'rebase', 'ignore', 'undecided'];
const LINKS = ['additive', 'ratio', 'linear'];

export interface RandomEngagement {
  readonly source: ReportSource;
  readonly settings: ReportSettings;
}

export function randomEngagement(seed: number, subjects = 4): RandomEngagement {
  const random = seededRandom(seed);
  const upTo = (most: number) => Math.floor(random() * most);
  const oneOf = <Of>(all: readonly Of[]): Of => {
    const chosen = all[upTo(all.length)];
    if (chosen === undefined) throw new RangeError('nothing to choose from');
    return chosen;
  };
  const seldom = () => random() < 0.2;
  // Names that a person can type, which the contract trims and checks.
  const name = (ordinary: string) =>
    random() < 0.6 ? `${oneOf(ODD_NAMES)} ${ordinary}`.slice(-200).trim() : ordinary;

  const metrics = Array.from({ length: 1 + upTo(4) }, (_, i) =>
    metric({
      id: i + 1,
      name: seldom() ? oneOf(ODD_NAMES) : name(`Metric ${i + 1}`),
      provider: seldom() ? null : name('Provider'),
      unit: oneOf(['points', '', '%', '=1', 'posts & more']),
      decimals: upTo(5),
      ...oneOf(SCALES),
      direction: oneOf(['up', 'down']),
      role: oneOf(['leading-indicator', 'leading-indicator', 'result', 'driver']),
      smoothingDays: oneOf([0, 0, 28, 90]),
      cadenceDays: oneOf([1, 7, 30]),
      visibility: seldom() ? 'private' : 'shared',
      howToRead: oneOf(ODD_TEXTS)
        .slice(0, 20_000)
        .replace(/[\u0007\uFFFE\uFFFF]/g, ''),
    }),
  );
  const people = Array.from({ length: 1 + upTo(subjects) }, (_, i) => {
    const kind = oneOf(['organisation', 'executive', 'team-member', 'peer']);
    const isPerson = kind === 'executive' || kind === 'team-member';
    return subject({
      id: i + 1,
      name: name(`Subject ${i + 1}`),
      kind,
      alias: `Alias ${i + 1}`,
      visibility: oneOf(['shared', 'shared', 'alias-only', 'private']),
      consent: isPerson ? oneOf(['given', 'given', 'not-asked', 'refused']) : null,
    });
  });
  let id = 0;
  const all = metrics.flatMap((of) =>
    people.flatMap((who) => {
      if (id > 0 && seldom()) return [];
      id += 1;
      const [low, high] = [of.scaleMin ?? -50, of.scaleMax ?? 1000];
      const rise = oneOf(COURSES);
      const from = addDays(TODAY, -of.cadenceDays * oneOf([60, 400]));
      const values = Array.from({ length: oneOf(SIZES) }, (_, i) => {
        const course = (low + high) / 2 + rise * i + (random() - 0.5) * 3;
        const kept = Math.min(high, Math.max(low, course));
        return [addDays(from, i * of.cadenceDays), Number(kept.toFixed(of.decimals))] as const;
      }).filter(([date]) => date <= TODAY && !seldom());
      const dates = values.map(([date]) => date);
      return series({
        id,
        isMain: id === 1,
        metric: of,
        subject: who,
        values,
        notes: Object.fromEntries(
          dates.slice(0, 3).map((date) => [
            date,
            oneOf(ODD_TEXTS)
              .slice(0, 20_000)
              .replace(/[\u0007\uFFFE\uFFFF]/g, ''),
          ]),
        ),
        scoringChanges: seldom()
          ? [
              {
                changedOn: addDays(from, 90),
                what: oneOf(ODD_NAMES),
                source: oneOf(ODD_NAMES),
                treatment: oneOf(TREATMENTS),
                linkMethod: oneOf(LINKS),
              },
            ]
          : [],
        ...(seldom()
          ? { target: { value: (low + high) / 2 + 3, dueOn: addDays(TODAY, upTo(400) - 100) } }
          : {}),
        ...(seldom() ? { signOff: { sentence: oneOf(ODD_NAMES), fits: !seldom() } } : {}),
      });
    }),
  );
  const made = source({
    client: name('Client'),
    engagement: name('Engagement'),
    objective: oneOf(ODD_TEXTS),
    series: all,
    milestones: Array.from({ length: upTo(6) }, (_, i) => ({
      ...milestone({
        id: i + 1,
        date: addDays(TODAY, upTo(600) - 500),
        status: oneOf(['planned', 'done', 'missed', 'dropped']),
      }),
      title: name(`Milestone ${i + 1}`),
      owner: name('Owner'),
      evidence: oneOf(ODD_TEXTS),
      note: oneOf(ODD_TEXTS),
    })),
    corrections: new Map(
      all.slice(0, 1).map(({ series: one, readings }) => [
        one.id,
        readings.slice(0, 2).map((reading) => ({
          ...Correction.parse({
            readingId: reading.id,
            date: reading.date,
            oldValue: 1,
            newValue: seldom() ? null : 2,
            reason: 'because',
            correctedOn: reading.date,
          }),
          reason: oneOf(ODD_TEXTS),
        })),
      ]),
    ),
    namedDrivers: metrics.length > 1 ? [[1, 2]] : [],
  });
  return {
    source: made,
    settings: {
      ...settings,
      preparedBy: oneOf(['', 'Pat Consultant', ...ODD_NAMES]),
      redact: oneOf(['none', 'people']),
      edition: 'report',
      period: seldom() ? { from: addDays(TODAY, -200), to: addDays(TODAY, -20) } : {},
    },
  };
}

/** As many readings as a series may have, and as many subjects as a team. */
export function largeEngagements(): readonly RandomEngagement[] {
  const long = series({
    isMain: true,
    metric: metric({ smoothingDays: 0, cadenceDays: 1 }),
    values: Array.from({ length: 10_000 }, (_, i) => [
      addDays(TODAY, i - 10_000),
      Math.round(5000 + 2000 * Math.sin(i / 90)) / 100,
    ]),
  });
  const team = Array.from({ length: 60 }, (_, i) =>
    series({
      id: i + 1,
      isMain: i === 0,
      subject: subject({
        id: i + 1,
        name: `Colleague ${i + 1}`,
        kind: 'team-member',
        consent: 'given',
      }),
      values: [
        [day('2013-11-04'), 40 + i / 2],
        [day('2013-11-11'), 41 + i / 2],
      ],
    }),
  );
  return [long, ...[team]].map((of) => ({
    source: source({ series: Array.isArray(of) ? of : [of] }),
    settings,
  }));
}
