/** Light or dark, as the system has it or as chosen here; the choice stays on this machine. */
import { useState } from 'react';

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

export function useTheme(): [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState(chosenTheme);
  return [
    theme,
    (next) => {
      localStorage.setItem(KEY, next);
      show(next);
      setTheme(next);
    },
  ];
}
