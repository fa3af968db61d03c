import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Analysis } from '#shared/trend/analysis.ts';
import { answerOf, plumbline, root } from './command-line.ts';

interface Oracle {
  readonly name: string;
  readonly scoringChanges: readonly string[];
  readonly readings: readonly [date: string, value: number][];
  readonly expect: {
    readonly theilSen: { readonly slopePerDay: number; readonly low: number; readonly high: number };
  };
}

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-analyze-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

const write = (name: string, content: string): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

describe.todo;
