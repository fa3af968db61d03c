/** Scores that a provider gives to people and brands for their influence or their use of a network. */
import { CalendarDate } from '../domain/calendar.ts';
import { kloutScore } from './klout.ts';
import type { CatalogueMetric } from './types.ts';

const KRED_RULES = 'Kred, “Rules”, https://www.score.kred/rules';
const KRED_INFLUENCE =
  'Kred blog, “How We Calculate Kred Influence”, November 2011, http://blog.kred.com/2011/11/how-we-calculate-kred-influence/';
const KRED_OUTREACH =
  'Kred blog, “How We Calculate Kred Outreach”, December 2011, http://blog.kred.com/2011/12/how-we-calculate-kred-outreach/';
const KRED_API =
  'Kred Score API, “Scoring Overview”, https://docs.score.kred/docs/scoring-overview';
const KRED_API_INFLUENCE =
  'Kred Score API, “Scoring Influence”, https://docs.score.kred/docs/scoring-influenc';
const PEERINDEX_CEO =
  'Azeem Azhar of PeerIndex on the SocialBro blog, http://www.socialbro.com/blog/peerindex-ceo-azeem-azhar-answers-some-questions-about-its-score';
const PEERINDEX_BLOG =
  'PeerIndex blog, “Opening the temple door”, http://blog.peerindex.com/opening-the-temple-door/';
const PEERINDEX_WIKIPEDIA =
  'Wikipedia (German), “PeerIndex”, https://de.wikipedia.org/wiki/PeerIndex';
const LINKEDIN_2015 =
  'LinkedIn Sales Solutions blog, “The New Formula for Social Selling”, 26 January 2015, https://business.linkedin.com/sales-solutions/blog/t/the-new-formula-for-social-selling-infographic';

export const influenceScores: readonly CatalogueMetric[] = [
  kloutScore,
  {
    key: 'kred-influence',
    name: 'Kred influence',
    provider: 'Kred',
    unit: 'points',
    decimals: 0,
    scaleMin: 1,
    scaleMax: 1000,
    hasTrueZero: false,
    direction: 'up',
    role: 'leading-indicator',
    smoothingDays: 0,
    cadenceDays: 7,
    smallestMeaningfulPace: null,
    benchmarks: [],
    scoringChanges: [],
    drivers: ['content-published', 'replies-and-conversations', 'shares-by-category-influencers'],
    card: {
      standsFor:
        'What others do because of the subject: replies, mentions, shares and new follows, compared with everyone else scored.',
      doesNotStandFor: 'Quality, agreement, or anything outside the networks connected to it.',
      howToRead:
        'Read the direction. The scale is fitted to the best placed person, so a score can fall because others did more. The higher it is, the more each point takes. State whether it is the global score or that of a community.',
      useFor: 'A second opinion beside another influence score.',
      notFor: 'Comparing a global score with a community score, or with another provider’s.',
      caveats: [
        'The score is relative to everyone else scored and moves when they move.',
        'The window of days must be the same in every reading.',
      ],
    },
    facts: [
      { fact: 'Scale from 1 to 1,000.', source: KRED_API_INFLUENCE },
      {
        fact: 'Points are converted to a score on a normalised scale, so the rate of conversion keeps changing and grows steeper towards the top.',
        source: KRED_INFLUENCE,
      },
      {
        fact: 'Every community has its own scale, on which someone has 1,000.',
        source: KRED_API_INFLUENCE,
      },
      { fact: 'Scores can be had over 30, 60 or 90 days or all history.', source: KRED_API },
    ],
    availability: {
      status: 'not-known',
      note: 'Its pages were published when last seen; whether new scores are still given was not confirmed.',
    },
    openFacts: [
      'Smoothing is set to none: the provider offers 30, 60, 90 days or all history, so enter the window your readings use.',
      'No stated average was found.',
      'No dated scoring changes were found.',
    ],
  },
  {
    key: 'kred-outreach',
    name: 'Kred outreach',
    provider: 'Kred',
    unit: 'level',
    decimals: 0,
    scaleMin: 0,
    scaleMax: null,
    hasTrueZero: false,
    direction: 'up',
    role: 'leading-indicator',
    smoothingDays: 0,
    cadenceDays: 30,
    smallestMeaningfulPace: null,
    benchmarks: [],
    scoringChanges: [],
    drivers: ['replies-and-conversations'],
    card: {
      standsFor:
        'How much the subject has engaged with others over time: replies, mentions, shares.',
      doesNotStandFor: 'What others think of it, or what it does at present.',
      howToRead:
        'A level that can only rise, each step harder than the last. Only the time between two levels says something; a flat line is no bad sign.',
      useFor: 'Confirming that a subject takes part at all.',
      notFor: 'Trends: a level that never falls cannot show that work has stopped.',
      caveats: ['Cumulative: the level never goes down.'],
    },
    facts: [
      {
        fact: 'Points for replying, mentioning, sharing and following add up to levels; level 1 took 100 points and level 2 took 270 in November 2011.',
        source: KRED_OUTREACH,
      },
      { fact: 'A level never goes down.', source: KRED_OUTREACH },
      {
        fact: 'There is no highest level; the highest reached by June 2012 was 12.',
        source: KRED_RULES,
      },
    ],
    availability: {
      status: 'not-known',
      note: 'Its pages were published when last seen; whether new levels are still given was not confirmed.',
    },
    openFacts: [
      'The points needed per level were to be revised monthly; only the first table was found.',
      'No stated average was found.',
    ],
  },
  {
    key: 'peerindex',
    name: 'PeerIndex',
    provider: 'PeerIndex',
    unit: 'points',
    decimals: 0,
    scaleMin: 1,
    scaleMax: 100,
    hasTrueZero: false,
    direction: 'up',
    role: 'leading-indicator',
    smoothingDays: 120,
    cadenceDays: 7,
    smallestMeaningfulPace: null,
    benchmarks: [],
    scoringChanges: [],
    drivers: ['content-published', 'shares-by-category-influencers'],
    card: {
      standsFor:
        'Standing on a subject’s topics: authority, audience and activity, compared with everyone else scored.',
      doesNotStandFor: 'Popularity alone, or anything outside the networks it read.',
      howToRead:
        'Read the direction over many months: the score covers 120 days, so a change of habit shows in full only four months later. It is relative, so it can fall because others rose.',
      useFor: 'Past engagements, and as an example of a slowly moving score.',
      notFor: 'Anything within a quarter, or comparison with another provider’s score.',
      caveats: [
        'The score is smoothed over 120 days and lags the work.',
        'The score is relative to everyone else scored.',
      ],
    },
    facts: [
      {
        fact: 'Computed over a sliding window of 120 days that ends on the day of calculation.',
        source: PEERINDEX_CEO,
      },
      {
        fact: 'Ranks rise and fall with activity in the 120 days and are then normalised across all people in a topic.',
        source: PEERINDEX_BLOG,
      },
      {
        fact: 'Made up of authority, audience and activity.',
        source:
          'PeerIndex FAQ, http://help.peerindex.com/; tutorgig.info, http://tutorgig.info/ed/PeerIndex',
      },
      { fact: 'Scale from 1 to 100.', source: PEERINDEX_WIKIPEDIA },
      {
        fact: 'Bought by Brandwatch at the end of 2014; from May 2015 its address led to Brandwatch.',
        source: PEERINDEX_WIKIPEDIA,
      },
    ],
    availability: {
      status: 'closed',
      closedOn: null,
      note: 'From May 2015 its address led to Brandwatch; the day of the last score is not published.',
    },
    openFacts: [
      'The day on which the service ended.',
      'Its scoring was changed at least once (the provider apologised for not announcing it); the date was not found.',
      'No stated average was found.',
    ],
  },
  {
    key: 'linkedin-social-selling-index',
    name: 'LinkedIn Social Selling Index',
    provider: 'LinkedIn',
    unit: 'points',
    decimals: 0,
    scaleMin: 0,
    scaleMax: 100,
    hasTrueZero: false,
    direction: 'up',
    role: 'leading-indicator',
    smoothingDays: 0,
    cadenceDays: 7,
    smallestMeaningfulPace: null,
    benchmarks: [],
    scoringChanges: [
      {
        date: CalendarDate.parse('2015-01-26'),
        what: 'Formula revised: more on quality of interactions, publishing and Sales Navigator activity.',
        source: LINKEDIN_2015,
        datePrecision: 'day',
      },
    ],
    drivers: ['content-published', 'replies-and-conversations'],
    card: {
      standsFor:
        'How fully one person uses LinkedIn for selling, in four parts of up to 25 points: professional brand, finding the right people, engaging with insights, building relationships.',
      doesNotStandFor: 'Sales, or the use of any channel other than LinkedIn.',
      howToRead:
        'Read the direction and the four parts; the part that lags tells what to do next. LinkedIn shows how a person stands in their industry and network, which says more than the level.',
      useFor: 'Habit-building in a team, with each person compared with their own past.',
      notFor: 'Ranking people who have different jobs or different LinkedIn subscriptions.',
      caveats: [
        'Measures activity on LinkedIn, by LinkedIn, which also sells tools whose use counts towards it.',
        'A score of a person: agree who may see it.',
      ],
    },
    facts: [
      { fact: 'Four parts of 0 to 25 points each, 100 at most.', source: LINKEDIN_2015 },
      {
        fact: 'The formula was revised in January 2015, and LinkedIn means to keep it in step with changes to its site.',
        source: LINKEDIN_2015,
      },
      {
        fact: 'Updated daily.',
        source:
          'Ryan Rhoten, “What is LinkedIn’s Social Selling Index”, http://ryanrhoten.com/linkedinsocialsellingindex/',
      },
      {
        fact: 'Shown with the person’s standing in their industry and in their network.',
        source:
          'Rock the Boat Marketing, “LinkedIn Releases Its Social Selling Index Benchmarking”, http://rocktheboatmarketing.com/blog/yes-linkedin-releases-its-social-selling-index-benchmarking-to-the-masses',
      },
    ],
    availability: {
      status: 'available',
      note: 'Each person sees their own score at https://www.linkedin.com/sales/ssi',
    },
    openFacts: [
      'Smoothing is not published and is set to none.',
      'That the score is updated daily was found only with third parties.',
      'The day on which the formula of January 2015 took effect is not given; the day of the announcement stands for it.',
      'No later scoring change was announced with a date; LinkedIn may change the formula without notice.',
      'No average with a source in LinkedIn’s own pages was found.',
    ],
  },
];
