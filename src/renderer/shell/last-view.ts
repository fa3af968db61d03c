/** Each workbook opens where it was left: the page's address is kept by the main process, by its numbers alone. */
import { useEffect, useLayoutEffect, useRef } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { WorkbookState } from '#shared/contract/workbook.ts';
import { runJob } from '../client/procedures.ts';
import { ENGAGEMENT_PAGES } from '../features/engagement/engagement-pages.ts';

const PAGES = /^\/(round|metrics|clients|data|import(\/\d+)?|clients\/\d+|metrics\/\d+)?$/;
const ENGAGEMENT = /^\/engagements\/\d+(\/[a-z-]+)?$/;
/** So long a page is looked at before it counts as the last one, in ms. */
const LOOKED_AT_MS = 400;

/**
 * The address to come back to; null for a page that is begun anew each time, such as a form, and for
 * one that there is none of.
 */
export function viewToKeep(path: string, search: string): string | null {
  const page = ENGAGEMENT.exec(path)?.[1] ?? '';
  const isPage = ENGAGEMENT.test(path)
    ? ENGAGEMENT_PAGES.some((each) => each.path === page)
    : PAGES.test(path);
  if (!isPage) return null;
  const query = new URLSearchParams(search);
  // What a command or a link of one moment asked for is not asked for again.
  query.delete('do');
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}

function isStillPage(view: string): boolean {
  const [path = '', search = ''] = view.split('?');
  return viewToKeep(path, search) !== null;
}

/** Goes back to the last view when a workbook is opened, and keeps which page is looked at. */
export function useLastView(state: WorkbookState | undefined): void {
  const [location, navigate] = useLocation();
  const search = useSearch();
  const arrivedIn = useRef<number | null>(null);
  const opening = state?.workbook ? state.opening : null;
  const lastView = state?.lastView ?? null;

  useLayoutEffect(() => {
    if (opening === null || arrivedIn.current === opening) return;
    const isFirst = arrivedIn.current === null;
    arrivedIn.current = opening;
    // An address that names its page is gone to as it is.
    if (isFirst && window.location.hash !== '') return;
    navigate(lastView !== null && isStillPage(lastView) ? lastView : '/', { replace: true });
  }, [opening, lastView, navigate]);

  useEffect(() => {
    const route = viewToKeep(location, search);
    if (opening === null || route === null) return;
    const timer = setTimeout(() => {
      // Where it cannot be kept there is nothing that a person could do.
      runJob('workbooks.keep-view', { route }).catch(() => undefined);
    }, LOOKED_AT_MS);
    return () => clearTimeout(timer);
  }, [opening, location, search]);
}
