/** What can be found by its words. */
import { z } from 'zod';

export const SearchKind = z.enum([
  'client',
  'engagement',
  'subject',
  'metric',
  'milestone',
  'journal',
  'reading',
  'sign-off',
]);
export type SearchKind = z.infer<typeof SearchKind>;

/** What each is called where it is found. */
export const searchKindWords: Readonly<Record<SearchKind, string>> = {
  client: 'Client',
  engagement: 'Engagement',
  subject: 'Subject',
  metric: 'Metric',
  milestone: 'Milestone',
  journal: 'Journal',
  reading: 'Note of a reading',
  'sign-off': 'Review of a verdict',
};
