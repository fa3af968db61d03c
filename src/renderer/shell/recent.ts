/**
 * The pages of engagements and metrics that were visited last, by what their windows were called. In
 * memory alone: clients' names are kept in the workbook and nowhere else.
 */
import { useEffect, useSyncExternalStore } from 'react';

export interface Visit {
  readonly route: string;
  readonly title: string;
}

const MOST = 6;
const WINDOW_SUFFIX = / – Plumbline$/;
const KEPT = /^\/(engagements|metrics)\/\d+/;

let visits: readonly Visit[] = [];
const listeners = new Set<() => void>();

function keep(next: readonly Visit[]): void {
  visits = next;
  for (const listener of listeners) listener();
}

/** The visits with one more, which is the latest, and no page twice. */
export function withVisit(before: readonly Visit[], visit: Visit): Visit[] {
  const others = before.filter(
    ({ route, title }) => route !== visit.route && title !== visit.title,
  );
  return [visit, ...others].slice(0, MOST);
}

/** Remembers each page when it is left, when its name is known, as long as the workbook is the same. */
export function useVisits(workbook: string | null, location: string): readonly Visit[] {
  useEffect(() => {
    if (!KEPT.test(location)) return;
    return () => {
      const title = document.title.replace(WINDOW_SUFFIX, '');
      keep(withVisit(visits, { route: location, title }));
    };
  }, [location]);
  useEffect(() => () => keep([]), [workbook]);
  const all = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => visits,
  );
  return all.filter(({ route }) => route !== location);
}
