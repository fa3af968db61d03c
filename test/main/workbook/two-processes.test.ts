import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openWorkbook } from '#main/workbook/workbook.ts';
import { fill, newWorkbook } from './a-workbook.ts';
import { refusalOf } from './refusal-of.ts';

async function holdElsewhere(path: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'child-open.ts'), path, 'hold']);
  onTestFinished(() => void child.kill('SIGKILL'));
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  expect(said.toString()).toBe('open');
  return child;
}

describe('a workbook that another process holds', () => {
  it('is refused as busy at once, and opens when the holder was killed', async () => {
    const workbook = newWorkbook();
    fill(workbook);
    workbook.close();
    const holder = await holdElsewhere(workbook.path);

    const asked = performance.now();
    const refusal = refusalOf(() => openWorkbook(workbook.path));
    expect(refusal.code).toBe('busy');
    expect(refusal.message).toBe(
      '“work.plumb” is open in another window or program; close it there and try again.',
    );
    expect(performance.now() - asked).toBeLessThan(2000);

    holder.kill('SIGKILL');
    await once(holder, 'exit');
    const reopened = openWorkbook(workbook.path);
    expect(reopened.db.prepare('SELECT count(*) FROM reading').pluck().get()).toBe(3);
    reopened.close();
  });
});
