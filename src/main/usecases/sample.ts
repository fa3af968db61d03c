/** The sample: opened beside one's own workbook, removed once it is no longer wanted. */
import { existsSync } from 'node:fs';
import type { OutputOf } from '#shared/contract/index.ts';
import type { AppState } from '#main/files/app-state.ts';
import { readFacts } from '#main/workbook/facts.ts';
import { ownPlaceOf, samplePlaceBeside } from '#main/workbook/sample-place.ts';
import type { Workbook } from '#main/workbook/workbook.ts';
import type { AutomaticBackups } from './automatic-backups.ts';
import type { OpenWorkbook } from './open-workbook.ts';
import type { CallOptions } from './session.ts';
import type { SessionProcedures } from './session-procedures.ts';

/** What a session lends to the procedures here. */
interface SampleDesk {
  readonly open: OpenWorkbook;
  readonly appState: AppState;
  readonly backups: AutomaticBackups;
  /** @param own how many of the jobs under way are the caller itself; 0 by default */
  readonly refuseWhileWorking: (own?: number) => void;
  readonly state: (options: CallOptions) => OutputOf<'workbook.state'>;
  /** The state after something that no row of the workbook tells of. */
  readonly elsewhere: (options: CallOptions) => OutputOf<'workbook.state'>;
  readonly make: (path: string, options: CallOptions) => Promise<Workbook>;
}

export function sampleProcedures(
  desk: SampleDesk,
): Pick<SessionProcedures, 'sample.open' | 'sample.remove'> {
  const { open, appState, backups, refuseWhileWorking, state, elsewhere, make } = desk;
  return {
    'sample.open': async (_input, options) => {
      const present = open.open();
      if (present && readFacts(present).isSample) return state(options);
      refuseWhileWorking(1);
      const place = samplePlaceBeside(present?.path ?? open.path);
      if (!existsSync(place)) (await make(place, options)).close();
      refuseWhileWorking(1);
      open.switchTo(place);
      return elsewhere(options);
    },
    'sample.remove': async (_input, options) => {
      refuseWhileWorking();
      await backups.settled();
      refuseWhileWorking();
      const removed = open.removeSample();
      backups.stop();
      appState.forget(removed);
      return elsewhere(options);
    },
  };
}

/** One's own workbook that the open sample lies beside; null without one. */
export function ownBeside(workbook: Workbook): string | null {
  const own = readFacts(workbook).isSample ? ownPlaceOf(workbook.path) : null;
  return own !== null && existsSync(own) ? own : null;
}
