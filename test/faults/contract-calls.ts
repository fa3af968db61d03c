/**
 * Calls with made-up inputs, sent to the web host in a process of its own; beside the folder of its workbook
 * lies a file that nothing may read, and nothing may appear. (Node's own permissions forbid fsync, which
 * the workbook does not do without, so what is there is listed before and after instead.)
 */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

export interface CallsReport {
  calls: number;
  done: number;
  refused: number;
  /** How many procedures were called. */
  procedures: number;
  slowestMs: number;
  readonly faults: string[];
}

/** Sends `calls` calls, the same ones for the same seed. */
export async function sendCalls(calls: number, seed: number): Promise<CallsReport> {
  const around = mkdtempSync(join(tmpdir(), 'plumbline-calls-'));
  const folder = join(around, 'inside');
  const outside = join(around, 'outside');
  const canary = join(outside, 'canary.txt');
  try {
    mkdirSync(folder);
    mkdirSync(outside);
    writeFileSync(canary, 'date,value\nCANARY,1\n');
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [join(import.meta.dirname, 'child-contract.ts'), folder, canary, String(calls), String(seed)],
      { cwd: folder, maxBuffer: 64 * 1024 * 1024, env: { ...process.env, HOME: folder } },
    );
    const report = JSON.parse(stdout) as CallsReport;
    const left = [...readdirSync(around), ...readdirSync(outside)].join(' ');
    if (left !== 'inside outside canary.txt') report.faults.push(`files outside: ${left}`);
    if (readFileSync(canary, 'utf8') !== 'date,value\nCANARY,1\n') {
      report.faults.push('the file outside was changed');
    }
    return report;
  } finally {
    rmSync(around, { recursive: true, force: true });
  }
}
