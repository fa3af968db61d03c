/**
 * The address of a page, all of it behind the #: `#/engagements/3?series=7`. So a step back in the
 * history brings back path and search together, and leaving a page leaves its search behind.
 */
import { useSyncExternalStore } from 'react';

interface NavigateOptions {
  readonly replace?: boolean;
  readonly state?: unknown;
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener('hashchange', onChange);
  return () => window.removeEventListener('hashchange', onChange);
}

/** Path and search of an address; the # and the first slash may be missing. */
export function addressOf(hash: string): { path: string; search: string } {
  const [path = '', ...search] = hash.replace(/^#?\/?/, '').split('?');
  return { path: `/${path}`, search: search.join('?') };
}

function navigate(to: string, { replace = false, state = null }: NavigateOptions = {}): void {
  const hash = `#${to}`;
  if (replace) window.history.replaceState(state, '', hash);
  else window.history.pushState(state, '', hash);
  // The browser tells only of steps that it took itself.
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

/** The location hook of the router. */
export function useAddress(): [string, typeof navigate] {
  const path = useSyncExternalStore(subscribe, () => addressOf(window.location.hash).path);
  return [path, navigate];
}
useAddress.searchHook = function useAddressSearch(): string {
  return useSyncExternalStore(subscribe, () => addressOf(window.location.hash).search);
};
useAddress.hrefs = (href: string): string => `#${href}`;
