/** Entries of the catalogue in words, and finding them by what people type. */
import { catalogue } from '#shared/catalogue/index.ts';
import type { CatalogueMetric } from '#shared/catalogue/types.ts';
import { formatDate } from '#shared/domain/calendar.ts';
import { describeScale } from '#shared/domain/metric.ts';
import { folded } from '../../components/folded.ts';
import { plural } from '../../components/format.ts';
import { roleWords } from './metric-words.ts';
import type { Use } from './uses.ts';

/** "0 to 100 %", "0 or more, posts per week": the scale as it stands in a table. */
export function scaleInWords({
  unit,
  ...scale
}: Pick<CatalogueMetric, 'scaleMin' | 'scaleMax' | 'unit'>): string {
  const words = describeScale(scale).replaceAll('-', '−');
  if (unit === '%') return `${words} %`;
  const isOpen = scale.scaleMin === null || scale.scaleMax === null;
  return isOpen && unit !== '' ? `${words}, ${unit}` : words;
}

/** Whether new readings can be had. */
export function availabilityInWords({ availability }: CatalogueMetric): string {
  switch (availability.status) {
    case 'own':
      return 'Your own count';
    case 'available':
      return 'Available';
    case 'not-known':
      return 'Not known';
    case 'closed':
      return availability.closedOn === null
        ? 'Closed'
        : `Closed on ${formatDate(availability.closedOn)}`;
  }
}

/** "2 clients", "No client", "Not yet". */
export function usedInWords(use: Use | undefined): string {
  if (!use) return 'Not yet';
  if (use.isArchived) return 'Archived';
  return use.clients === 0 ? 'Added, no client' : plural(use.clients, 'client');
}

/** Entries that have every typed word somewhere in what they are or stand for. */
export function entriesWith(text: string): readonly CatalogueMetric[] {
  const wanted = folded(text).split(/\s+/).filter(Boolean);
  return catalogue.filter((entry) => {
    const { name, provider, unit, role, key, card, facts, availability } = entry;
    const { standsFor, useFor, howToRead } = card;
    const all = folded(
      [
        ...[name, provider, unit, roleWords[role], key, standsFor, useFor, howToRead],
        ...[availability.note, ...facts.map(({ fact }) => fact)],
      ].join(' '),
    );
    return wanted.every((word) => all.includes(word));
  });
}
