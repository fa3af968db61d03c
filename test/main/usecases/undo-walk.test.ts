/**
 * A random walk of a thousand edits through every change that the contract knows, taken back to the
 * first and done again to the last.
 */
import { readFileSync } from 'node:fs';
import fc, { type GeneratorValue } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#shared/domain/calendar.ts';
import type { Session } from '#main/usecases/session.ts';
import {
  ask,
  day,
  logWeekly,
  newSession,
  ownMetric,
  sessionAt,
  type Started,
  startEngagement,
  TODAY,
} from './a-session.ts';
import { anyChange, type Change, changesOfContract, type Prepared } from './any-change.ts';

const EDITS = 1_000;

/** Everything in the workbook as the bytes of its two exports. */
async function exportsOf(session: Session): Promise<Record<'json' | 'csv', Buffer>> {
  const bytes = async (format: 'json' | 'csv') =>
    Buffer.from((await session.value('exports.make', { format })).bytes);
  return { json: await bytes('json'), csv: await bytes('csv') };
}

async function expectSame(session: Session, expected: Awaited<ReturnType<typeof exportsOf>>) {
  const found = await exportsOf(session);
  // The text first: where it differs, the difference can be read.
  expect(JSON.parse(found.json.toString())).toEqual(JSON.parse(expected.json.toString()));
  expect(found.json.equals(expected.json)).toBe(true);
  expect(found.csv.equals(expected.csv)).toBe(true);
}

/** What the next undo takes back. */
async function undoesOf(session: Session): Promise<string> {
  const { workbook } = await session.value('workbook.state', {});
  if (!workbook?.undoes) throw new Error('there is nothing to undo');
  return workbook.undoes;
}

function stepsOf(session: Session): number {
  const { db } = session.context().workbook;
  const steps = db.prepare<[], number>('SELECT count(DISTINCT step) FROM undo_note').pluck().get();
  return steps ?? 0;
}

/** A workbook with something in it for every change, as it is after opening: nothing to undo. */
async function prepare(): Promise<{ session: Session; prepared: Prepared }> {
  const first = await newSession();
  const metrics = [{ from: 'own' as const, definition: ownMetric() }];
  const team = await startEngagement(first, { metrics });
  for (const name of ['Ada Byron', 'Mary Somerville', 'Charles Babbage']) {
    const clientId = (await ask(first, 'clients.list', {}))[0]?.id;
    if (clientId === undefined) throw new Error('there is no client');
    const subject = { clientId, name, kind: 'team-member', consent: 'given' } as const;
    const { id: subjectId } = await ask(first, 'subjects.add', subject);
    const { seriesId } = await ask(first, 'series.add', { ...team, subjectId });
    await logWeekly(first, seriesId, [41, 42, 44, 43, 45, 46, 44, 47], addDays(TODAY, -14));
  }
  const season = await ask(first, 'league.add-season', {
    ...{ engagementId: team.engagementId, metricId: team.metricId, name: 'Autumn' },
    ...{ contest: 'people', start: addDays(TODAY, -90), end: addDays(TODAY, -7) },
  });
  const definition = ownMetric({
    name: 'Klout Score',
    scaleMin: 1,
    smoothingDays: 90,
    decimals: 2,
  });
  const shifted = await startEngagement(first, {
    ...{ name: 'Voices', startsOn: day('2011-03-07'), client: { name: 'Tern' } },
    metrics: [{ from: 'own', definition }],
  });
  await logShift(first, shifted.seriesId);
  const { path } = first.context().workbook;
  first.close();
  return {
    session: sessionAt(path),
    prepared: {
      shifted: { metricId: shifted.metricId, proposedOn: day('2011-10-26') },
      team: { engagementId: team.engagementId, metricId: team.metricId },
      seasonId: season.id,
      exports: await Promise.all(['Petrel', 'Gannet', 'Skua'].map(exportOfOther)),
    },
  };
}

/** Readings over a scoring change, by hand: an import could be taken back as a whole. */
async function logShift(session: Session, seriesId: Started['seriesId']): Promise<void> {
  const file = new URL('../../../src/main/sample/data/harbour-klout.csv', import.meta.url);
  const rows = readFileSync(file, 'utf8').matchAll(/^"(\d\d)\/(\d\d)\/(2011)","([\d.]+)"/gm);
  for (const [, month, dayOfMonth, year, value] of rows) {
    const date = day(`${year}-${month}-${dayOfMonth}`);
    await session.value('readings.log', { seriesId, date, value: Number(value) });
  }
}

async function exportOfOther(name: string): Promise<Prepared['exports'][number]> {
  const session = await newSession();
  const { engagementId, seriesId } = await startEngagement(session, { client: { name } });
  await logWeekly(session, seriesId, [30, 31, 32]);
  return (await session.value('exports.make', { format: 'json', engagementId })).bytes;
}

interface Walked {
  /** What the steps are called that were done, in their order. */
  readonly words: string[];
  readonly done: Map<Change, number>;
  readonly refused: Map<Change, number>;
}

const count = (counts: Map<Change, number>, name: Change) =>
  counts.set(name, (counts.get(name) ?? 0) + 1);

/** Does changes until so many were done, with some undone and done again, and some refused. */
async function walk(session: Session, prepared: Prepared, gen: GeneratorValue): Promise<Walked> {
  const inputs = anyChange(session, prepared, gen);
  const all = Object.keys(inputs) as Change[];
  expect(all.toSorted(), 'a change without any input for it').toEqual(changesOfContract());
  const walked: Walked = { words: [], done: new Map(), refused: new Map() };
  while (walked.words.length < EDITS) {
    for (const name of gen(() => fc.shuffledSubarray(all, { minLength: all.length }))) {
      if (walked.words.length === EDITS) break;
      // Each starts a thread to read its file, which takes as long as a hundred other changes.
      if (name === 'imports.commit' && gen(fc.boolean)) continue;
      const input =
        gen(fc.integer, { min: 1, max: 12 }) === 1 ? damaged(gen, inputs[name]()) : inputs[name]();

      const answer = await session.call(name, input);
      if (!answer.ok) {
        expect(answer.error, name).not.toMatchObject({ code: 'internal' });
        count(walked.refused, name);
        continue;
      }
      // What says what is there already changes nothing, and is no step.
      if (stepsOf(session) === walked.words.length) continue;
      count(walked.done, name);
      walked.words.push(await undoesOf(session));
      if (gen(fc.integer, { min: 1, max: 10 }) === 1)
        await backAndForth(session, walked.words, gen);
    }
  }
  return walked;
}

/** The input with one of its fields left out or replaced by what it cannot be. */
function damaged(gen: GeneratorValue, input: object): unknown {
  const key = gen(() => fc.constantFrom(...Object.keys(input)));
  const wrong = gen(() =>
    fc.constantFrom<unknown>(undefined, null, -1, 0.5, 999_999, '', 'x', [], {}),
  );
  return { ...input, [key]: wrong };
}

async function backAndForth(session: Session, words: readonly string[], gen: GeneratorValue) {
  const steps = words.slice(-gen(fc.integer, { min: 1, max: 5 }));
  expect(await takeAll(session, 'workbook.undo', steps.length)).toEqual(steps.toReversed());
  expect(await takeAll(session, 'workbook.redo', steps.length)).toEqual(steps);
}

async function takeAll(session: Session, name: 'workbook.undo' | 'workbook.redo', most = Infinity) {
  const words: string[] = [];
  while (words.length < most) {
    const answer = await session.call(name, {});
    if (!answer.ok) {
      expect(answer.error.message).toContain('There is nothing to');
      break;
    }
    words.push(answer.value.what);
  }
  return words;
}

/** Names the seed alone: the values of a thousand edits help nobody. */
function reporter({ failed, seed, errorInstance }: fc.RunDetails<[GeneratorValue]>): void {
  if (failed) throw new Error(`The walk of seed ${seed} failed.`, { cause: errorInstance });
}

describe('a walk of 1,000 edits', () => {
  it('leads back to the start, byte for byte, and to its end again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (gen) => {
        const { session, prepared } = await prepare();
        const start = await exportsOf(session);

        const { words, done, refused } = await walk(session, prepared, gen);
        const end = await exportsOf(session);
        // Everything was done, and nearly everything refused as well.
        const changes = changesOfContract();
        expect([...done.keys()].sort()).toEqual(changes);
        expect(refused.size).toBeGreaterThan(0.9 * changes.length);

        // Each says what it did to which thing; a damaged input may call a file “x”.
        const names =
          /“.+”|^(import|taking back|reading back) of (.+\.(csv|json)|x)$|^Monday round of/;
        const nameless = words.filter((each) => !names.test(each));
        expect(new Set(nameless)).toEqual(new Set(['change of the workbook’s own facts']));

        expect(await takeAll(session, 'workbook.undo')).toEqual(words.toReversed());
        await expectSame(session, start);
        expect(await takeAll(session, 'workbook.redo')).toEqual(words);
        await expectSame(session, end);
      }),
      { numRuns: 1, endOnFailure: true, reporter },
    );
  }, 120_000);
});
