import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ExportFormat } from '#shared/contract/exports.ts';
import { Refusal } from '#shared/domain/refusal.ts';
import type { Session } from '#main/usecases/session.ts';
import {
  ask,
  day,
  logWeekly,
  newSession,
  ownMetric,
  refused,
  startEngagement,
  type Started,
} from '../usecases/a-session.ts';
import { everyRow } from './every-table.ts';

const formats: ExportFormat[] = ['json', 'csv'];
const rowsOf = (session: Session) => everyRow(session.context().workbook.db);

/** A session with an engagement of twelve readings, and its export. */
async function exported(format: ExportFormat = 'json') {
  const session = await newSession();
  const started = await startEngagement(session);
  await logWeekly(session, started.seriesId, [41, 42, 41, 43, 44, 43, 45, 46, 45, 47, 48, 47]);
  const { fileName, bytes } = await ask(session, 'exports.make', {
    format,
    engagementId: started.engagementId,
  });
  return { session, started, file: { fileName, bytes } };
}

async function sentenceAgainst(session: Session, file: { fileName: string; bytes: Uint8Array }) {
  const before = rowsOf(session);
  const { code, message } = await refused(session, 'exports.read-back', {
    fileName: file.fileName,
    bytes: new Uint8Array(file.bytes),
  });
  expect(rowsOf(session)).toEqual(before);
  return `${code}: ${message}`;
}

/** The file with some of its text replaced. */
function edited(file: { fileName: string; bytes: Uint8Array }, from: string | RegExp, to: string) {
  const text = Buffer.from(file.bytes).toString();
  const next = text.replace(from, to);
  expect(next).not.toBe(text);
  return { fileName: 'edited.json', bytes: new Uint8Array(Buffer.from(next)) };
}

describe('an engagement read back beside others', () => {
  /** A workbook with another client on the same metric. */
  async function other(metric = ownMetric()): Promise<{ session: Session; started: Started }> {
    const session = await newSession();
    const started = await startEngagement(session, {
      client: { name: 'Lumen Travel' },
      subject: { name: 'Lumen Travel', kind: 'organisation' },
      metrics: [{ from: 'own', definition: metric }],
    });
    await logWeekly(session, started.seriesId, [30, 31, 32]);
    return { session, started };
  }

  it.each(formats)('gets new numbers and the same verdict (%s)', async (format) => {
    const { session: from, started, file } = await exported(format);
    const { session, started: there } = await other();
    const { kept, added } = await ask(session, 'exports.read-back', file);
    expect(added).toBeGreaterThan(12);
    expect(kept).toEqual(['Metric “Influence” was here already, defined in the same way.']);

    const engagements = await ask(session, 'engagements.list', {});
    const mine = engagements.find(({ clientName }) => clientName === 'Harbour Health');
    if (!mine) throw new Error('it was not added');
    expect(mine.id).not.toBe(there.engagementId);
    const judged = async (where: Session, engagementId: Started['engagementId']) =>
      (await ask(where, 'trends.engagement', { engagementId })).series.map(
        ({ judgement }) => judgement,
      );
    expect(await judged(session, mine.id)).toEqual(await judged(from, started.engagementId));
    expect((await ask(session, 'workbook.verify', {})).sound).toBe(true);
  });

  it('is one step to undo', async () => {
    const { file } = await exported();
    const { session } = await other();
    const before = rowsOf(session);
    await ask(session, 'exports.read-back', file);
    expect(await ask(session, 'workbook.undo', {})).toEqual({
      what: `reading back of ${file.fileName}`,
    });
    expect(rowsOf(session)).toEqual(before);
  });

  it('is refused where the metric is defined otherwise here', async () => {
    const { file } = await exported();
    const { session } = await other(ownMetric({ smoothingDays: 90 }));
    expect(await sentenceAgainst(session, file)).toBe(
      'conflict: The metric “Influence” is not the same in the file and here: smoothing days is 0 in the file and 90 here. Make them the same, or rename the one here, and read the file back again.',
    );
  });

  it('is refused where it is here already', async () => {
    const { session, file } = await exported();
    expect(await sentenceAgainst(session, file)).toMatch(
      /^conflict: This workbook has an engagement “Content culture” of that client already/,
    );
  });

  it('is refused where a subject is shared otherwise here', async () => {
    const { session, started, file } = await exported();
    const { name, objective, startsOn, note } = await ask(session, 'engagements.show', {
      engagementId: started.engagementId,
    });
    await ask(session, 'engagements.edit', {
      engagementId: started.engagementId,
      ...{ name: `${name} 2012`, objective, status: 'active', startsOn, endsOn: null, note },
    });
    session.context().workbook.db.prepare(`UPDATE subject SET visibility = 'private'`).run();
    expect(await sentenceAgainst(session, file)).toContain(
      'The subject “Harbour Health” is not the same in the file and here: visibility is “shared” in the file and “private” here.',
    );
  });

  it('says which scoring changes are new for everybody on the metric', async () => {
    const { session: from, started } = await exported();
    await ask(from, 'scoring-changes.add', {
      metricId: started.metricId,
      ...{ changedOn: day('2013-08-01'), what: 'New formula', source: '' },
      treatment: 'rebase',
    });
    const file = await ask(from, 'exports.make', {
      format: 'json',
      engagementId: started.engagementId,
    });
    const { session } = await other();
    const { kept } = await ask(session, 'exports.read-back', file);
    expect(kept).toContain(
      'The scoring change of 1 Aug 2013 is new here for “Influence”, in every engagement that tracks it.',
    );
  });

  it('is not taken for a whole workbook, which needs an empty one', async () => {
    const { session } = await exported();
    const { fileName, bytes } = await ask(session, 'exports.make', { format: 'json' });
    expect(await sentenceAgainst(session, { fileName, bytes })).toMatch(
      /^conflict: “work – Everything.json” holds a whole workbook, and this one is not empty/,
    );
  });
});

describe('a file that is no export, or not a whole one', () => {
  it('is refused with a sentence, and nothing is written', async () => {
    const { file } = await exported();
    const session = await newSession();
    const refusalOf = (from: string | RegExp, to: string) =>
      sentenceAgainst(session, edited(file, from, to));
    const begins = '“edited.json”';

    expect(await refusalOf('"plumbline"', '"other"')).toContain(`${begins} is no export of Plumb`);
    expect(await refusalOf('"formatVersion": 1', '"formatVersion": 2')).toMatch(/^newer-version: /);
    expect(await refusalOf(/"schemaVersion": \d+/, '"schemaVersion": 99')).toMatch(/^newer-versi/);
    expect(await refusalOf(/"schemaVersion": \d+/, '"schemaVersion": 0')).toContain(
      'schemaVersion',
    );
    expect(await refusalOf('"engagement"', '"everything"')).toContain(
      'table “workbook” has 0 rows',
    );
    expect(await refusalOf(/\}\s*$/, '')).toContain('is not JSON, or was cut off');
    expect(await refusalOf('"reading": [', '"other": [')).toContain('lacks the table “reading”');
    expect(await refusalOf('"value": 41,', '"value": "41",')).toContain(
      'row 1 of its table “reading” has no value that is a number',
    );
    expect(await refusalOf('"value": 41,', '"value": 1e999,')).toContain('has no value that is');
    expect(await refusalOf('"value": 41,', '"value": 41, "__proto__": 1,')).toContain(
      '“__proto__”',
    );
    expect(await refusalOf('"value": 41,', '"value": 41, "more": 1,')).toContain('“more”');
    expect(
      await refusalOf(/"date": "[^"]+", "value": 41,/, '"date": "soon", "value": 41,'),
    ).toContain('row 1 of its table “reading” breaks a rule of that table');
    expect(await refusalOf('"series_id": 1,', '"series_id": 7,')).toContain(
      'a row of its table “reading” points at a “tracked_series” that is not in the file',
    );
    expect(await refusalOf('"is_main": 1', '"is_main": 0')).toContain('no main indicator');
    const text = (content: string) => ({ fileName: 'a.json', bytes: Buffer.from(content) });
    for (const content of [
      '',
      'null',
      '[]',
      '{"format":"plumbline"}',
      'PK\u0003\u0004',
      '\u0000',
    ]) {
      expect(await sentenceAgainst(session, text(content))).toMatch(/^bad-input: “a.json” /);
    }
  });

  it('costs no more memory than it must, however deep or large it is', async () => {
    const session = await newSession();
    const hostile = {
      deep: Buffer.from('{"format":"plumbline","formatVersion":1,"x":'.padEnd(40_000_000, '[')),
      wide: Buffer.from(`[${'[],'.repeat(13_000_000)}[]]`),
      large: Buffer.alloc(200 * 1024 * 1024, 0x20),
    };
    const before = process.memoryUsage().heapUsed;
    expect(await sentenceAgainst(session, { fileName: 'a', bytes: hostile.deep })).toContain(
      'deeper',
    );
    expect(await sentenceAgainst(session, { fileName: 'a', bytes: hostile.wide })).toContain(
      'more than 2,000,000 records',
    );
    expect(await sentenceAgainst(session, { fileName: 'a', bytes: hostile.large })).toContain(
      'larger than 128 MB',
    );
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(100_000_000);
  });

  it('never ends in anything but a refusal, whatever bytes are changed', async () => {
    const { file } = await exported();
    const { file: zip } = await exported('csv');
    const session = await newSession();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(file, zip),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.uint8Array({ minLength: 1, maxLength: 6 }),
        async ({ fileName, bytes }, share, noise) => {
          const changed = new Uint8Array(bytes);
          changed.set(noise, Math.floor(share * (bytes.length - noise.length)));
          const answer = await session.call('exports.read-back', { fileName, bytes: changed });
          if (answer.ok) await session.value('workbook.undo', {});
          else expect(answer.error).not.toMatchObject({ code: 'internal' });
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('an export', () => {
  it('is the same for the same content, and can be cancelled', async () => {
    const { session } = await exported();
    for (const format of formats) {
      const [first, second] = [
        await ask(session, 'exports.make', { format }),
        await ask(session, 'exports.make', { format }),
      ];
      expect(Buffer.from(first.bytes).equals(Buffer.from(second.bytes))).toBe(true);
      await expect(
        session.value('exports.make', { format }, { signal: AbortSignal.abort() }),
      ).rejects.toEqual(new Refusal('cancelled', 'Cancelled; nothing was changed.'));
    }
  });

  it('of an older schema is brought to this one', async () => {
    const session = await newSession();
    const bytes = readFileSync(join(import.meta.dirname, 'schema-1.json'));
    await ask(session, 'exports.read-back', { fileName: 'old.json', bytes: new Uint8Array(bytes) });
    const [engagement] = await ask(session, 'trends.portfolio', {});
    expect(engagement?.main?.judgement.latest).toEqual({ date: '2012-03-19', value: 41.8 });
  });
});
