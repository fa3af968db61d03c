/** Klout Score (2008–2018): the influence score with the best documented life, end included. */
import { CalendarDate } from '../domain/calendar.ts';
import type { CatalogueMetric } from './types.ts';

const SITE_TEXT_2012 =
  'Klout’s site text as copied on 19 July 2012, https://socialmediahowtoforbusiness.wordpress.com/2012/07/19/all-about-klout';
const OCTOBER_2009 =
  'Klout blog, “Klout Scoring Algorithm Changes”, October 2009, https://klout.wordpress.com/2009/10/';
const FEBRUARY_2011 =
  'Klout blog, “Taking Klout Scoring to the Next Level”, 15 February 2011, http://blog.klout.com/2011/02/taking-klout-scoring-to-the-next-level/';
const SEPTEMBER_2011 =
  'Klout blog, “Keeping you Updated on the Score”, 26 September 2011, http://blog.klout.com/2011/09/keeping-you-updated-on-the-score/';
const OCTOBER_2011 =
  'LAUNCH, “Klout’s New Algorithm Can Make Scores Drop 20+ Points”, October 2011, https://launch.co/blog/klouts-new-algorithm-can-make-scores-drop-20-points.html';
const OCTOBER_2011_PAIRS =
  'Alan Knecht and his readers, 26 October 2011, http://www.knecht-it.com/2011/10/klout-updates-algorithm-scores-go-wild.html';
const DECEMBER_2011 =
  'Klout blog, “What does Klout Measure?”, 2 December 2011, http://blog.klout.com/2011/12/what-does-klout-measure/';
const AUGUST_2012 =
  'SMK, “Klout unveils updated scoring system and site redesign”, August 2012, https://smk.co/klout-unveils-updated-scoring-system-and-site-redesign/; Reuters, 14 August 2012, http://articles.chicagotribune.com/2012-08-15/business/sns-rt-startup-kloutl2e8jf0hc-20120814_1_klout-score-online-influence-new-algorithm';
const MARCH_2013 =
  'Klout Engineering, “Beautiful Moments: Klout + Instagram”, 28 March 2013, http://engineering.klout.com/2013/03/klout-adds-instagram/';
const CLOSURE =
  'ZDNet, “Goodbye, Klout”, May 2018, https://www.zdnet.com/article/goodbye-klout-social-media-measuring-power-quietly-disappears/';

export const kloutScore: CatalogueMetric = {
  key: 'klout-score',
  name: 'Klout Score',
  provider: 'Klout',
  unit: 'points',
  decimals: 2,
  scaleMin: 1,
  scaleMax: 100,
  hasTrueZero: false,
  direction: 'up',
  role: 'leading-indicator',
  smoothingDays: 90,
  cadenceDays: 7,
  smallestMeaningfulPace: null,
  benchmarks: [
    {
      value: 20,
      label: 'Average stated by Klout in July 2012',
      asOf: CalendarDate.parse('2012-07-19'),
      source: SITE_TEXT_2012,
    },
    {
      value: 40,
      label: 'Average stated after the scoring change of 14 August 2012',
      asOf: CalendarDate.parse('2012-08-14'),
      source:
        'Business 2 Community on Klout Scores, https://www.business2community.com/social-media-articles/klout-scores-mean-0647008',
    },
  ],
  scoringChanges: [
    {
      date: CalendarDate.parse('2009-10-01'),
      what: 'Retweets counted over a rolling 30 days instead of since the start; scores fell at first.',
      source: OCTOBER_2009,
      datePrecision: 'month',
    },
    {
      date: CalendarDate.parse('2011-02-15'),
      what: 'More data sources and signals, weights adjusted; a marker appeared on each score chart.',
      source: FEBRUARY_2011,
      datePrecision: 'day',
    },
    {
      date: CalendarDate.parse('2011-10-26'),
      what: 'New scoring model; history recalculated. Published pairs: 68.11→55.83, 66→57, 64→49, 73→53.',
      source: `${OCTOBER_2011}; ${OCTOBER_2011_PAIRS}`,
      datePrecision: 'day',
    },
    {
      date: CalendarDate.parse('2012-08-14'),
      what: 'Under 100 signals became over 400, Wikipedia added; history dropped. Published: 100→92, 94→99.',
      source: AUGUST_2012,
      datePrecision: 'day',
    },
    {
      date: CalendarDate.parse('2013-03-30'),
      what: 'Instagram counted by this date, rolled out gradually; most connected accounts gained 1 to 5 points.',
      source: MARCH_2013,
      datePrecision: 'month',
    },
  ],
  drivers: ['content-published', 'replies-and-conversations', 'shares-by-category-influencers'],
  card: {
    standsFor:
      'A blunt sign that the subject publishes regularly, that an audience reacts, and that people of influence pass it on.',
    doesNotStandFor:
      'Reputation, expertise, quality of the content, or business won. It sees only the networks that are connected to it.',
    howToRead:
      'Read the direction over months, not the level. The score covers the last 90 days, so today’s work shows in full only three months from now, and a busy week can still bring a fall when a busier one leaves the window. The higher the score, the harder the next point.',
    useFor:
      'An interim leading indicator of a content habit, beside the work that was done and at least one other measure.',
    notFor:
      'Picking influencers, rewarding people, comparing subjects of different kinds, or comparing values from before and after a scoring change.',
    caveats: [
      'The score is smoothed over 90 days and lags the work.',
      'The provider changed its scoring several times; values on either side of such a date are not comparable as they stand.',
      'The score can be gamed; a rise without logged work needs an explanation.',
    ],
  },
  facts: [
    { fact: 'Scale from 1 to 100.', source: SITE_TEXT_2012 },
    { fact: 'A new score every day, in the morning.', source: DECEMBER_2011 },
    {
      fact: 'Each further point is harder to gain the higher the score is.',
      source: SITE_TEXT_2012,
    },
    {
      fact: 'Published with decimals, for example 68.11 and 55.83.',
      source: OCTOBER_2011_PAIRS,
    },
    { fact: 'From October 2009 retweets were counted over 30 days.', source: OCTOBER_2009 },
    {
      fact: 'By December 2011 a window of 90 days in which the weight of older content decays.',
      source: DECEMBER_2011,
    },
    {
      fact: 'The wider window of 90 days was reported as part of the change of 26 October 2011.',
      source:
        'Freshview Concepts, “Understanding Klout”, http://freshviewconcepts.com/blog/tag/klout-score/',
    },
    {
      fact: 'On 25 September 2011 a fault in processing LinkedIn data lowered some scores for about eight hours. It was a glitch, not a scoring change.',
      source: SEPTEMBER_2011,
    },
    { fact: 'Past scores were recalculated on 26 October 2011.', source: OCTOBER_2011 },
    {
      fact: 'With Instagram connected, 77 % of accounts were to gain 1 to 5 points and 16 % 5 or more; none was to lose.',
      source: MARCH_2013,
    },
    { fact: 'The service ended on 25 May 2018.', source: CLOSURE },
  ],
  availability: {
    status: 'closed',
    closedOn: CalendarDate.parse('2018-05-25'),
    note: 'Kept for past engagements and as a worked example of a smoothed score.',
  },
  openFacts: [
    'The weights within the 90 days are not published; the trend method treats them as equal.',
    'The day in October 2009 on which the scoring changed is not known; the first of the month stands for it.',
    'The average of 40 was found only second-hand.',
    'Whether the stated average rose from 20 to 40 only because of the change of August 2012 is not known.',
    'The day from which every account had Instagram counted is not published; 30 March 2013 is the day by which it was reported.',
    'That the history before 14 August 2012 was dropped comes from contemporary accounts, not from Klout.',
    'No scoring change after March 2013 was found; there may have been some.',
  ],
};
