import { describe, expect, it } from 'vitest';
import type { InputOf } from '#shared/contract/index.ts';
import type { CalendarDate } from '#shared/domain/calendar.ts';
import type { Session } from '#main/usecases/session.ts';
import {
  ask,
  day,
  logWeekly,
  newSession,
  refused,
  sessionAt,
  startEngagement,
} from './a-session.ts';

const file = (rows: string, fileName = 'client.csv') => ({
  fileName,
  bytes: new TextEncoder().encode(`date,value\n${rows}`),
});
const IMPORTED_ON = '2013-11-18';
const TAKEN_BACK_ON = '2013-11-25';

/** Eight readings by hand; then a file with six older ones and another value for the last. */
async function imported(onDuplicate: InputOf<'imports.commit'>['options']['onDuplicate']) {
  const clock = { today: IMPORTED_ON };
  const session = await newSession(clock);
  const started = await startEngagement(session);
  await logWeekly(session, started.seriesId, [41, 42, 41, 43, 44, 43, 45, 46]);
  const before = await judged(session, started.engagementId);
  const rows = [
    '2013-08-05,20',
    '2013-08-12,21',
    '2013-08-19,22',
    '2013-08-26,23',
    '2013-09-02,24',
  ];
  const { importId } = await ask(session, 'imports.commit', {
    ...file([...rows, '2013-11-18,60'].join('\n')),
    options: { engagementId: started.engagementId, metric: 'Influence', onDuplicate },
  });
  return { clock, session, started, before, importId };
}

/** What is judged of every series, whatever numbers its readings have. */
async function judged(
  session: Session,
  engagementId: InputOf<'trends.engagement'>['engagementId'],
  knownOn?: CalendarDate,
) {
  const { series } = await ask(session, 'trends.engagement', {
    engagementId,
    ...(knownOn && { knownOn }),
  });
  return series.map(({ judgement }) => judgement);
}

describe('an import taken back', () => {
  it.each(['replace', 'keep'] as const)(
    'leaves the judgement as it was before the import (%s)',
    async (onDuplicate) => {
      const { session, started, before, importId } = await imported(onDuplicate);
      const restored = onDuplicate === 'replace' ? 1 : 0;
      expect(await judged(session, started.engagementId)).not.toEqual(before);
      expect(
        await ask(session, 'imports.take-back', { importId, reason: 'The wrong client’s file' }),
      ).toEqual({ withdrawn: 5, restored });
      expect(await judged(session, started.engagementId)).toEqual(before);
      expect((await ask(session, 'workbook.verify', {})).sound).toBe(true);
    },
  );

  it('keeps every value, with the reason, in the corrections', async () => {
    const { session, started, importId } = await imported('replace');
    await ask(session, 'imports.take-back', { importId, reason: 'The wrong client’s file' });
    const corrections = await ask(session, 'corrections.list', { seriesId: started.seriesId });
    expect(
      corrections.map(({ date, oldValue, newValue, reason }) => [date, oldValue, newValue, reason]),
    ).toEqual([
      ['2013-11-18', 46, 60, 'Replaced by the import of client.csv'],
      ...[20, 21, 22, 23, 24].map((value, week) => [
        `2013-0${week < 4 ? 8 : 9}-${['05', '12', '19', '26', '02'][week] ?? ''}`,
        value,
        null,
        'The wrong client’s file',
      ]),
      ['2013-11-18', 60, 46, 'The wrong client’s file'],
    ]);
  });

  it('changes nothing of what was known the day before', async () => {
    const { clock, session, started, importId } = await imported('replace');
    const then = await judged(session, started.engagementId);
    clock.today = TAKEN_BACK_ON;
    await ask(session, 'imports.take-back', { importId, reason: 'The wrong client’s file' });
    expect(await judged(session, started.engagementId, day(IMPORTED_ON))).toEqual(then);
  });

  it('says of every import what of it still stands', async () => {
    const { session, importId } = await imported('replace');
    const facts = {
      ...{ id: importId, fileName: 'client.csv', importedAt: expect.any(String) as string },
      ...{ added: 5, unchanged: 0, corrected: 1, rejected: 0, milestones: 0 },
      engagements: ['Harbour Health: Content culture'],
    };
    expect(await ask(session, 'imports.list', {})).toEqual([{ ...facts, standing: 5 }]);
    await ask(session, 'imports.take-back', { importId, reason: 'wrong' });
    expect(await ask(session, 'imports.list', {})).toEqual([{ ...facts, standing: 0 }]);
    expect((await refused(session, 'imports.take-back', { importId, reason: 'wrong' })).code).toBe(
      'conflict',
    );
  });

  it('leaves a value that was corrected again since', async () => {
    const { session, started, importId } = await imported('replace');
    const readings = await ask(session, 'readings.list', { seriesId: started.seriesId });
    const last = readings.at(-1);
    if (!last) throw new Error('no reading');
    await ask(session, 'readings.correct', { readingId: last.id, value: 47, reason: 'By hand' });
    expect(await ask(session, 'imports.take-back', { importId, reason: 'wrong' })).toEqual({
      withdrawn: 5,
      restored: 0,
    });
    const now = await ask(session, 'readings.list', { seriesId: started.seriesId });
    expect(now.at(-1)?.value).toBe(47);
  });

  it('can be imported again, and is one step to undo', async () => {
    const { session, started, before, importId } = await imported('replace');
    const withImport = await judged(session, started.engagementId);
    await ask(session, 'imports.take-back', { importId, reason: 'wrong' });
    await ask(session, 'workbook.undo', {});
    expect(await judged(session, started.engagementId)).toEqual(withImport);
    await ask(session, 'imports.take-back', { importId, reason: 'wrong' });
    expect(await judged(session, started.engagementId)).toEqual(before);
    const again = await ask(session, 'imports.commit', {
      ...file('2013-08-05,20\n2013-08-12,21'),
      options: { engagementId: started.engagementId, metric: 'Influence' },
    });
    expect(again.summary.counts.added).toBe(2);
  });

  it('can be done after the workbook was closed and opened again', async () => {
    const { session, started, before, importId } = await imported('replace');
    const { path } = session.context().workbook;
    session.close();
    const later = sessionAt(path, { today: IMPORTED_ON });
    await ask(later, 'imports.take-back', { importId, reason: 'wrong' });
    expect(await judged(later, started.engagementId)).toEqual(before);
  });
});
