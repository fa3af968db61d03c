import { describe, expect, it } from 'vitest';
import type { MetricId, SubjectId } from '#shared/domain/identity.ts';
import {
  day,
  engagement,
  klout,
  known,
  metric,
  planOf,
  refusalFrom,
  standing,
  subject,
  valuesOf,
} from './known-records.ts';

/** Row, column and value of each problem. */
const placesOf = async (...args: Parameters<typeof planOf>) =>
  (await problemsOf(...args)).map((problem) => problem.slice(0, 3));

/** The same with what was expected. */
const problemsOf = async (...args: Parameters<typeof planOf>) => {
  const { summary } = await planOf(...args);
  return summary.problems.map(({ row, column, value, expected }) => [row, column, value, expected]);
};

describe('the table in a file', () => {
  it('may lie below titles, which are named and left out', async () => {
    const plan = await planOf('Influence of Harbour Tools,,\n,,\nDate,Score,\n2013-01-07,45,\n');
    expect(valuesOf(plan)).toEqual([['2013-01-07', 45]]);
    expect(plan.rows[0]?.row).toBe(4);
    expect(plan.summary.readAs).toContain('header in row 3');
    expect(plan.summary.ignored).toEqual([
      {
        file: 'client.csv',
        row: 1,
        value: 'Influence of Harbour Tools',
        expected: 'text above the table, not data',
      },
    ]);
  });

  it.each([
    ['German', 'Datum;Wert;Quelle;Bemerkung\n04.11.2013;45,5;Klout.com;gut'],
    ['French', 'Jour;Valeur;Source;Commentaire\n04/11/2013;45,5;Klout.com;gut\n13/11/2013;46;;'],
    ['Spanish', 'Fecha;Valor;Fuente;Comentarios\n04/11/2013;45,5;Klout.com;gut\n13/11/2013;46;;'],
    ['English', 'Week starting;Score;Source;Comment\n2013-11-04;45.5;Klout.com;gut'],
  ])('is known by its header in %s', async (_language, content) => {
    const [first] = (await planOf(content)).readings;
    expect(first?.found).toMatchObject({
      date: '2013-11-04',
      value: 45.5,
      source: 'Klout.com',
      note: 'gut',
    });
  });

  it('is known by a column of dates where no header speaks of them', async () => {
    const dates = ['2013-01-07', '2013-01-14', '2013-01-21', '2013-01-28'];
    const content = ['Stamp,Score', ...dates.map((date) => `${date},45`), 'soon,47'].join('\n');
    const { rows, summary } = await planOf(content);
    expect(rows).toHaveLength(4);
    expect(summary.problems).toMatchObject([{ row: 6, column: 'Stamp', value: 'soon' }]);
  });

  it('ends where rows sum up others, repeat the header or only say something', async () => {
    const rows = [
      '2013-01-07,45',
      'Date,Score',
      '2013-01-14,46',
      'Total,91',
      'Mittelwert,45.5',
      ',',
      'Source: Klout',
    ];
    const { rows: read, summary } = await planOf(['Date,Score', ...rows].join('\n'));
    expect(read).toHaveLength(2);
    expect(summary.problems).toEqual([]);
    expect(summary.ignored.map(({ row, expected }) => [row, expected])).toEqual([
      [3, 'the header again'],
      [5, 'a row that sums up others, not a reading'],
      [6, 'a row that sums up others, not a reading'],
      [8, 'a line of text, not a reading'],
    ]);
  });

  it('has no row with more cells than its header: a decimal comma may have split a value', async () => {
    expect(await problemsOf('Date,Score\n2013-01-07,45,5\n2013-01-14,46')).toEqual([
      [
        2,
        undefined,
        '2013-01-07 45 5',
        expect.stringMatching(/2 cells like the header; this row has 3/),
      ],
    ]);
  });

  it.each([
    ['data without a header', '2013-01-07,45\n2013-01-14,46', /no header/],
    ['text without dates', 'Name,Score\nAna,45', /no table/],
    ['nothing but blanks', ' \n,,\n', /holds no table|holds nothing|no columns/],
    ['dates without values', 'Date,Comment\n2013-01-07,good', /no column of values/],
  ])('is asked for in a sentence where there is %s', async (_what, content, sentence) => {
    expect((await refusalFrom(planOf(content))).message).toMatch(sentence);
  });
});

describe('the shape of a table', () => {
  it('is long where a column names the subjects', async () => {
    const { summary, rows } = await planOf('date,account,score\n2013-01-07,@a,1\n2013-01-07,@b,2');
    expect(summary.shape).toBe('long');
    expect(rows.map(({ subject: name, value }) => [name, value])).toEqual([
      ['@a', 1],
      ['@b', 2],
    ]);
  });

  it('is long where columns name subjects and metrics', async () => {
    const content =
      'date,who,metric,value\n2013-01-07,Ana,Influence,1\n2013-01-07,Ana,klout-score,2\n2013-01-07,Ana,Karma,3';
    const plan = await planOf(content, { metric: undefined });
    expect(plan.rows.map((row) => [row.metric, row.value])).toEqual([
      ['Influence', 1],
      ['Klout Score', 2],
    ]);
    expect(plan.summary.problems).toMatchObject([{ row: 4, column: 'metric', value: 'Karma' }]);
  });

  it('is wide by subject where one metric is given and the columns are names', async () => {
    const { summary, rows } = await planOf(
      'Week;Ana Ruiz;Ben Ockham\n2013-01-07;1,5;\n2013-01-14;2;3',
    );
    expect(summary.shape).toBe('wide-by-subject');
    expect(summary.counts).toMatchObject({ added: 3, empty: 1 });
    expect(rows.map(({ subject: name }) => name)).toEqual(['Ana Ruiz', 'Ana Ruiz', 'Ben Ockham']);
  });

  it('is wide by metric where the columns are metrics', async () => {
    const content = 'Month,Share of voice,Enquiries,Rank\n2013-01-01,5%,12,1\n2013-02-01,6%,13,2';
    const { summary } = await planOf(content, {
      metric: undefined,
      metricOfColumn: { enquiries: 'leads', Rank: '' },
    });
    expect(summary.shape).toBe('wide-by-metric');
    expect(summary.perSeries).toEqual([
      { subject: 'Harbour Tools', metric: 'Share of voice', found: 2 },
      { subject: 'Harbour Tools', metric: 'Leads (new enquiries)', found: 2 },
    ]);
    expect(summary.ignored).toMatchObject([{ column: 'Rank', expected: 'left out, as you said' }]);
  });

  it('is a single series where there is one column of values', async () => {
    const { summary } = await planOf('Date,Score,Comment,Weekday\n2013-01-07,45,,Mon');
    expect(summary.shape).toBe('single-series');
    expect(summary.ignored).toMatchObject([{ column: 'Weekday' }]);
  });
});

describe('what a file leaves open is asked', () => {
  const fieldsOf = async (...args: Parameters<typeof planOf>) =>
    (await refusalFrom(planOf(...args))).details.map(({ field, column }) => [field, column]);
  const ofNone = { metric: undefined };

  it('of which metric the values are', async () => {
    expect(await fieldsOf('Date,Score\n2013-01-07,45', ofNone)).toEqual([['metric', undefined]]);
  });

  it('of which metric each column is, or whether the columns are people', async () => {
    const content = 'Week,posts,replies\n2013-01-07,4,5';
    expect(await fieldsOf(content, ofNone)).toEqual([
      ['metricOfColumn', 'posts'],
      ['metricOfColumn', 'replies'],
      ['metric', undefined],
    ]);
    expect(
      await fieldsOf(content, { metric: undefined, metricOfColumn: { posts: 'leads' } }),
    ).toEqual([['metricOfColumn', 'replies']]);
  });

  it('what a column of values without a header is', async () => {
    expect(await fieldsOf('Date,Score,\n2013-01-07,45,3')).toEqual([
      ['metricOfColumn', 'Score'],
      ['metricOfColumn', 'column C'],
    ]);
  });

  it('whose the values are, where the client has several organisations', async () => {
    const subjects = [subject(1, 'Harbour North'), subject(2, 'Harbour South')];
    expect(await fieldsOf('Date,Score\n2013-01-07,45', {}, known({ subjects }))).toEqual([
      ['subject', undefined],
    ]);
  });

  it('into which engagement readings go', async () => {
    const records = known({ engagement: null });
    expect(await fieldsOf('Date,Score\n2013-01-07,45', {}, records)).toEqual([
      ['engagementId', undefined],
    ]);
  });

  it('what contradicts the file', async () => {
    expect(await fieldsOf('Date,Klout Score\n2013-01-07,45')).toEqual([['metric', 'Klout Score']]);
    expect(await fieldsOf('Date,Account,Score\n2013-01-07,@a,45', { subject: 'Ana' })).toEqual([
      ['subject', undefined],
    ]);
    expect(await fieldsOf('Date,A,B\n2013-01-07,4,5', { subject: 'Ana' })).toEqual([
      ['subject', undefined],
    ]);
  });

  it('refuses a metric that is nowhere', async () => {
    const refusal = await refusalFrom(planOf('Date,Score\n2013-01-07,45', { metric: 'Karma' }));
    expect(refusal.code).toBe('not-found');
    expect(refusal.message).toContain('no metric “Karma”');
  });

  it('takes a metric that the file mentions and the engagement tracks, and says so', async () => {
    const tracked = [
      { subjectId: 1 as SubjectId, metricId: klout.metric.id, isArchived: false, readings: [] },
    ];
    const content = 'Date,Score\n2013-01-07,45';
    const plan = await planOf(content, ofNone, known({ tracked }), 'harbour-klout.csv');
    expect(plan.rows[0]?.metric).toBe('Klout Score');
    expect(plan.summary.readAs).toContain(
      'readings of Klout Score, which the file mentions and the engagement tracks',
    );
    await refusalFrom(planOf(content, ofNone, known(), 'harbour-klout.csv'));
  });
});

describe('subjects', () => {
  const subjects = [
    subject(1, 'Harbour Tools'),
    subject(2, 'Chloë Marsh', 'team-member'),
    subject(3, 'Chloe Marsh', 'team-member'),
  ];
  const named = async (name: string, options: Parameters<typeof planOf>[1] = {}) => {
    const content = `date,account,score\n2013-01-07,${name},1`;
    const { readings, summary } = await planOf(content, options, known({ subjects }));
    return { subject: readings[0]?.found.subject, willCreate: summary.willCreate };
  };

  it('are found by their name, case and spacing apart', async () => {
    expect((await named('CHLOË  marsh')).subject?.id).toBe(2);
    expect((await named('chloe marsh')).subject?.id).toBe(3);
  });

  it('are found by the handle that is their name', async () => {
    expect((await named('@harbourtools')).subject?.id).toBe(1);
  });

  it('are never found by likeness', async () => {
    for (const name of ['Chloé Marsh', 'C. Marsh', 'Harbour Tool', '@harbourtool']) {
      expect((await named(name)).subject?.id).toBeNull();
    }
  });

  it('are those that the person says', async () => {
    const { subject: found } = await named('@cm', { subjectOfName: { '@CM': 'Chloë Marsh' } });
    expect(found?.id).toBe(2);
  });

  it('that are new are of the kind the person says, else the safest that the name allows', async () => {
    const kind = async (name: string) => (await named(name)).subject?.kind;
    expect(await kind('@drpatel (CEO)')).toBe('executive');
    expect(await kind('Ana Ruiz')).toBe('team-member');
    expect((await named('Rival', { subjectKinds: { rival: 'peer' } })).subject?.kind).toBe('peer');
    const { willCreate } = await named('Ana Ruiz');
    expect(willCreate).toEqual([
      { kind: 'subject', name: 'Ana Ruiz', detail: 'team member' },
      { kind: 'series', name: 'Ana Ruiz', detail: 'Influence' },
    ]);
  });

  it('default to the client’s organisation, new where there is none', async () => {
    const { readings } = await planOf('Date,Score\n2013-01-07,45', {}, known({ subjects: [] }));
    expect(readings[0]?.found.subject).toEqual({
      id: null,
      name: 'Harbour Tools',
      kind: 'organisation',
    });
  });

  it('of another client are not imported into this one’s engagement', async () => {
    const content = 'Client,Date,Score\nharbour tools,2013-01-07,45\nLumen Travel,2013-01-07,46';
    expect(await problemsOf(content)).toEqual([
      [3, 'Client', 'Lumen Travel', 'Harbour Tools, whose engagement the import goes to'],
    ]);
  });

  it.each(['', '\u0007bell', 'x'.repeat(201)])('need a name: not “%s”', async (name) => {
    const content = `date,account,score\n2013-01-07,"${name}",1\n2013-01-07,Ana,1`;
    if (name.startsWith('\u0007')) {
      expect((await refusalFrom(planOf(content))).message).toMatch(/not a text file/);
    } else expect(await placesOf(content)).toEqual([[2, 'account', name]]);
  });
});

describe('values', () => {
  const percent = {
    metrics: [
      {
        metric: metric(9, { name: 'Share', unit: '%', scaleMin: 0, scaleMax: 100 }),
        scoringChanges: [],
      },
    ],
  };
  const share = { metric: 'Share' };

  it('off the scale are named with the scale', async () => {
    expect(
      await problemsOf('Date,Score\n2013-01-07,101.2\n2013-01-14,0\n2013-01-21,100', {
        metric: 'klout-score',
      }),
    ).toEqual([
      [2, 'Score', '101.2', 'a value on the scale of Klout Score, 1 to 100'],
      [3, 'Score', '0', 'a value on the scale of Klout Score, 1 to 100'],
    ]);
  });

  it('of days after today are named', async () => {
    expect(await problemsOf('Date,Score\n2013-11-18,1\n2013-11-19,2')).toEqual([
      [3, 'Date', '2013-11-19', 'a date up to today, 18 Nov 2013'],
    ]);
  });

  it('that are percentages keep their number, and are none of a metric in points', async () => {
    const content = 'Date,Value\n2013-01-07,4.38%\n2013-01-14,5%';
    expect(valuesOf(await planOf(content, share, known(percent)))).toEqual([
      ['2013-01-07', 4.38],
      ['2013-01-14', 5],
    ]);
    expect(await problemsOf('Date,Value\n2013-01-07,5%')).toEqual([
      [2, 'Value', '5%', 'a value of Influence in points, not a percentage'],
    ]);
  });

  it('without a sign among percentages are named', async () => {
    const content = 'Date,Value\n2013-01-07,4.38%\n2013-01-14,0.05';
    expect(await placesOf(content, share, known(percent))).toEqual([[3, 'Value', '0.05']]);
  });

  it('that may be fractions in place of percentages are not taken', async () => {
    const content = 'Date,Value\n2013-01-07,0.04\n2013-01-14,0.05\n2013-01-21,0.06';
    expect((await refusalFrom(planOf(content, share, known(percent)))).message).toMatch(
      /lies between 0 and 1.*if 0.05 means 5 %/,
    );
  });

  it('in another currency than the others are named', async () => {
    const content = 'Date,Value\n2013-01-07,€ 4\n2013-01-14,€ 5\n2013-01-21,$ 6';
    expect(await problemsOf(content)).toEqual([
      [4, 'Value', '$ 6', 'a value in €, like the others in the column'],
    ]);
  });

  it('that repeat a row count once', async () => {
    const { rows, summary } = await planOf(
      'Date,Score\n2013-01-07,45\n07.01.2013,45.0\n14.01.2013,46',
    );
    expect(rows).toHaveLength(2);
    expect(summary.ignored).toMatchObject([
      { row: 3, expected: 'the same as row 2; counted once' },
    ]);
  });

  describe('of which a date has two', () => {
    const content =
      'Date,Score,Source\n2013-01-07,45,Klout\n2013-01-07,46,Hootsuite\n2013-01-14,47,';

    it('are both named, and neither is taken', async () => {
      const { rows, summary } = await planOf(content);
      expect(rows.map(({ row }) => row)).toEqual([4]);
      expect(summary.problems.map(({ row, expected }) => [row, expected])).toEqual([
        [2, 'one value for 7 Jan 2013; row 3 has 46 from Hootsuite, this one is from Klout'],
        [3, 'one value for 7 Jan 2013; row 2 has 45 from Klout, this one is from Hootsuite'],
      ]);
    });

    it('are decided by the person: the first is kept, or the last replaces it', async () => {
      const keep = await planOf(content, { onDuplicate: 'keep' });
      expect(valuesOf(keep)[0]).toEqual(['2013-01-07', 45]);
      expect(keep.summary.ignored).toMatchObject([{ row: 3, value: '46' }]);
      const replace = await planOf(content, { onDuplicate: 'replace' });
      expect(valuesOf(replace)[0]).toEqual(['2013-01-07', 46]);
      expect(replace.summary.ignored).toMatchObject([{ row: 2, value: '45' }]);
    });

    it('are both left out where the one that was chosen cannot be read', async () => {
      const doubtful = 'Date;Score\n07.01.2013;45,5\n07.01.2013;46.5\n14.01.2013;47,5';
      const plan = await planOf(doubtful, { onDuplicate: 'replace' });
      expect(valuesOf(plan)).toEqual([['2013-01-14', 47.5]]);
      expect(plan.summary.problems.map(({ row }) => row)).toEqual([2, 3]);
    });
  });
});

describe('values beside those that stand', () => {
  const trackedWith = (
    metricId: MetricId,
    values: Readonly<Record<string, number>>,
    isArchived = false,
  ) =>
    known({
      tracked: [{ subjectId: 1 as SubjectId, metricId, isArchived, readings: standing(values) }],
    });
  const influence = 8 as MetricId;

  it('are new, unchanged or a conflict', async () => {
    const records = trackedWith(influence, { '2013-01-07': 45, '2013-01-14': 46 });
    const content = 'Date,Score\n2013-01-07,45\n2013-01-14,47\n2013-01-21,48';
    const { rows, summary } = await planOf(content, {}, records);
    expect(rows.map(({ outcome, standing: value }) => [outcome, value])).toEqual([
      ['unchanged', 45],
      ['conflict', 46],
      ['new', null],
    ]);
    expect(summary.counts).toMatchObject({ added: 1, unchanged: 1, conflicts: 1, restated: 0 });
    expect(summary.willCreate).toEqual([]);
  });

  it('are refused for a series that is archived', async () => {
    const records = trackedWith(influence, {}, true);
    const refusal = await refusalFrom(planOf('Date,Score\n2013-01-07,45', {}, records));
    expect(refusal.code).toBe('conflict');
  });

  describe('that the provider recalculated', () => {
    const records = trackedWith(klout.metric.id, {
      '2011-10-10': 48.7,
      '2011-10-17': 49.2,
      '2011-10-31': 40.6,
    });
    const content = 'date,score\n2011-10-10,39.3\n2011-10-17,49.2\n2011-10-31,40.6';
    const seen = 'harbour-klout-as-seen-2011-11-01.csv';
    const ofKlout = { metric: 'klout-score' };

    it('are a later vintage on the new scale, proposed from the file’s name', async () => {
      const { readings, summary } = await planOf(content, ofKlout, records, seen);
      expect(
        readings.map(({ outcome, seenOn, restatedBy }) => [outcome, seenOn, restatedBy]),
      ).toEqual([
        ['restated', '2011-11-01', '2011-10-26'],
        ['restated', '2011-11-01', '2011-10-26'],
        ['unchanged', '2011-11-01', null],
      ]);
      expect(summary.counts).toMatchObject({ added: 2, restated: 2, unchanged: 1 });
      expect(summary.readAs.slice(-2)).toEqual([
        'values as seen on 1 Nov 2011, as the file’s name says',
        '2 values of Harbour Tools stand on the scale of the scoring change of 26 Oct 2011, because the values before it differ from those seen then',
      ]);
    });

    it('are on the scale that the person names', async () => {
      const options = { ...ofKlout, seenOn: day('2011-11-01'), restatedBy: day('2011-10-26') };
      const { readings } = await planOf(content, options, known());
      expect(readings.map(({ outcome }) => outcome)).toEqual(['restated', 'restated', 'new']);
    });

    it('are no restatement where nothing differs from what was seen before', async () => {
      const same = 'date,score\n2011-10-10,48.7\n2011-10-17,49.2\n2011-10-03,48.1';
      const { readings } = await planOf(same, ofKlout, records, seen);
      expect(readings.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged', 'new']);
    });

    it('are a conflict where no scoring change explains the difference', async () => {
      const influenced = trackedWith(influence, { '2011-10-10': 48.7 });
      const { rows } = await planOf('date,score\n2011-10-10,39.3', {}, influenced, seen);
      expect(rows[0]?.outcome).toBe('conflict');
    });

    it('need days that can be', async () => {
      const ask = async (options: Parameters<typeof planOf>[1]) =>
        (await refusalFrom(planOf(content, { ...ofKlout, ...options }, records))).details[0]?.field;
      expect(await ask({ restatedBy: day('2011-10-26') })).toBe('seenOn');
      expect(await ask({ restatedBy: day('2011-10-26'), seenOn: day('2011-10-25') })).toBe(
        'seenOn',
      );
      expect(await ask({ restatedBy: day('2011-10-27'), seenOn: day('2011-11-01') })).toBe(
        'restatedBy',
      );
      expect(await ask({ seenOn: day('2013-11-19') })).toBe('seenOn');
      const early = await planOf(content, { ...ofKlout, seenOn: day('2011-10-20') }, records);
      expect(early.summary.problems).toMatchObject([{ row: 4, value: '2011-10-31' }]);
    });
  });
});

describe('milestones', () => {
  const other = { ...engagement, id: 2 as typeof engagement.id, clientName: 'Lumen Travel' };
  const records = known({ engagement: null, engagements: [engagement, other] });
  const header = 'client,date,milestone,category,status,owner';

  it('go to the engagement of the client that their row names', async () => {
    const content = `${header}\nLUMEN TRAVEL,2013-10-07,Recovery plan,governance,planned,Ana\nHarbour Tools,2011-05-02,Webinars,content,erledigt,`;
    const { milestones, summary } = await planOf(content, {}, records);
    expect(summary.shape).toBe('milestones');
    expect(milestones.map(({ milestone }) => milestone)).toMatchObject([
      {
        engagementId: 2,
        date: '2013-10-07',
        title: 'Recovery plan',
        status: 'planned',
        owner: 'Ana',
      },
      {
        engagementId: 1,
        date: '2011-05-02',
        title: 'Webinars',
        status: 'done',
        category: 'content',
      },
    ]);
  });

  it('are named where the client, the status, the date or the title is not right', async () => {
    const content = `${header}\nNobody,2013-10-07,A,,done,\nHarbour Tools,2013-02-30,B,,done,\nHarbour Tools,2013-02-01,C,,maybe,\nHarbour Tools,2013-02-01,,,done,`;
    expect(await placesOf(content, {}, records)).toEqual([
      [2, 'client', 'Nobody'],
      [3, 'date', '2013-02-30'],
      [4, 'status', 'maybe'],
      [5, 'milestone', ''],
    ]);
  });

  it('are asked whose they are where nothing says it', async () => {
    const refusal = await refusalFrom(planOf('date,milestone\n2013-10-07,A', {}, records));
    expect(refusal.details).toMatchObject([{ field: 'engagementId' }]);
    expect((await planOf('date,milestone\n2013-10-07,A')).milestones).toHaveLength(1);
  });

  it('of a client with several engagements need one named', async () => {
    const two = known({
      engagement: null,
      engagements: [engagement, { ...engagement, id: other.id }],
    });
    const content = `${header}\nHarbour Tools,2013-10-07,A,,done,`;
    expect(await placesOf(content, {}, two)).toEqual([[2, 'client', 'Harbour Tools']]);
    expect((await planOf(content, {}, known())).milestones).toHaveLength(1);
  });

  it('count once, and conflict with one of the same day and name', async () => {
    const content = `${header}\nHarbour Tools,2013-10-07,A,,done,\nHarbour Tools,2013-10-07,A,,done,\nHarbour Tools,2013-10-07,A,,missed,`;
    const { milestones, summary } = await planOf(content, {}, records);
    expect(milestones).toHaveLength(1);
    expect(summary.ignored).toMatchObject([{ row: 3 }]);
    expect(summary.problems).toMatchObject([{ row: 4 }]);
  });
});
