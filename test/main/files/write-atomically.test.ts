import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  putNewFileInPlace,
  sweepTemporaries,
  temporaryBeside,
  writeFileAtomically,
} from '#main/files/write-atomically.ts';
import { refusalOf } from '../workbook/refusal-of.ts';
import { temporaryFolder } from '../workbook/temporary-folder.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('writing a file whole or not at all', () => {
  it('writes a new file and replaces an older one, leaving nothing beside it', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'Zürich report.xlsx');
    writeFileAtomically(path, bytes('first'));
    writeFileAtomically(path, bytes('second'));
    expect(readFileSync(path, 'utf8')).toBe('second');
    expect(readdirSync(folder)).toEqual(['Zürich report.xlsx']);
  });

  it('refuses a folder that does not exist, naming it', () => {
    const path = join(temporaryFolder(), 'nowhere', 'report.xlsx');
    const refusal = refusalOf(() => writeFileAtomically(path, bytes('x')));
    expect(refusal.code).toBe('storage');
    expect(refusal.message).toContain('nowhere” does not exist');
  });

  it('refuses the name of a folder and leaves the folder as it was', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'report.xlsx', 'inside'), { recursive: true });
    const refusal = refusalOf(() => writeFileAtomically(join(folder, 'report.xlsx'), bytes('x')));
    expect(refusal.message).toContain('is a folder');
    expect(readdirSync(folder)).toEqual(['report.xlsx']);
    expect(readdirSync(join(folder, 'report.xlsx'))).toEqual(['inside']);
  });

  it('refuses a name that the disk cannot hold', () => {
    const path = join(temporaryFolder(), `${'long'.repeat(70)}.xlsx`);
    expect(refusalOf(() => writeFileAtomically(path, bytes('x'))).message).toContain('too long');
  });

  it.runIf(process.platform === 'linux')(
    'keeps the older file whole when the new one does not fit',
    () => {
      const folder = temporaryFolder();
      const path = join(folder, 'report.xlsx');
      writeFileSync(path, 'the older report');
      const child = join(import.meta.dirname, 'child-write-too-much.ts');
      // A limit on the size of files stands in for a full disk: the write fails midway.
      const said = execFileSync(
        'sh',
        ['-c', 'ulimit -f 64; exec "$0" "$@"', process.execPath, child, path],
        {
          encoding: 'utf8',
        },
      );
      expect(said).toBe('storage');
      expect(readFileSync(path, 'utf8')).toBe('the older report');
      expect(readdirSync(folder)).toEqual(['report.xlsx']);
    },
  );
});

describe('giving a finished temporary file its name', () => {
  it('never takes the place of a file that is there', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'copy.plumb');
    writeFileSync(path, 'there first');
    const temporary = temporaryBeside(path);
    writeFileSync(temporary, 'too late');
    expect(refusalOf(() => putNewFileInPlace(temporary, path)).code).toBe('conflict');
    expect(readFileSync(path, 'utf8')).toBe('there first');
  });
});

describe('sweeping up after a killed process', () => {
  it('removes temporary files of ours older than an hour, and nothing else', () => {
    const folder = temporaryFolder();
    const old = temporaryBeside(join(folder, 'x.plumb'));
    const recent = temporaryBeside(join(folder, 'x.plumb'));
    const foreign = join(folder, '.plumbline-notes.tmp');
    for (const path of [old, `${old}-wal`, recent, foreign]) writeFileSync(path, '');
    const twoHoursAgo = Date.now() / 1000 - 7200;
    for (const path of [old, `${old}-wal`, foreign]) utimesSync(path, twoHoursAgo, twoHoursAgo);
    sweepTemporaries(folder);
    expect(
      readdirSync(folder)
        .map((name) => join(folder, name))
        .sort(),
    ).toEqual([recent, foreign].sort());
  });
});
