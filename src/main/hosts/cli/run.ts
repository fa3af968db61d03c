/** What every command on a workbook has in common: its options, its session, its output, its end. */
import type { Command } from 'commander';
import { Session, type SessionOptions } from '#main/usecases/session.ts';
import type { InputOf, OutputOf, ProcedureName } from '#shared/contract/index.ts';
import type { Progress } from '#shared/contract/procedure.ts';
import type { CalendarDate } from '#shared/domain/calendar.ts';
import type { Workbook } from '#main/workbook/workbook.ts';
import { userWorkbookPath, version } from '../environment.ts';
import { print, printJson } from './output.ts';
import { parseDate } from './parse.ts';

/** Options that every command on a workbook takes. */
export interface WorkbookOptions {
  readonly workbook?: string;
  readonly json?: true;
  readonly today?: CalendarDate;
}

/** What a command has to say: for programs and for people. */
export interface Result {
  readonly data: unknown;
  readonly text: string;
}

/** What a command is given to work with. */
export interface Run {
  readonly session: Session;
  /** The open workbook, to find records in by what people call them. */
  readonly workbook: () => Workbook;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** Carries out a procedure, with progress on a terminal; throws the Refusal. */
  readonly ask: <Name extends ProcedureName>(
    name: Name,
    input: InputOf<Name>,
  ) => Promise<OutputOf<Name>>;
}

type Work<Options> = (run: Run, options: Options, ...args: string[]) => Promise<Result>;

/** A command that works on a workbook. */
export function workbookCommand(parent: Command, name: string, summary: string): Command {
  return parent
    .command(name)
    .description(summary)
    .option('--workbook <file>', 'the workbook (default: yours, see “plumbline where”)')
    .option('--json', 'answer as JSON')
    .option('--today <date>', 'judge as known on this date', parseDate);
}

/** Runs a command's work on the workbook that its options name, and prints what it has to say. */
export function onWorkbook<Options extends WorkbookOptions>(
  work: Work<Options>,
): (...all: unknown[]) => Promise<void> {
  return async (...all) => {
    const [options] = all.splice(-2) as [Options, Command];
    const path = options.workbook ?? userWorkbookPath();
    const result = await withSession({ path, today: options.today }, (run) =>
      // An argument that takes several comes as a list.
      work(run, options, ...(all.flat() as string[])),
    );
    printResult(result, options.json === true);
  };
}

export function printResult({ data, text }: Result, asJson: boolean): void {
  if (asJson) printJson(data);
  else print(text);
}

/** Gives a session on a workbook to some work and closes it after, come what may. */
export async function withSession<T>(
  {
    path,
    today,
    appState,
    backups = 'first-of-day',
    worksAhead,
  }: Pick<SessionOptions, 'path' | 'today' | 'appState' | 'backups' | 'worksAhead'>,
  work: (run: Run) => Promise<T>,
): Promise<T> {
  const session = Session.open({
    path,
    clock: () => new Date(),
    version,
    today,
    appState,
    backups,
    worksAhead,
  });
  const cancel = new AbortController();
  const onInterrupt = (): void => cancel.abort();
  // Once: a second Ctrl-C ends the process at once.
  process.once('SIGINT', onInterrupt);
  try {
    return await work({
      session,
      workbook: () => session.context().workbook,
      signal: cancel.signal,
      ask: async (name, input) => {
        const onProgress = showProgress;
        try {
          return await session.value(name, input, { onProgress, signal: cancel.signal });
        } finally {
          clearProgress();
        }
      },
    });
  } finally {
    process.off('SIGINT', onInterrupt);
    session.close();
  }
}

function showProgress({ phase, share }: Progress): void {
  if (!process.stderr.isTTY) return;
  const percent = share === null ? '' : ` ${Math.round(share * 100)} %`;
  process.stderr.write(`\r\u001B[K${phase}${percent}`);
}

function clearProgress(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\u001B[K');
}
