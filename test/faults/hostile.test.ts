import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../main/workbook/temporary-folder.ts';
import { sendCalls } from './contract-calls.ts';
import { procedureNames } from './contract-inputs.ts';
import { faultsOf, takeAll } from './hostile-batch.ts';
import { writeHostileClientFiles } from './hostile-client-files.ts';
import { attacks, harmless, writeHostileWorkbooks } from './hostile-workbooks.ts';

const LONG_MS = 120_000;

describe('hostile input', () => {
  it(
    'that should be a workbook opens, or is refused in a sentence and left as it was',
    async () => {
      const paths = writeHostileWorkbooks(temporaryFolder(), 150, 7);
      const taken = await takeAll('workbooks', paths);
      expect(taken.map(({ path }) => path)).toEqual(paths);
      expect(faultsOf(taken)).toEqual([]);
      const outcomeOf = (name: string) =>
        taken.find(({ path }) => basename(path) === `${name}.plumb`)?.outcome;
      expect(outcomeOf('nothing at all')).toBe('opened');
      for (const name of Object.keys(attacks)) {
        if (harmless.includes(name)) expect(outcomeOf(name)).toBe('opened');
        else expect(outcomeOf(name)).toMatch(/^(damaged|newer-version|not-a-workbook): /);
      }
    },
    LONG_MS,
  );

  it.each(['xlsx', 'csv'] as const)(
    'that should be a client’s .%s file is read, or refused in a sentence, within bounds',
    async (kind) => {
      const paths = await writeHostileClientFiles(temporaryFolder(), kind, 24, 7);
      const taken = await takeAll('client files', paths);
      expect(taken).toHaveLength(paths.length);
      expect(faultsOf(taken)).toEqual([]);
      expect(Math.max(...taken.map(({ megabytes }) => megabytes))).toBeLessThan(1_000);
    },
    LONG_MS,
  );

  it(
    'to any procedure is answered, tells nothing of the program, and changes nothing where refused',
    async () => {
      const report = await sendCalls(600, 7);
      expect(report.faults).toEqual([]);
      expect(report.procedures).toBe(procedureNames.length);
      expect(report.done).toBeGreaterThan(50);
      expect(report.refused).toBeGreaterThan(50);
    },
    LONG_MS,
  );
});
