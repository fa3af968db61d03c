import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '#shared/domain/calendar.ts';
import type {
  ClientId,
  EngagementId,
  MetricId,
  ReadingId,
  SeriesId,
  SubjectId,
} from '#shared/domain/identity.ts';
import { type Line, outcomeOf, untouched } from '../../../src/renderer/features/round/drafts.ts';
import { planPaste } from '../../../src/renderer/features/round/paste.ts';

const date = '2013-11-18' as CalendarDate;

/** The line of a subject of a client on a metric from 1 to 100, by default the client itself on Klout. */
function line(
  id: number,
  client: string,
  { subject = client, metric = 'Klout Score', value = null as number | null } = {},
): Line {
  const seriesId = id as SeriesId;
  const clientId = 1 as ClientId;
  const ids = {
    subjectId: id as SubjectId,
    metricId: id as MetricId,
    engagementId: id as EngagementId,
  };
  return {
    series: {
      id: seriesId,
      ...ids,
      isMain: metric === 'Klout Score',
      archivedOn: null,
      retiredOn: null,
    },
    subject: {
      ...{ id: ids.subjectId, clientId, name: subject, kind: 'organisation', alias: null },
      ...{ visibility: 'shared', consent: null, consentOn: null, consentHow: '', inLeague: true },
    },
    metric: {
      ...{ id: ids.metricId, name: metric, provider: null, unit: 'points', decimals: 1 },
      ...{ scaleMin: 1, scaleMax: 100, hasTrueZero: false, direction: 'up', cadenceDays: 7 },
      ...{ role: 'leading-indicator', smoothingDays: 0, smallestMeaningfulPace: null },
      ...{ visibility: 'shared', howToRead: '', catalogueKey: null },
    },
    engagement: {
      ...{ id: ids.engagementId, clientId, clientName: client, name: 'Culture', objective: '' },
      ...{ status: 'active', startsOn: date, endsOn: null, note: '', archivedOn: null },
    },
    ...{ last: null, age: 7, isDue: true, daysOverdue: 0, scoringChangedOn: null },
    present:
      value === null
        ? null
        : {
            ...{ id: 1 as ReadingId, seriesId, date, value, seenOn: date, restatedBy: null },
            ...{ status: 'normal', source: '', note: '', evidence: '', importId: null },
          },
  };
}

const lines = [
  line(1, 'Acme'),
  line(2, 'Birch'),
  line(3, 'Cedar'),
  line(4, 'Cedar', { metric: 'Leads' }),
];

/** What each pasted value comes to: where it goes, and what is saved or why not. */
const told = (text: string, from = 0, of = lines) =>
  planPaste(text, of, from)?.map(({ line: at, entry, problem }) => [
    at?.series.id ?? null,
    entry ? { value: entry.value, note: entry.note } : problem,
  ]);

describe('a block pasted into the round', () => {
  it('fills downwards from the cell, and leaves a blank line alone', () => {
    expect(told('47,3\r\n\r\n51\r\n', 1)).toEqual([
      [2, { value: 47.3, note: '' }],
      [4, { value: 51, note: '' }],
    ]);
  });

  it('takes a second column as notes, quoted as spreadsheets quote them', () => {
    expect(told('47.3\t"He said ""up"""\n51\t')).toEqual([
      [1, { value: 47.3, note: 'He said "up"' }],
      [2, { value: 51, note: '' }],
    ]);
  });

  it('finds lines by the names of client, subject and metric', () => {
    expect(told('birch\t40\nCedar\t41\nCedar / Leads\t42\nAcme\t43\tsteady', 3)).toEqual([
      [2, { value: 40, note: '' }],
      [3, { value: 41, note: '' }],
      [4, { value: 42, note: '' }],
      [1, { value: 43, note: 'steady' }],
    ]);
  });

  it('says of each value that is not taken why', () => {
    expect(told('101.2\n1,234\nnone', 2)).toEqual([
      [3, 'Enter 1 to 100, the scale of Klout Score.'],
      [4, '“1,234” can be read two ways: write 1234 or 1.234.'],
      [null, 'There is no line left for it.'],
    ]);
    expect(told('Dune\t40\nKlout Score\t41\nBirch\t42\nBirch\t43')).toEqual([
      [null, 'No line is named “Dune”.'],
      [null, '“Klout Score” names several lines; write “client / subject / metric”.'],
      [2, { value: 42, note: '' }],
      [null, 'It is the second value for its line.'],
    ]);
    const present = [line(1, 'Acme', { value: 44 }), line(2, 'Birch', { value: 45 })];
    expect(told('44\n46', 0, present)).toEqual([
      [1, 'It is there already.'],
      [2, '18 Nov 2013 has 45 already; correct it in its line.'],
    ]);
  });

  it('is left to the field where it is one cell', () => {
    expect(planPaste('47.3', lines, 0)).toBeNull();
    expect(planPaste('47.3\r\n', lines, 0)).toBeNull();
  });
});

describe('saving a line', () => {
  const saved = line(1, 'Acme', { value: 44 });
  const outcome = (of: Line, change: Partial<ReturnType<typeof untouched>>) =>
    outcomeOf(of, { ...untouched(of), ...change });

  it('asks why before it changes a reading that is there', () => {
    expect(outcome(saved, { value: '47' })).toEqual({ kind: 'why' });
    expect(outcome(saved, { value: '47', reason: ' ' })).toEqual({ kind: 'why' });
    expect(outcome(saved, { value: '47', reason: 'A slip' })).toEqual({
      kind: 'entry',
      entry: { seriesId: 1, value: 47, reason: 'A slip' },
    });
  });

  it('does nothing where nothing is typed or the same, and never takes a reading back', () => {
    const empty = line(1, 'Acme');
    expect(outcome(empty, { value: ' ' }).kind).toBe('nothing');
    expect(outcome(saved, { value: '44,0' }).kind).toBe('nothing');
    expect(outcome(saved, { value: '' })).toMatchObject({ kind: 'problem' });
    expect(outcome(empty, { note: 'alone' })).toMatchObject({ kind: 'problem' });
  });
});
