/** What a session answers itself: what is asked while no workbook is open, and what goes to another. */
import { dirname } from 'node:path';
import type { CheckedInputOf, OutputOf } from '#shared/contract/index.ts';
import { type CalendarDate, todayOf } from '#shared/domain/calendar.ts';
import { type NumberForm, numberFormOf } from '#shared/domain/number-form.ts';
import { Refusal } from '#shared/domain/refusal.ts';
import type { AppState } from '#main/files/app-state.ts';
import type { AutomaticBackups } from './automatic-backups.ts';
import { backupProcedures } from './backups.ts';
import type { Context } from './context.ts';
import { createWorkbookAt } from './create-workbook.ts';
import type { SessionProcedure } from './index.ts';
import type { OpenWorkbook } from './open-workbook.ts';
import type { CallOptions } from './session.ts';
import { workbookState } from './workbook.ts';
import { ownBeside, sampleProcedures } from './sample.ts';
import { listWorkbooks, placeNamed, viewStillThere } from './workbooks.ts';

/** What a session lends to its own procedures. */
interface Desk {
  readonly open: OpenWorkbook;
  readonly appState: AppState;
  readonly backups: AutomaticBackups;
  readonly clock: () => Date;
  readonly version: string;
  /** Judges everything as known on this date; null for the workbook's own day. */
  readonly today: CalendarDate | null;
  readonly context: (options: CallOptions) => Context;
  /** How many jobs are under way, which going to another workbook would pull it from under. */
  readonly jobs: () => number;
  readonly tellListeners: () => void;
}

export type SessionProcedures = {
  readonly [Name in SessionProcedure]: (
    input: CheckedInputOf<Name>,
    options: CallOptions,
  ) => OutputOf<Name> | Promise<OutputOf<Name>>;
};

export function sessionProcedures(desk: Desk): SessionProcedures {
  const { open, appState } = desk;
  const named = (text: string): string => placeNamed(text, dirname(open.path));
  /** The state after something that no row of the workbook tells of. */
  const elsewhere = (options: CallOptions): OutputOf<'workbook.state'> => {
    desk.tellListeners();
    return state(desk, options);
  };
  const refuseWhileWorking = (own = 0): void => {
    if (desk.jobs() <= own) return;
    throw new Refusal(
      'busy',
      'A file is being read or written just now; wait until that is done, then try again.',
    );
  };
  return {
    ...backupProcedures({ ...desk, named, refuseWhileWorking, elsewhere }),
    ...sampleProcedures({
      ...{ open, appState, backups: desk.backups, refuseWhileWorking, elsewhere },
      state: (options) => state(desk, options),
      make: (path, options) => make(desk, path, true, options),
    }),
    'workbook.state': (_input, options) => state(desk, options),
    'workbook.create': async ({ sample }, options) => {
      await open.make(sample, (path) => make(desk, path, sample, options));
      return elsewhere(options);
    },
    'workbooks.list': () => listWorkbooks(appState, open.path),
    'workbooks.open': ({ path }, options) => {
      refuseWhileWorking();
      open.switchTo(named(path));
      return elsewhere(options);
    },
    'workbooks.make': async ({ path }, options) => {
      refuseWhileWorking();
      const made = await make(desk, named(path), false, options);
      made.close();
      open.switchTo(made.path);
      return elsewhere(options);
    },
    'workbooks.move': async ({ path }, options) => {
      refuseWhileWorking();
      await desk.backups.settled();
      const from = desk.context(options).workbook.path;
      open.refuseGone();
      open.moveTo(named(path));
      appState.rename(from, open.path);
      return elsewhere(options);
    },
    'workbooks.forget': ({ path }) => {
      appState.forget(path);
      desk.tellListeners();
      return {};
    },
    'workbooks.keep-view': ({ route }) => {
      if (open.current) appState.keepView(open.current.path, route);
      return {};
    },
    'settings.edit': ({ numbers }, options) => {
      appState.chooseNumbers(numbers);
      return elsewhere(options);
    },
  };
}

function state(desk: Desk, options: CallOptions): OutputOf<'workbook.state'> {
  const { open, appState, clock, version, today } = desk;
  const workbook = open.open();
  const basics = workbook
    ? workbookState(desk.context(options))
    : { workbook: null, today: today ?? todayOf(clock()), defaultPath: open.path, version };
  return {
    ...basics,
    opening: open.opening,
    ownBeside: workbook && ownBeside(workbook),
    lastView: workbook && viewStillThere(workbook, appState.viewOf(workbook.path)),
    numbers: { choice: appState.read().numbers, ...formOf(appState, options) },
  };
}

/** How who asks writes numbers. Whoever names no locale is a program, whatever the person chose. */
export function formOf(appState: AppState, { locale = null }: CallOptions): NumberForm {
  return numberFormOf(locale === null ? 'point' : appState.read().numbers, locale);
}

function make(
  { clock, version }: Desk,
  path: string,
  sample: boolean,
  { onProgress, signal }: CallOptions,
): ReturnType<typeof createWorkbookAt> {
  return createWorkbookAt(path, {
    sample,
    clock: clock(),
    version,
    progress: onProgress ?? (() => undefined),
    signal: signal ?? new AbortController().signal,
  });
}
