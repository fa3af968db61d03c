/** How each figure of a report came about, in words. */

export const METHOD_INTRO =
  'A score of this kind is a blunt instrument: its level means little, a lasting direction means something. Verdicts are therefore about trends, never about levels.';

export const FIGURES: readonly (readonly [string, string])[] = [
  [
    'Baseline',
    'The agreed starting value; where none was agreed, the median of the first readings (of the provider’s smoothing window, at least three).',
  ],
  [
    'Change',
    'Latest reading less the baseline, both on the latest scale. Where a scoring change lies between, the link’s mean error is given with it.',
  ],
  [
    'Normalised change',
    'For scales with two ends: a gain as a share of what was left to gain, a loss as a share of what there was to lose, because the last points are the hardest. Hake (1998); Marx and Cummings (2007).',
  ],
  [
    'Pace',
    'The median of the slopes between all pairs of readings over real dates, for 30 days; its range is the 95 % interval. Theil (1950); Sen (1968).',
  ],
  [
    'Trend test',
    'Mann–Kendall: whether later readings are higher or lower than earlier ones more often than chance would have it. For a score that its provider smooths, the variance is widened by the days that readings share; where neighbouring readings move together beyond that, it is widened further, and a trend must hold then. Mann (1945); Kendall (1975); Hamed and Rao (1998).',
  ],
  [
    'Limits',
    'What the series does by itself: mean ± 2.66 times the mean move between readings, per segment, widened for smoothed scores. Wheeler; NHS England, Making Data Count.',
  ],
  [
    'Smoothed',
    'The mean of the readings of about the last four that are due, at least 28 days; left out where half of them are missing.',
  ],
  [
    'Scoring change',
    'A day on which the provider changed how it scores. Rebase: nothing is compared across it. Splice: earlier readings are moved onto the new scale by a link made from pairs of values. Ignore: marked only. Undecided: the verdict waits.',
  ],
  [
    'Reviewed',
    'Software draws, people judge: the consultant confirms or overrides each verdict with a sentence. The signed word counts for as long as the computed verdict stays the one it was given for; after that the verdict is not yet reviewed.',
  ],
  [
    'Earned',
    'The score against the work named for it and shown in this file. A driver is up when it improves, or when its recent weeks lie above its baseline more often than chance would have it. Earned: the score improves and a driver is up.',
  ],
  [
    'Leading or not',
    'Monthly medians, their changes, Spearman’s rho for lags of 0 to 6 months, from 8 months up; the chance is that of so strong a figure at any of the lags, from 1,999 shuffles of the months. It shows what moves together, never a cause.',
  ],
  [
    'League',
    'Ranks of a season by the measure named beside it, like for like: only readings on the latest scoring, or linked to it, count, and at least three of the season. Change counts from a baseline agreed for a day of the season, else from its first reading. Equal scores share a rank. Achievements stay as they were earned.',
  ],
  [
    'Target',
    'Reached when the latest reading, carried on at today’s pace, gets there; the range comes from the ends of the pace’s interval. A scale is never projected past its end.',
  ],
];

/** In the order in which they are asked. */
export const VERDICTS: readonly (readonly [string, string])[] = [
  ['Broken', 'A scoring change in the period is undecided.'],
  ['Too early', 'Fewer than 6 readings, or they span less than the smoothing window or 28 days.'],
  ['Stale', 'The latest reading is older than twice the days between readings and a week.'],
  [
    'Improving, declining',
    'A trend that is unlikely to be noise (p < 0.05, serial correlation allowed for), for the better or the worse.',
  ],
  ['Steady', 'The whole range of the pace is smaller than the smallest pace that matters.'],
  ['Unclear', 'None of these can be shown.'],
];
