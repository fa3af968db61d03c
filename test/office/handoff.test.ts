/** LibreOffice works a handoff workbook out anew, and goes on with it as a client would. */
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Refusal } from '#shared/domain/refusal.ts';
import type { EngagementId } from '#shared/domain/identity.ts';
import { buildTrendReport } from '#main/report/index.ts';
import { Session } from '#main/usecases/session.ts';
import { randomEngagement } from '../main/report/random-engagement.ts';
import { partsOf } from '../main/report/parts.ts';
import { day, logWeekly, newSession, startEngagement } from '../main/usecases/a-session.ts';
import { packed, withTypedRows } from '../main/report/typed-rows.ts';
import { differences, LibreOffice, storedIn, withoutResults, type Cells } from './recalculate.ts';

const MINUTES = 60_000;
const office = new LibreOffice();
afterAll(() => {
  office.close();
});

async function workedOut(files: ReadonlyMap<string, ReadonlyMap<string, string>>) {
  const bare = new Map<string, Uint8Array>();
  for (const [name, parts] of files) bare.set(name, await withoutResults(parts));
  return office.saved(bare);
}

/** The differences in all files, and how many formulas were compared. */
async function compared(files: ReadonlyMap<string, ReadonlyMap<string, string>>) {
  const saved = await workedOut(files);
  let formulas = 0;
  const differing = [...files].flatMap(([name, parts]) => {
    const stored = storedIn(parts, true);
    formulas += stored.size;
    return differences(stored, storedIn(saved.get(name) ?? new Map(), false)).map(
      (one) => `${name} ${one}`,
    );
  });
  return { differing, formulas };
}

describe('a handoff workbook in LibreOffice', () => {
  const session = Session.open({
    path: join(office.folder, 'sample.plumb'),
    clock: () => new Date('2026-11-23T12:00:00Z'),
    version: '1.2.3',
  });
  afterAll(() => session.close());

  const made = async (engagementId: EngagementId) =>
    partsOf((await session.value('reports.make', { engagementId, edition: 'handoff' })).bytes);

  it(
    'comes to the values stored, for every formula of the sample',
    async () => {
      await session.value('workbook.create', { sample: true });
      const files = new Map<string, Map<string, string>>();
      for (const { id, clientName } of await session.value('engagements.list', {})) {
        files.set(clientName, await made(id));
      }
      expect(files.size).toBe(3);
      const { differing, formulas } = await compared(files);
      expect(differing).toEqual([]);
      expect(formulas).toBeGreaterThan(10_000);
    },
    2 * MINUTES,
  );

  it(
    'notices a stored value that is wrong',
    async () => {
      const [engagement] = await session.value('engagements.list', {});
      const parts = await made(engagement?.id ?? (0 as EngagementId));
      const wrong = new Map(
        [...parts].map(([path, xml]) => [
          path,
          xml.replace('<f>ChecksResult</f><v>OK</v>', '<f>ChecksResult</f><v>Look</v>'),
        ]),
      );
      const { differing } = await compared(new Map([['wrong', wrong]]));
      expect(differing).toEqual([expect.stringMatching(/^wrong Summary!A\d+: OK, not Look$/)]);
    },
    2 * MINUTES,
  );

  it(
    'comes to the values stored for fifty engagements made up at random',
    async () => {
      const files = new Map<string, Map<string, string>>();
      for (let seed = 1; files.size < 50; seed += 1) {
        const { source, settings } = randomEngagement(seed, 2);
        const file = await buildTrendReport(source, { ...settings, edition: 'handoff' }).catch(
          (error: unknown) => error,
        );
        // One without a series that may leave is refused.
        if (file instanceof Refusal) continue;
        if (file instanceof Error) throw file;
        files.set(`seed ${seed}`, await partsOf((file as { bytes: Uint8Array }).bytes));
      }
      const { differing, formulas } = await compared(files);
      expect(differing).toEqual([]);
      expect(formulas).toBeGreaterThan(50_000);
    },
    4 * MINUTES,
  );

  it(
    'follows three readings that are typed in, which Plumbline then reads back',
    async () => {
      const own = await newSession({ today: '2013-11-25' });
      const { engagementId, seriesId } = await startEngagement(own);
      await logWeekly(own, seriesId, [40, 42, 41, 44, 43, 46, 45], day('2013-10-28'));
      const handoff = async () =>
        partsOf((await own.value('reports.make', { engagementId, edition: 'handoff' })).bytes);
      const before = await handoff();
      const rows = [
        { date: day('2013-11-18'), value: 50.5 },
        { date: day('2013-11-04'), value: 47 },
        { date: day('2013-11-11'), value: 49 },
      ];
      const named = rows.map((row) => ({ ...row, subject: 'Harbour Health', metric: 'Influence' }));
      const saved = await workedOut(new Map([['typed', withTypedRows(before, named)]]));
      const back = saved.get('typed') ?? new Map<string, string>();

      const file = { fileName: 'typed.xlsx', bytes: await packed(back) };
      const input = { ...file, options: { engagementId } };
      const preview = await own.value('imports.preview', input);
      expect(preview.rows.filter(({ outcome }) => outcome !== 'unchanged')).toMatchObject(
        rows.map((row) => ({ ...row, outcome: 'new', subject: 'Harbour Health' })),
      );
      expect(preview.summary.counts).toMatchObject({ added: 3, unchanged: 7, rejected: 0 });

      await own.value('imports.commit', input);
      const moved = lineOfMain(storedIn(back, false));
      const anew = lineOfMain(storedIn(await handoff(), false));
      expect(differences(anew, moved)).toEqual([]);
      expect(differences(lineOfMain(storedIn(before, false)), moved)).not.toEqual([]);
      const drawn = [...storedIn(back, false)].filter(([address]) =>
        /^Chart data!D\d/.test(address),
      );
      expect(drawn.map(([, value]) => value).slice(-4)).toEqual([45, 47, 49, 50.5]);
    },
    2 * MINUTES,
  );
});

/** Baseline to on-pace of the first line of Summary: what the table moves. */
function lineOfMain(cells: Cells): Cells {
  const latest = [...cells].find(
    ([address, value]) => address.startsWith('Summary!E') && value === 'Latest',
  );
  const row = Number(/\d+$/.exec(latest?.[0] ?? '')?.[0]) + 1;
  return new Map(
    ['C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'O', 'P', 'Q'].map((column) => [
      column,
      cells.get(`Summary!${column}${row}`) ?? '',
    ]),
  );
}
