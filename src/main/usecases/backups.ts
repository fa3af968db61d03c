/** Backups, restoring, compacting, recovering: what closes the open workbook, or works without one. */
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import type { BackupCounts } from '#shared/contract/backups.ts';
import type { OutputOf } from '#shared/contract/index.ts';
import { Refusal } from '#shared/domain/refusal.ts';
import { writeFileAtomically } from '#main/files/write-atomically.ts';
import { countsOf, verifyBackup } from '#main/workbook/backup-facts.ts';
import { describeInThread, makeInThread } from '#main/workbook/backup-thread.ts';
import { backupsFolder, backupsOf } from '#main/workbook/backups.ts';
import { compactWorkbook } from '#main/workbook/compact.ts';
import { recoverWorkbook } from '#main/workbook/recover.ts';
import { restoreWorkbook } from '#main/workbook/restore.ts';
import { freeName } from '#main/workbook/workbook.ts';
import type { AutomaticBackups } from './automatic-backups.ts';
import type { OpenWorkbook } from './open-workbook.ts';
import type { CallOptions } from './session.ts';
import type { SessionProcedures } from './session-procedures.ts';

/** What a session lends to the procedures here. */
interface BackupDesk {
  readonly open: OpenWorkbook;
  readonly backups: AutomaticBackups;
  readonly clock: () => Date;
  /** The full path of a file as a person names it. */
  readonly named: (text: string) => string;
  readonly refuseWhileWorking: () => void;
  /** The state after something that no row of the workbook tells of. */
  readonly elsewhere: (options: CallOptions) => OutputOf<'workbook.state'>;
}

type BackupProcedures = Pick<
  SessionProcedures,
  | 'backups.list'
  | 'backups.make'
  | 'backups.verify'
  | 'backups.restore'
  | 'workbook.compact'
  | 'workbook.recover'
>;

export function backupProcedures(desk: BackupDesk): BackupProcedures {
  const { open, backups, clock, named, refuseWhileWorking, elsewhere } = desk;
  /** Nobody may be in the middle of something when the file is closed. */
  const alone = async (): Promise<void> => {
    refuseWhileWorking();
    await backups.settled();
    refuseWhileWorking();
  };
  return {
    'backups.list': async () => {
      const present = presentCounts(open);
      const described = await describeInThread(open.path);
      return {
        folder: backupsFolder(open.path),
        backups: described.map((each) => ({
          ...each,
          differs: each.counts && present && differenceWords(each.counts, present),
        })),
        problem: backups.problem,
      };
    },
    'backups.make': async () => {
      const path = openPath(open);
      const [last] = backupsOf(path);
      const made = await makeInThread(path, clock(), true);
      if (made === null) {
        throw new Refusal('conflict', 'The workbook is empty, so there is nothing to back up yet.');
      }
      return { path: made, isNew: made !== last?.path };
    },
    'backups.verify': ({ path }) => verifyBackup(named(path)),
    'backups.restore': async ({ path }, options) => {
      await alone();
      const from = named(path);
      const { before, setAside } = open.replacing(
        (place) => restoreWorkbook(place, from, clock()),
        'other content',
      );
      return { ...elsewhere(options), before, setAside };
    },
    'workbook.compact': async (_input, options) => {
      await alone();
      openPath(open);
      const sizes = open.replacing(compactWorkbook, 'same content');
      elsewhere(options);
      return sizes;
    },
    'workbook.recover': ({ out }) => {
      const place = out === undefined ? freeName(open.path, 'recovered') : named(out);
      const recovered = recoverWorkbook(open.path, place, clock().toISOString());
      return { ...recovered, lost: [...recovered.lost], list: keepList(recovered) };
    },
  };
}

function openPath(open: OpenWorkbook): string {
  const workbook = open.open();
  if (workbook) return workbook.path;
  throw new Refusal('not-found', `There is no workbook at “${open.path}” yet.`);
}

/** What is in the workbook now; null where it cannot be opened. */
function presentCounts(open: OpenWorkbook): BackupCounts | null {
  try {
    const workbook = open.open();
    return workbook && countsOf(workbook.db);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** "2 readings fewer and 1 client more than now"; "as many of everything as now". */
function differenceWords(then: BackupCounts, now: BackupCounts): string {
  const one = {
    clients: 'client',
    engagements: 'engagement',
    readings: 'reading',
    milestones: 'milestone',
  };
  const parts = (['clients', 'engagements', 'readings', 'milestones'] as const).flatMap((what) => {
    const difference = then[what] - now[what];
    const many = Math.abs(difference);
    if (many === 0) return [];
    return [`${many} ${many === 1 ? one[what] : what} ${difference > 0 ? 'more' : 'fewer'}`];
  });
  if (parts.length === 0) return 'As many of everything as now';
  const last = parts.pop() ?? '';
  return `${parts.length === 0 ? last : `${parts.join(', ')} and ${last}`} than now`;
}

/** The list of what was lost, beside the recovered workbook, for when the screen is long closed. */
function keepList({ path, lost }: { path: string; lost: readonly string[] }): string | null {
  if (lost.length === 0) return null;
  const list = `${path.replace(/\.plumb$/, '')} – what was lost.txt`;
  const text = [`What could not be saved into ${basename(path)}:`, '', ...lost, ''].join('\n');
  if (existsSync(list)) return null;
  writeFileAtomically(list, new TextEncoder().encode(text));
  return list;
}
