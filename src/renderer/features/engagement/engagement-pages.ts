/**
 * The pages of one engagement, in the order of its navigation. One that `looksBack` shows the day of
 * the address's `?on=`; the others are of today and say so.
 */
export const ENGAGEMENT_PAGES = [
  { key: 'trend', path: '', label: 'Trend', looksBack: true },
  { key: 'drivers', path: '/drivers', label: 'Drivers', looksBack: false },
  { key: 'results', path: '/results', label: 'Results', looksBack: false },
  { key: 'milestones', path: '/milestones', label: 'Milestones', looksBack: false },
  { key: 'targets', path: '/targets', label: 'Targets', looksBack: true },
  { key: 'people', path: '/people', label: 'People', looksBack: false },
  { key: 'journal', path: '/journal', label: 'Journal', looksBack: false },
  { key: 'league', path: '/league', label: 'League', looksBack: false },
  { key: 'reviews', path: '/reviews', label: 'Reviews', looksBack: false },
  { key: 'history', path: '/history', label: 'History', looksBack: true },
  { key: 'report', path: '/report', label: 'Report', looksBack: true },
] as const;

export type EngagementPageKey = (typeof ENGAGEMENT_PAGES)[number]['key'];
