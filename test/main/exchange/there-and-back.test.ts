import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExportFormat } from '#shared/contract/exports.ts';
import type { EngagementId } from '#shared/domain/identity.ts';
import type { Session } from '#main/usecases/session.ts';
import { ask, newSession } from '../usecases/a-session.ts';
import { everyRow, fillEveryTable } from './every-table.ts';

const formats: ExportFormat[] = ['json', 'csv'];
const dbOf = (session: Session) => session.context().workbook.db;

/** Sessions on empty workbooks, emptied between runs. */
async function twoWorkbooks(): Promise<{ from: Session; into: Session; empty: () => void }> {
  const [from, into] = [await newSession(), await newSession()];
  const empty = () => {
    for (const session of [from, into]) {
      const db = dbOf(session);
      db.pragma('foreign_keys = OFF');
      for (const table of Object.keys(everyRow(db))) {
        if (table !== 'workbook') db.exec(`DELETE FROM ${table}`);
      }
      db.pragma('foreign_keys = ON');
      db.prepare('UPDATE workbook SET uuid = ?, prepared_by = ?').run(randomUUID(), '=Ann\t');
    }
  };
  return { from, into, empty };
}

/** Name and number of each engagement, as they stand. */
const engagementsIn = (session: Session) =>
  dbOf(session).prepare<[], [string, EngagementId]>('SELECT name, id FROM engagement').raw().all();

const bytesOf = async (session: Session, format: ExportFormat, engagementId?: EngagementId) => {
  const { bytes } = await ask(session, 'exports.make', {
    format,
    ...(engagementId !== undefined && { engagementId }),
  });
  return Buffer.from(bytes);
};

describe('an export read back into an empty workbook', () => {
  it.each(formats)('gives the same workbook and the same %s again', async (format) => {
    const { from, into, empty } = await twoWorkbooks();
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (gen) => {
        empty();
        for (const mark of ['', 'é']) fillEveryTable(dbOf(from), gen, mark);
        const rows = everyRow(dbOf(from));
        expect(Object.entries(rows).filter(([, all]) => all.length === 0)).toEqual([]);
        const bytes = await bytesOf(from, format);
        await ask(into, 'exports.read-back', { fileName: `a.${format}`, bytes });
        expect(everyRow(dbOf(into))).toEqual(rows);
        expect((await bytesOf(into, format)).equals(bytes)).toBe(true);
        expect((await ask(into, 'workbook.verify', {})).sound).toBe(true);
      }),
      { numRuns: 8, endOnFailure: true },
    );
  });

  it.each(formats)('does so for one engagement as %s', async (format) => {
    const { from, into, empty } = await twoWorkbooks();
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (gen) => {
        empty();
        for (const mark of ['', 'é']) fillEveryTable(dbOf(from), gen, mark);
        const [, id] = gen(() => fc.constantFrom(...engagementsIn(from)));
        const bytes = await bytesOf(from, format, id);
        await ask(into, 'exports.read-back', { fileName: `a.${format}`, bytes });
        expect((await bytesOf(into, format, id)).equals(bytes)).toBe(true);
      }),
      { numRuns: 8, endOnFailure: true },
    );
  });
});

describe('the export of one engagement', () => {
  it.each(formats)('as %s holds nothing of any other client', async (format) => {
    const { from, empty } = await twoWorkbooks();
    empty();
    const [gen] = fc.sample(fc.gen(), { numRuns: 1, seed: 7 });
    if (!gen) throw new Error('nothing generated');
    fillEveryTable(dbOf(from), gen, 'CANARY-A');
    fillEveryTable(dbOf(from), gen, 'CANARY-B');
    // One file brought in milestones of both clients: its name is the other's too.
    dbOf(from).exec('UPDATE milestone SET import_id = (SELECT max(id) FROM import)');
    const engagements = engagementsIn(from);
    for (const [name, id] of engagements) {
      const mine = name.includes('CANARY-A') ? 'CANARY-A' : 'CANARY-B';
      const other = mine === 'CANARY-A' ? 'CANARY-B' : 'CANARY-A';
      const texts = await textsOf(await bytesOf(from, format, id));
      expect(texts).toContain(mine);
      expect(texts).not.toContain(other);
    }
  });
});

/** Everything a file says, the parts of an archive unpacked. */
async function textsOf(bytes: Buffer): Promise<string> {
  if (bytes[0] !== 0x50) return bytes.toString('utf8');
  const { default: JSZip } = await import('jszip');
  const { files } = await JSZip.loadAsync(bytes);
  const texts = await Promise.all(Object.values(files).map((part) => part.async('string')));
  return [bytes.toString('latin1'), ...texts].join('\n');
}
