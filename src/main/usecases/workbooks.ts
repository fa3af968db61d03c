/** Workbooks beside the open one: where they are, what they are called, where each was looked at last. */
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, extname, resolve } from 'node:path';
import type { OutputOf } from '#shared/contract/index.ts';
import type { AppState } from '#main/files/app-state.ts';
import { ClientId, EngagementId, MetricId } from '#shared/domain/identity.ts';
import { getClient } from '#main/workbook/clients.ts';
import { getEngagement } from '#main/workbook/engagements.ts';
import { getMetric } from '#main/workbook/metrics.ts';
import type { Workbook } from '#main/workbook/workbook.ts';

const EXTENSION = '.plumb';

/**
 * The full path of a file as a person names it: `~` is their home, a name alone lies in the folder
 * given. A workbook that is new gets the extension that its name lacks.
 */
export function placeNamed(text: string, folder: string): string {
  const named = text.trim().replace(/^~(?=$|[\\/])/, homedir());
  const place = resolve(folder, named);
  return existsSync(place) || extname(place) === EXTENSION ? place : `${place}${EXTENSION}`;
}

/** The recent workbooks, and the folder for a new one. */
export function listWorkbooks(state: AppState, openPath: string): OutputOf<'workbooks.list'> {
  return {
    folder: dirname(openPath),
    recents: state.read().recents.map(({ path, openedAt }) => ({
      path,
      fileName: basename(path),
      folder: dirname(path),
      openedAt,
      isOpen: path === openPath,
      isThere: existsSync(path),
    })),
  };
}

/** A kept view as far as what it shows is still in the workbook; null where it is not. */
export function viewStillThere(workbook: Workbook, view: string | null): string | null {
  const [, kind, id] = /^\/(clients|engagements|import|metrics)\/([1-9]\d*)/.exec(view ?? '') ?? [];
  if (id === undefined) return view;
  return recordOf(workbook, kind, Number(id)) === undefined ? null : view;
}

function recordOf(workbook: Workbook, kind: string | undefined, id: number): unknown {
  if (kind === 'metrics') return getMetric(workbook, MetricId.parse(id), null);
  if (kind === 'clients') return getClient(workbook, ClientId.parse(id));
  return getEngagement(workbook, EngagementId.parse(id));
}
