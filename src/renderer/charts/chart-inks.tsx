/** The design tokens as colours that a canvas can use, read again whenever the theme changes. */
import { useMemo, useRef, useSyncExternalStore, type ReactNode } from 'react';
import styles from './chart-inks.module.css';

const INKS = {
  ink: 'var(--ink)',
  inkSoft: 'var(--ink-soft)',
  inkFaint: 'var(--ink-faint)',
  surface: 'var(--surface)',
  lineStrong: 'var(--line-strong)',
  reading: 'var(--chart-reading)',
  smoothed: 'var(--chart-smoothed)',
  baseline: 'var(--chart-baseline)',
  target: 'var(--chart-target)',
  benchmark: 'var(--chart-benchmark)',
  limit: 'var(--chart-limit)',
  grid: 'var(--chart-grid)',
  change: 'var(--chart-change)',
  milestone: 'var(--chart-milestone)',
  better: 'var(--improving)',
  worse: 'var(--declining)',
  milestoneLine: 'color-mix(in srgb, var(--chart-milestone) 40%, transparent)',
  rangeFill: 'color-mix(in srgb, var(--chart-limit) 14%, transparent)',
  lagFill: 'color-mix(in srgb, var(--chart-milestone) 7%, transparent)',
} as const;

export type Inks = Readonly<Record<keyof typeof INKS, string>>;

const NAMES = Object.keys(INKS) as (keyof typeof INKS)[];

/**
 * The inks as the browser resolves them (null before the first paint), and the hidden swatches to
 * render, from which they are read: custom properties themselves would come back unresolved.
 */
export function useInks(): { inks: Inks | null; swatches: ReactNode } {
  const swatches = useRef<HTMLSpanElement>(null);
  const colours = useSyncExternalStore(onThemeChange, () =>
    [...(swatches.current?.children ?? [])]
      .map((swatch) => getComputedStyle(swatch).color)
      .join('\n'),
  );
  const inks = useMemo(() => {
    if (colours === '') return null;
    const values = colours.split('\n');
    return Object.fromEntries(NAMES.map((name, index) => [name, values[index] ?? ''])) as Inks;
  }, [colours]);
  return {
    inks,
    swatches: (
      <span ref={swatches} className={styles.swatches} aria-hidden>
        {NAMES.map((name) => (
          <span key={name} style={{ color: INKS[name] }} />
        ))}
      </span>
    ),
  };
}

/** The inks of the light theme, whatever the theme on screen: for what goes on paper or a slide. */
export function lightInks(): Inks {
  const place = document.createElement('span');
  place.className = styles.light ?? '';
  place.dataset['paper'] = '';
  document.body.append(place);
  const inks = NAMES.map((name) => {
    const swatch = document.createElement('span');
    swatch.style.color = INKS[name];
    place.append(swatch);
    return [name, getComputedStyle(swatch).color] as const;
  });
  place.remove();
  return Object.fromEntries(inks) as Inks;
}

const THEME_QUERIES = [
  '(prefers-color-scheme: dark)',
  '(forced-colors: active)',
  '(prefers-contrast: more)',
];

function onThemeChange(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme', 'class', 'style'] });
  const queries = THEME_QUERIES.map((query) => matchMedia(query));
  for (const query of queries) query.addEventListener('change', listener);
  return () => {
    observer.disconnect();
    for (const query of queries) query.removeEventListener('change', listener);
  };
}
