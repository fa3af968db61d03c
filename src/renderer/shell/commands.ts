/** What can be done from anywhere: one list for the palette, for the keys and for the keyboard map. */
import { commandFacts, type CommandId, commandIds } from '#shared/commands.ts';
import { EngagementId } from '#shared/domain/identity.ts';
import { folded } from '../components/folded.ts';
import {
  ENGAGEMENT_PAGES,
  type EngagementPageKey,
} from '../features/engagement/engagement-pages.ts';
import type { Theme } from './theme.ts';

export interface Command {
  /** A {@link CommandId}, or "engagement/…" for those of the open engagement. */
  readonly id: string;
  readonly label: string;
  readonly accelerator: string | null;
  /** Pressed one after the other, outside of fields. */
  readonly keys: readonly string[];
  readonly run: () => void;
}

/** What the commands act on. */
export interface Surroundings {
  /** The address's path. */
  readonly location: string;
  /** What follows the question mark. */
  readonly search: string;
  readonly isSample: boolean;
  /** What each would take back or do again; null for nothing. */
  readonly undoes: string | null;
  readonly redoes: string | null;
  readonly navigate: (to: string) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly setTheme: (theme: Theme) => void;
  readonly openPalette: () => void;
  readonly openMap: () => void;
  readonly startOwn: () => void;
  readonly present: (engagementId: EngagementId) => void;
}

const ENGAGEMENT_KEYS: Partial<Readonly<Record<EngagementPageKey, string>>> = {
  trend: 't',
  journal: 'j',
  report: 'r',
};

/** The path of the engagement that an address is in; null outside of one. */
export function engagementOf(location: string): string | null {
  return /^\/engagements\/\d+/.exec(location)?.[0] ?? null;
}

/** The engagement that can be presented from an address; null outside of one. */
function presentable(location: string): EngagementId | null {
  const id = EngagementId.safeParse(Number(engagementOf(location)?.split('/').at(-1)));
  return id.success ? id.data : null;
}

/** The commands of the open engagement; none outside of one. */
export function engagementCommands({
  location,
  search,
  navigate,
}: Pick<Surroundings, 'location' | 'search' | 'navigate'>): Command[] {
  const engagement = engagementOf(location);
  if (engagement === null) return [];
  const log = {
    id: 'engagement/log-reading',
    label: 'Log a reading',
    accelerator: null,
    keys: ['l'],
    run: () => {
      const series = location === engagement ? new URLSearchParams(search).get('series') : null;
      navigate(
        `${engagement}?do=log${series === null ? '' : `&series=${encodeURIComponent(series)}`}`,
      );
    },
  };
  const makeTemplate = {
    id: 'engagement/make-template',
    label: 'Make a template from this engagement',
    accelerator: null,
    keys: [],
    run: () => navigate(`/templates?from=${engagement.replace('/engagements/', '')}`),
  };
  const pages = ENGAGEMENT_PAGES.map(({ key, path, label }) => {
    const letter = ENGAGEMENT_KEYS[key];
    return {
      id: `engagement/${key}`,
      label: key === 'report' ? 'Report: export the trend report' : label,
      accelerator: null,
      keys: letter === undefined ? [] : ['g', letter],
      run: () => navigate(`${engagement}${path}`),
    };
  });
  return [log, ...pages, makeTemplate];
}

/** The commands that stand everywhere, without those that have nothing to act on. */
export function generalCommands(surroundings: Surroundings): Command[] {
  return commandIds.flatMap((id) => {
    const { label, route, accelerator = null, keys = [] } = commandFacts[id];
    const run = route === undefined ? actOf(id, surroundings) : () => surroundings.navigate(route);
    if (run === null) return [];
    return [{ id, label: labelNow(id, label, surroundings), accelerator, keys, run }];
  });
}

/** Undo and redo say what of. */
function labelNow(id: CommandId, label: string, { undoes, redoes }: Surroundings): string {
  const what = id === 'undo' ? undoes : id === 'redo' ? redoes : null;
  return what === null ? label : `${label}: ${what}`;
}

/** What a command that goes nowhere does; null where there is nothing for it to do. */
function actOf(id: CommandId, surroundings: Surroundings): (() => void) | null {
  const { isSample, undoes, redoes, undo, redo, setTheme, openPalette, openMap, startOwn } =
    surroundings;
  const engagementId = presentable(surroundings.location);
  switch (id) {
    case 'palette':
      return openPalette;
    case 'keyboard-map':
      return openMap;
    case 'present':
      return engagementId === null ? null : () => surroundings.present(engagementId);
    case 'undo':
      return undoes === null ? null : undo;
    case 'redo':
      return redoes === null ? null : redo;
    case 'theme-system':
      return () => setTheme('system');
    case 'theme-light':
      return () => setTheme('light');
    case 'theme-dark':
      return () => setTheme('dark');
    case 'start-own':
      return isSample ? startOwn : null;
    case 'remove-sample':
      return isSample ? () => surroundings.navigate('/workbook?do=remove-sample') : null;
    default:
      return null;
  }
}

/** Those that every typed word begins a word of, whatever the case and the accents. */
export function matching(commands: readonly Command[], text: string): Command[] {
  const wanted = wordsOf(text);
  return commands.filter(({ label }) => {
    const words = wordsOf(label);
    return wanted.every((start) => words.some((word) => word.startsWith(start)));
  });
}

function wordsOf(text: string): string[] {
  return folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}
