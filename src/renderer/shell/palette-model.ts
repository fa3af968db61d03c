/** What the palette lists, in groups. */
import type { MarkedText, SearchHit } from '#shared/contract/search.ts';
import type { Engagement } from '#shared/domain/client.ts';
import type { SearchKind } from '#shared/domain/search.ts';
import { type Command, matching } from './commands.ts';
import type { Visit } from './recent.ts';

export interface PaletteItem {
  /** Among all items of the palette. */
  readonly key: string;
  readonly title: MarkedText;
  /** Whose it is, and whether it was put away. */
  readonly aside: string;
  readonly snippet: MarkedText;
  /** The command that it is; null for a page that it leads to. */
  readonly command: Command | null;
  /** Empty for a command. */
  readonly route: string;
}

export interface PaletteGroup {
  readonly label: string;
  readonly items: readonly PaletteItem[];
}

const KINDS: Readonly<Record<SearchKind, string>> = {
  client: 'Clients',
  engagement: 'Engagements',
  subject: 'Subjects',
  metric: 'Metrics',
  milestone: 'Milestones',
  journal: 'Journal',
  reading: 'Notes of readings',
  'sign-off': 'Reviews of verdicts',
};

const MOST_COMMANDS_FOUND = 5;

interface PaletteSource {
  readonly text: string;
  readonly commands: readonly Command[];
  readonly hits: readonly SearchHit[];
  readonly visits: readonly Visit[];
  readonly engagements: readonly Engagement[];
}

/** Before anything is typed: where one was, the engagements and the commands; then what matches. */
export function groupsOf(source: PaletteSource): PaletteGroup[] {
  const { text, commands, hits, visits, engagements } = source;
  const groups =
    text.trim() === ''
      ? [
          { label: 'Recently visited', items: visits.map(visited) },
          { label: 'Engagements', items: engagements.map(engagementItem) },
          { label: 'Commands', items: commands.map(commandItem) },
        ]
      : [
          {
            label: 'Commands',
            items: matching(commands, text).slice(0, MOST_COMMANDS_FOUND).map(commandItem),
          },
          ...foundGroups(hits),
        ];
  return groups.filter(({ items }) => items.length > 0);
}

/** What was found by kinds, those with the best match first, in each the best match first. */
function foundGroups(hits: readonly SearchHit[]): PaletteGroup[] {
  return [...Map.groupBy(hits, ({ kind }) => kind)].map(([kind, ofKind]) => ({
    label: KINDS[kind],
    items: ofKind.map(hitItem),
  }));
}

function hitItem(hit: SearchHit): PaletteItem {
  const { kind, id, title, snippet, clientName, engagementName, isArchived, route } = hit;
  const whose = [
    kind === 'client' ? null : clientName,
    kind === 'engagement' ? null : engagementName,
    isArchived ? 'archived' : null,
  ];
  return {
    key: `${kind} ${id}`,
    title,
    aside: whose.filter((part) => part !== null).join(' · '),
    // Notes in which nothing matches say nothing about why it was found.
    snippet: snippet.some(({ isMatch }) => isMatch) ? snippet : [],
    command: null,
    route,
  };
}

const unmarked = (text: string): MarkedText => [{ text, isMatch: false }];

function commandItem(command: Command): PaletteItem {
  const { id, label } = command;
  return { key: id, title: unmarked(label), aside: '', snippet: [], command, route: '' };
}

function visited({ route, title }: Visit): PaletteItem {
  const key = `visited ${route}`;
  return { key, title: unmarked(title), aside: '', snippet: [], command: null, route };
}

function engagementItem({ id, name, clientName }: Engagement): PaletteItem {
  return {
    key: `engagement ${id}`,
    title: unmarked(name),
    aside: clientName,
    snippet: [],
    command: null,
    route: `/engagements/${id}`,
  };
}
