/** The pages of one engagement, in the order of its navigation. */
export const ENGAGEMENT_PAGES = [
  { key: 'trend', path: '', label: 'Trend' },
  { key: 'drivers', path: '/drivers', label: 'Drivers' },
  { key: 'results', path: '/results', label: 'Results' },
  { key: 'milestones', path: '/milestones', label: 'Milestones' },
  { key: 'journal', path: '/journal', label: 'Journal' },
  { key: 'league', path: '/league', label: 'League' },
  { key: 'reviews', path: '/reviews', label: 'Reviews' },
  { key: 'report', path: '/report', label: 'Report' },
] as const;

export type EngagementPageKey = (typeof ENGAGEMENT_PAGES)[number]['key'];
