/** Each workbook opens where it was left; the main process keeps where that is. */
import { useEffect, useLayoutEffect, useRef } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { WorkbookState } from '#shared/contract/workbook.ts';
import { runJob } from '../client/procedures.ts';
import { isStillPage, viewToKeep } from './last-view.ts';

/** So long a page is looked at before it counts as the last one, in ms. */
const LOOKED_AT_MS = 400;

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
