/** Light or dark, as the system has it or as chosen here; the choice stays on this machine. */
import { useSyncExternalStore } from 'react';

const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEY = 'plumbline.theme';

export function isTheme(text: unknown): text is Theme {
  return THEMES.some((theme) => theme === text);
}

function chosenTheme(): Theme {
  const kept = localStorage.getItem(KEY);
  return isTheme(kept) ? kept : 'system';
}

function show(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

/** Before the first paint. */
export function showChosenTheme(): void {
  show(chosenTheme());
}

const listeners = new Set<() => void>();

/** Chosen in the shell or by a command. */
export function setTheme(theme: Theme): void {
  localStorage.setItem(KEY, theme);
  show(theme);
  for (const listener of listeners) listener();
}

export function useTheme(): Theme {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, chosenTheme);
}
