/** Which page a workbook opens at: by its address, which names records by their numbers alone. */
import { ENGAGEMENT_PAGES } from '../features/engagement/engagement-pages.ts';

const PAGES = /^\/(round|metrics|clients|data|import(\/\d+)?|clients\/\d+|metrics\/\d+)?$/;
const ENGAGEMENT = /^\/engagements\/\d+(\/[a-z-]+)?$/;
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

/** Whether a kept view is an address of this version: pages come and go. */
export function isStillPage(view: string): boolean {
  const [path = '', search = ''] = view.split('?');
  return viewToKeep(path, search) !== null;
}
