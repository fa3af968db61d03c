import { describe, expect, it } from 'vitest';
import type { JournalEntryId } from '#shared/domain/identity.ts';
import { ask, day, newSession, refused, startEngagement, TODAY } from './a-session.ts';

describe('a journal', () => {
  it('is empty at first, and lists the newest first', async () => {
    const session = await newSession();
    const { engagementId } = await startEngagement(session);
    expect(await ask(session, 'journal.list', { engagementId })).toEqual([]);
    const add = (date: string, text: string) =>
      ask(session, 'journal.add', { engagementId, date: day(date), text });
    await add('2013-05-06', 'First');
    await add('2013-09-02', 'Third');
    await add('2013-05-06', 'Second');
    const texts = (await ask(session, 'journal.list', { engagementId })).map(({ text }) => text);
    expect(texts).toEqual(['Third', 'Second', 'First']);
  });

  it('takes a note of today where nothing else is said', async () => {
    const session = await newSession();
    const { engagementId } = await startEngagement(session);
    const entry = await ask(session, 'journal.add', { engagementId, text: ' Met the editor. ' });
    expect(entry).toMatchObject({ date: TODAY, kind: 'note', text: 'Met the editor.' });
  });

  it('changes what is named and leaves the rest', async () => {
    const session = await newSession();
    const { engagementId } = await startEngagement(session);
    const added = await ask(session, 'journal.add', { engagementId, text: 'Weekly column' });
    const edited = { ...added, kind: 'decision' };
    const change = { entryId: added.id, kind: 'decision' } as const;
    expect(await ask(session, 'journal.edit', change)).toEqual(edited);
    expect(await ask(session, 'journal.list', { engagementId })).toEqual([edited]);
  });

  it('loses an entry, and has it back by undo', async () => {
    const session = await newSession();
    const { engagementId } = await startEngagement(session);
    const added = await ask(session, 'journal.add', { engagementId, text: 'Weekly column' });
    expect(await ask(session, 'journal.remove', { entryId: added.id })).toEqual(added);
    expect(await ask(session, 'journal.list', { engagementId })).toEqual([]);
    expect(await ask(session, 'workbook.undo', {})).toEqual({
      what: 'removal of the journal entry of 18 Nov 2013 in “Content culture”',
    });
    expect(await ask(session, 'journal.list', { engagementId })).toEqual([added]);
  });

  it('refuses what is to come, what says nothing, and entries that are not there', async () => {
    const session = await newSession();
    const { engagementId } = await startEngagement(session);
    const later = { engagementId, date: day('2013-11-19'), text: 'Launch' };
    const refusal = await refused(session, 'journal.add', later);
    expect(refusal.code).toBe('bad-input');
    expect(refusal.message).toContain('19 Nov 2013 is after today, 18 Nov 2013');
    expect((await refused(session, 'journal.add', { engagementId, text: '  ' })).code).toBe(
      'bad-input',
    );
    const entryId = 7 as JournalEntryId;
    expect((await refused(session, 'journal.edit', { entryId })).code).toBe('not-found');
    expect((await refused(session, 'journal.remove', { entryId })).code).toBe('not-found');
  });

  it('as known on a day has nothing dated after it, which can still be reworded', async () => {
    const session = await newSession();
    const { engagementId } = await startEngagement(session);
    const entry = await ask(session, 'journal.add', { engagementId, text: 'Weekly column' });
    await ask(session, 'workbook.edit', { asOf: day('2013-10-01') });
    expect(await ask(session, 'journal.list', { engagementId })).toEqual([]);
    const reworded = { entryId: entry.id, text: 'Weekly column agreed' };
    expect((await ask(session, 'journal.edit', reworded)).text).toBe('Weekly column agreed');
  });
});
