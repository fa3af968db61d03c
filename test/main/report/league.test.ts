import { describe, expect, it } from 'vitest';
import type { SeriesTrend } from '#shared/contract/trends.ts';
import { LeagueSeason } from '#shared/domain/league.ts';
import type { KeptAchievement, SeasonSource } from '#shared/trend/league-standing.ts';
import type { ReportSource } from '#main/report/index.ts';
import { day, metric, series, source, subject, weekly } from './fixture.ts';
import { cellsOf, part, reportParts, sheetNames, sheetPaths, textsOf } from './parts.ts';

type Fields = Parameters<typeof subject>[0];

/** Twelve weekly readings of the season from a start on, each so much higher. */
function player(id: number, name: string, start: number, step: number, of: Fields = {}) {
  const who = subject({ id, name, kind: 'team-member', consent: 'given', ...of });
  return series({ id, subject: who, values: weekly('2013-09-02', 12, start, step) });
}

function contestantOf({
  subject: who,
  readings,
}: SeriesTrend): SeasonSource['contestants'][number] {
  const contestant = { subjectId: who.id, name: who.name, hasOptedOut: false };
  return {
    subject: who,
    contestant: { ...contestant, readings, baseline: null, scoringChanges: [] },
  };
}

function season(fields: Partial<Record<keyof LeagueSeason, unknown>> = {}): LeagueSeason {
  return LeagueSeason.parse({
    id: 1,
    engagementId: 1,
    metricId: 1,
    metricName: 'Klout Score',
    name: 'Autumn 2013',
    contest: 'people',
    start: '2013-09-02',
    end: '2013-11-17',
    measure: 'normalised-change',
    isAnonymous: false,
    settledOn: '2013-11-18',
    ...fields,
  });
}

const firstPlace = (trend: SeriesTrend): KeptAchievement => ({
  subject: trend.subject,
  kind: 'first-place',
  earnedOn: day('2013-11-11'),
  value: 77.77,
  scoringVersion: null,
});

function withLeague(
  players: readonly SeriesTrend[],
  fields: Parameters<typeof season>[0] = {},
  achievements: readonly KeptAchievement[] = [],
  outOfLeague: readonly SeriesTrend[] = [],
): ReportSource {
  const of = metric();
  return source({
    series: [series({ isMain: true }), ...players, ...outOfLeague],
    leagues: [
      { season: season(fields), metric: of, contestants: players.map(contestantOf), achievements },
    ],
  });
}

const ana = player(10, 'Ana Wombleby', 40, 1);
const ben = player(11, 'Ben Quibble', 40, 0.5);
const cem = player(12, 'Cem Snarf', 40, -0.5);

/** Ranks and names of a sheet's rows. */
function placesOn(parts: ReadonlyMap<string, string>, sheet: string): [number, unknown][] {
  const cells = cellsOf(parts, sheet);
  return [...cells].flatMap(([address, value]): [number, unknown][] =>
    /^A\d+$/.test(address) && typeof value === 'number'
      ? [[value, cells.get(address.replace('A', 'C'))]]
      : [],
  );
}

/** The sheet's own part, with the texts that it refers to. */
function everyByteOf(parts: ReadonlyMap<string, string>, sheet: string): string {
  const path = sheetPaths(parts)[sheetNames(parts).indexOf(sheet)] ?? '';
  return [part(parts, path), ...textsOf(parts, sheet)].join('\n');
}

describe('the league in a trend report', () => {
  it('stands before the readings, ranked, with the total and what was achieved', async () => {
    const parts = await reportParts(withLeague([ben, ana, cem], {}, [firstPlace(ana)]));
    const names = sheetNames(parts);
    expect(names.indexOf('League')).toBe(names.indexOf('Readings') - 1);
    expect(placesOn(parts, 'League')).toEqual([
      [1, 'Ana Wombleby'],
      [2, 'Ben Quibble'],
      [3, 'Cem Snarf'],
    ]);
    const texts = textsOf(parts, 'League');
    expect(texts).toContain('Autumn 2013: Klout Score');
    expect(texts).toContain('All together');
    expect(texts).toContain('First place: Ana Wombleby, 77.77 on 11 Nov 2013');
  });

  it('is left out without a season that touches the period and ranks somebody', async () => {
    const without = [
      withLeague([], {}),
      withLeague([ana], { start: '2014-01-06', end: '2014-03-02' }),
      withLeague([ana], { start: '2013-11-10', end: '2013-11-17' }),
    ];
    for (const each of without) {
      expect(sheetNames(await reportParts(each))).not.toContain('League');
    }
    const early = { period: { to: day('2013-08-31') } };
    expect(sheetNames(await reportParts(withLeague([ana]), early))).not.toContain('League');
  });

  it('knows nothing of achievements in a report on a time before they were frozen', async () => {
    const played = withLeague([ana, ben], {}, [firstPlace(ana)]);
    const parts = await reportParts(played, { period: { to: day('2013-11-01') } });
    expect(placesOn(parts, 'League')).toHaveLength(2);
    expect(everyByteOf(parts, 'League')).not.toContain('First place');
  });

  it('has peers on a sheet of their own', async () => {
    const peers = [
      player(10, 'Meadowbrook', 40, 1, { kind: 'organisation', consent: null }),
      player(20, 'A rival', 40, 0.5, { kind: 'peer', consent: null }),
    ];
    const parts = await reportParts(withLeague(peers, { contest: 'peers' }));
    expect(sheetNames(parts)).not.toContain('League');
    expect(placesOn(parts, 'Peers')).toEqual([
      [1, 'Meadowbrook'],
      [2, 'A rival'],
    ]);
  });
});

describe('what the league in a trend report withholds', () => {
  it('has nobody in any byte of its sheet who stays out of leagues', async () => {
    const dev = player(13, 'Dev Ploverton', 40, 3, { inLeague: false });
    const parts = await reportParts(withLeague([ana, ben], {}, [firstPlace(ana)], [dev]));
    // The same scan finds who is there, and the name on the summary.
    expect(everyByteOf(parts, 'Summary')).toContain('Ploverton');
    expect(everyByteOf(parts, 'League')).toContain('Wombleby');
    expect(everyByteOf(parts, 'League')).not.toMatch(/ploverton|dev/i);
  });

  it('ranks and adds up without private people, and lets no missing first place tell of them', async () => {
    const dev = player(13, 'Dev Ploverton', 40, 3, { visibility: 'private' });
    const unwilling = player(14, 'Eve Grumblet', 40, 4, { consent: 'refused' });
    const hidden = await reportParts(
      withLeague([dev, ana, unwilling, ben], {}, [firstPlace(dev), firstPlace(ana)]),
    );
    const alone = await reportParts(withLeague([ana, ben]));
    expect(cellsOf(hidden, 'League')).toEqual(cellsOf(alone, 'League'));
    expect([...hidden.values()].join('')).not.toMatch(/ploverton|grumblet|77\.77/i);
  });

  it('shows people under the names they have in the rest of the file', async () => {
    const alias = { alias: 'Team member 1', visibility: 'alias-only' };
    const parts = await reportParts(
      withLeague([player(10, 'Ana Wombleby', 40, 1, alias), ben], { name: 'Beat Wombleby' }),
    );
    expect(placesOn(parts, 'League')[0]).toEqual([1, 'Team member 1']);
    expect(textsOf(parts, 'League')).toContain('Beat Team member 1: Klout Score');
    expect([...parts.values()].join('')).not.toContain('Wombleby');
  });

  it.each([
    ['where people are redacted', {}, { redact: 'people' }],
    ['where the season names nobody', { isAnonymous: true }, { redact: 'none' }],
  ] as const)('names nobody %s', async (_when, fields, settings) => {
    const tooFew = series({
      id: 15,
      subject: subject({ id: 15, name: 'Fay Dribblet', kind: 'team-member', consent: 'given' }),
      values: weekly('2013-09-02', 2, 40, 1),
    });
    const played = withLeague([ana, ben, tooFew], fields, [firstPlace(ana)]);
    const parts = await reportParts(played, settings);
    expect(placesOn(parts, 'League')).toEqual([
      [1, 'Not named'],
      [2, 'Not named'],
    ]);
    const all = everyByteOf(parts, 'League');
    expect(all).not.toMatch(/wombleby|quibble|dribblet|person \d/i);
    expect(all).toContain('First place: 77.77 on 11 Nov 2013');
    expect(all).toContain('1 could not be ranked');
  });

  it('has no season of a private metric, and no private peer', async () => {
    const secret = metric({ id: 9, name: 'Xylograph Index', visibility: 'private' });
    const [players] = [[ana, ben]];
    const onSecret = source({
      series: [series({ isMain: true }), ...players.map((one) => ({ ...one, metric: secret }))],
      leagues: [
        {
          season: season({ metricId: 9, metricName: 'Xylograph Index' }),
          metric: secret,
          contestants: players.map(contestantOf),
          achievements: [],
        },
      ],
    });
    const parts = await reportParts(onSecret);
    expect(sheetNames(parts)).not.toContain('League');
    expect([...parts.values()].join('')).not.toContain('Xylograph');
    const rival = { kind: 'peer', consent: null, visibility: 'private' };
    const peers = [
      player(10, 'Meadowbrook', 40, 1, { kind: 'organisation', consent: null }),
      player(20, 'Rival Grumblet', 40, 2, rival),
    ];
    const withPeers = await reportParts(withLeague(peers, { contest: 'peers' }));
    expect(placesOn(withPeers, 'Peers')).toEqual([[1, 'Meadowbrook']]);
    expect([...withPeers.values()].join('')).not.toContain('Grumblet');
  });
});
