import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openWorkbook, whileAlone, type Workbook } from '#main/workbook/workbook.ts';
import { fill, newWorkbook } from './a-workbook.ts';
import { refusalOf } from './refusal-of.ts';

/** Another process that has the workbook open: "hold", or with a change of its own begun: "change". */
async function openElsewhere(path: string, what: 'hold' | 'change'): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'child-open.ts'), path, what]);
  onTestFinished(() => void child.kill('SIGKILL'));
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  expect(said.toString()).toBe('open');
  return child;
}

/** Has another process change the name of the one client, and waits for its end. */
async function renameClientElsewhere(path: string): Promise<void> {
  const child = spawn(process.execPath, [
    join(import.meta.dirname, 'child-open.ts'),
    path,
    'rename',
  ]);
  await once(child, 'exit');
}

const clientIn = ({ db }: Workbook) => db.prepare('SELECT name FROM client').pluck().get();
const renameClient = ({ db }: Workbook, name: string) =>
  db.prepare('UPDATE client SET name = ?').run(name);

function closedWorkbook(): string {
  const workbook = newWorkbook();
  fill(workbook);
  workbook.close();
  return workbook.path;
}

describe('a workbook that another process has open', () => {
  it('is read here and there, and what one writes the other sees and is told of once', async () => {
    const path = closedWorkbook();
    await openElsewhere(path, 'hold');
    const workbook = openWorkbook(path);
    onTestFinished(() => workbook.close());
    expect(workbook.wasChangedElsewhere()).toBe(false);
    await renameClientElsewhere(path);
    expect(clientIn(workbook)).toBe('Renamed elsewhere');
    expect([workbook.wasChangedElsewhere(), workbook.wasChangedElsewhere()]).toEqual([true, false]);
    workbook.change(() => renameClient(workbook, 'Renamed here'), 'change of a client');
    expect(workbook.wasChangedElsewhere()).toBe(false);
  });

  it('undoes nothing from before a change of the other: that would be undone with it', async () => {
    const workbook = openWorkbook(closedWorkbook());
    onTestFinished(() => workbook.close());
    workbook.change(() => renameClient(workbook, 'Renamed here'), 'change of a client');
    expect(workbook.history.undoes).toBe('change of a client');
    await renameClientElsewhere(workbook.path);
    expect(workbook.history.undo()).toBeNull();
    expect(clientIn(workbook)).toBe('Renamed elsewhere');
    workbook.change(() => renameClient(workbook, 'And again'), 'change of a client');
    expect(workbook.history.undo()).toBe('change of a client');
    expect(clientIn(workbook)).toBe('Renamed elsewhere');
  });

  it('is busy at once while the other changes it, until that is over or the other is killed', async () => {
    const path = closedWorkbook();
    const other = await openElsewhere(path, 'change');
    const workbook = openWorkbook(path);
    onTestFinished(() => workbook.close());
    expect(workbook.db.prepare('SELECT count(*) FROM reading').pluck().get()).toBe(3);
    expect(() => workbook.change(() => renameClient(workbook, 'Here'))).toThrow('locked');
    other.kill('SIGKILL');
    await once(other, 'exit');
    workbook.change(() => renameClient(workbook, 'Here'));
    expect(clientIn(workbook)).toBe('Here');
  });

  it('is not given another place from under it', async () => {
    const path = closedWorkbook();
    const other = await openElsewhere(path, 'hold');
    const refusal = refusalOf(() => whileAlone(path, () => renameSync(path, `${path}.moved`)));
    expect(refusal.code).toBe('busy');
    expect(refusal.message).toBe(
      '“work.plumb” is open in another window or program; close it there and try again.',
    );
    other.kill('SIGKILL');
    await once(other, 'exit');
    expect(whileAlone(path, (db) => db.prepare('SELECT name FROM client').pluck().get())).toBe(
      'Harbour Health',
    );
  });
});
