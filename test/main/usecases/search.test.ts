import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SearchHit } from '#shared/contract/search.ts';
import type { Session } from '#main/usecases/session.ts';
import { ask, day, newSession, ownMetric, startEngagement, TODAY } from './a-session.ts';

const find = (session: Session, text: string): Promise<SearchHit[]> =>
  ask(session, 'search.find', { text });
const plain = (pieces: SearchHit['title']) => pieces.map(({ text }) => text).join('');
const kinds = async (session: Session, text: string) =>
  (await find(session, text)).map(({ kind }) => kind);

async function everything() {
  const session = await newSession();
  const started = await startEngagement(session, { objective: 'Make the zephyr team publish' });
  const { engagementId, seriesId } = started;
  const date = day('2013-05-06');
  const clientId = (await ask(session, 'engagements.show', { engagementId })).clientId;
  await ask(session, 'subjects.add', { clientId, name: 'Zephyrine Dubois', kind: 'team-member' });
  await ask(session, 'milestones.add', { engagementId, date, title: 'Zephyr workshop' });
  await ask(session, 'journal.add', { engagementId, date, text: 'Agreed on zephyr weeks' });
  await ask(session, 'readings.log', { seriesId, date, value: 44, note: 'Read in the zephyr app' });
  await ask(session, 'metrics.add', {
    metric: { from: 'own', definition: ownMetric({ name: 'Zephyr index' }) },
  });
  await ask(session, 'verdicts.sign', {
    seriesId,
    signed: 'too-early',
    sentence: 'The zephyr is young.',
  });
  await ask(session, 'clients.add', { name: 'Zephyr Bank' });
  return { session, ...started };
}

describe('search', () => {
  it('finds every kind of record by how a word begins, names before notes', async () => {
    const { session } = await everything();
    const found = await kinds(session, 'ZEPH');
    expect([...found].sort()).toEqual([
      'client',
      'engagement',
      'journal',
      'metric',
      'milestone',
      'reading',
      'sign-off',
      'subject',
    ]);
    expect(found.slice(0, 4).sort()).toEqual(['client', 'metric', 'milestone', 'subject']);
  });

  it('says what was found, whose it is, where it leads, and marks the match', async () => {
    const { session, engagementId, seriesId } = await everything();
    const hits = new Map((await find(session, 'zephyr')).map((hit) => [hit.kind, hit]));
    expect(hits.get('milestone')).toMatchObject({
      title: [
        { text: 'Zephyr', isMatch: true },
        { text: ' workshop', isMatch: false },
      ],
      clientName: 'Harbour Health',
      engagementName: 'Content culture',
      isArchived: false,
      route: `/engagements/${engagementId}/milestones`,
    });
    expect(hits.get('journal')).toMatchObject({
      title: [{ text: 'Note of 6 May 2013', isMatch: false }],
      snippet: [
        { text: 'Agreed on ', isMatch: false },
        { text: 'zephyr', isMatch: true },
        { text: ' weeks', isMatch: false },
      ],
      route: `/engagements/${engagementId}/journal`,
    });
    expect(hits.get('reading')).toMatchObject({
      title: [{ text: 'Influence of Harbour Health, 6 May 2013', isMatch: false }],
      route: `/engagements/${engagementId}?series=${seriesId}`,
    });
    // Whether or not anything is tracked of them.
    for (const name of ['zephyrine', 'harbour health']) {
      const subjects = (await find(session, name)).filter(({ kind }) => kind === 'subject');
      expect(subjects.map(({ route }) => route)).toEqual([`/engagements/${engagementId}/people`]);
    }
  });

  it('takes further words from what a record belongs to, but one at least from itself', async () => {
    const { session } = await everything();
    expect(await kinds(session, 'workshop harbour content')).toEqual(['milestone']);
    expect(await kinds(session, 'workshop elsewhere')).toEqual([]);
    expect((await kinds(session, 'harbour')).sort()).toEqual(['client', 'engagement', 'subject']);
  });

  it('makes no difference of case and accents', async () => {
    const session = await newSession();
    await ask(session, 'clients.add', { name: 'Žižkov Čajovna' });
    await ask(session, 'clients.add', { name: 'Cafe\u0301 Malmö' });
    for (const text of ['zizkov', 'ŽIŽKOV', 'čaj', 'caj']) {
      expect((await find(session, text)).map(({ title }) => plain(title))).toEqual([
        'Žižkov Čajovna',
      ]);
    }
    for (const text of ['café', 'cafe', 'CAFÉ', 'cafe\u0301', 'malmo']) {
      expect(await kinds(session, text)).toEqual(['client']);
    }
  });

  it('puts archived records last and says so', async () => {
    const session = await newSession();
    const { id: clientId } = await ask(session, 'clients.add', { name: 'Tern' });
    await ask(session, 'clients.add', { name: 'Tern Foods and all that belongs to it' });
    await ask(session, 'clients.archive', { clientId, archived: true });
    expect((await find(session, 'tern')).map(({ isArchived }) => isArchived)).toEqual([
      false,
      true,
    ]);
  });

  it('finds no more than asked for', async () => {
    const { session } = await everything();
    expect(await ask(session, 'search.find', { text: 'zeph', limit: 3 })).toHaveLength(3);
  });

  it('knows nothing that came after the day it is asked as of', async () => {
    const { session, engagementId } = await everything();
    await ask(session, 'journal.add', { engagementId, date: TODAY, text: 'A late zephyr' });
    expect(await kinds(session, 'late')).toEqual(['journal']);
    await ask(session, 'workbook.edit', { asOf: day('2013-06-01') });
    expect(await kinds(session, 'late')).toEqual([]);
    expect(await kinds(session, 'young')).toEqual([]);
    expect(await kinds(session, 'weeks')).toEqual(['journal']);
  });
});

describe('whatever is typed', () => {
  it('is no error', async () => {
    const { session } = await everything();
    const words = fc.constantFrom('AND', 'OR', 'NOT', 'NEAR(', '"', '*', '^', '{name}:', '-', '\0');
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(words).map((all) => all.join(' ')),
    );
    await fc.assert(
      fc.asyncProperty(text, async (typed) => {
        expect(Array.isArray(await find(session, typed))).toBe(true);
      }),
    );
  });

  it('finds nothing where it has no word', async () => {
    const { session } = await everything();
    for (const text of ['', '   ', '"', '* - ()', '…'])
      expect(await find(session, text)).toEqual([]);
  });
});

const word = fc.stringMatching(/^[a-zäéßñ]{3,12}$/).map((text) => `q${text}`);

describe('what is searched', () => {
  it('is what is there: added it is found, changed by its new words, removed not, undone again', async () => {
    const session = await newSession();
    const { engagementId } = await startEngagement(session);
    await fc.assert(
      fc.asyncProperty(word, word, async (first, second) => {
        fc.pre(!second.startsWith(first) && !first.startsWith(second));
        const fold = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '');
        fc.pre(!fold(second).startsWith(fold(first)) && !fold(first).startsWith(fold(second)));
        const text = `We spoke of ${first}.`;
        const { id: entryId } = await ask(session, 'journal.add', { engagementId, text });
        expect((await find(session, first)).map(({ id }) => id)).toEqual([entryId]);
        await ask(session, 'journal.edit', { entryId, text: second });
        expect(await find(session, first)).toEqual([]);
        expect((await find(session, second)).map(({ id }) => id)).toEqual([entryId]);
        await ask(session, 'journal.remove', { entryId });
        expect(await find(session, second)).toEqual([]);
        await ask(session, 'workbook.undo', {});
        expect((await find(session, second)).map(({ id }) => id)).toEqual([entryId]);
        await ask(session, 'journal.remove', { entryId });
      }),
      { numRuns: 25 },
    );
  });

  it('is never another workbook’s', async () => {
    const { session } = await everything();
    const other = await newSession();
    await ask(other, 'clients.add', { name: 'Mistral Mills' });
    expect(await find(other, 'zephyr')).toEqual([]);
    expect(await find(session, 'mistral')).toEqual([]);
    expect(await kinds(other, 'mistral')).toEqual(['client']);
  });

  it('leaves no trace in the workbook, and is no change of it', async () => {
    const { session } = await everything();
    const { db } = session.context().workbook;
    const before = db.prepare('SELECT total_changes()').pluck().get();
    await find(session, 'zephyr');
    expect(db.prepare('SELECT total_changes()').pluck().get()).toBe(before);
    const tables = db
      .prepare(
        `SELECT name FROM pragma_table_list WHERE name LIKE '%words%' OR name LIKE '%search%'`,
      )
      .all();
    expect(tables).toEqual([]);
  });

  it('is not what a change under way may yet take back', async () => {
    const { session, engagementId } = await everything();
    const { workbook } = session.context();
    const addThenFail = () =>
      workbook.changeInParts('test', new AbortController().signal, async (doPart) => {
        await doPart(() => {
          workbook.db
            .prepare(
              `INSERT INTO journal_entry (engagement_id, date, kind, text)
               VALUES (?, '2013-05-06', 'note', 'Fleeting sirocco')`,
            )
            .run(engagementId);
        });
        await find(session, 'sirocco');
        throw new Error('stopped');
      });
    await expect(addThenFail()).rejects.toThrow('stopped');
    expect(await find(session, 'sirocco')).toEqual([]);
  });

  it('marks matches only, whatever the text is made of', async () => {
    const { session, engagementId } = await everything();
    const { db } = session.context().workbook;
    db.prepare(
      `INSERT INTO journal_entry (engagement_id, date, kind, text)
       VALUES (?, '2013-05-06', 'note', 'a' || char(1) || '<b>sirocco</b>' || char(2) || 'z')`,
    ).run(engagementId);
    const [hit] = await find(session, 'sirocco');
    expect(hit?.snippet).toEqual([
      { text: 'a <b>', isMatch: false },
      { text: 'sirocco', isMatch: true },
      { text: '</b> z', isMatch: false },
    ]);
  });
});
