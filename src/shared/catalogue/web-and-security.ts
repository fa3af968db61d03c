/** Scores of websites and of an organisation's security settings. */
import { CalendarDate } from '../domain/calendar.ts';
import type { CatalogueMetric } from './types.ts';

const MOZ_ANNOUNCEMENT =
  'Moz, “A New Domain Authority Is Coming Soon”, February 2019, as carried at https://advertisingagencywebblog.wordpress.com/2019/02/05/a-new-domain-authority-is-coming-soon-whatrsquos-changing-when-amp-why-2/';
const MOZ_LAUNCHED =
  'Digital Ethos, “Moz’s Domain Authority 2.0 And What It Means For You”, 11 June 2019, https://digitalethos.net/moz-domain-authority/';
const MOZ_SCALE =
  'Moz Q&A, “Comparing Domain Authority Scores”, https://moz.com/community/q/topic/37663/comparing-domain-authority-scores';
const AHREFS_2018 =
  'Ahrefs blog, “New Ahrefs’ DR: Everything You Need to Know”, February 2018, https://ahrefs.com/blog/dr-score/';
const AHREFS_QUOTED =
  'LoveToLink, “Ahrefs Updates DR – Our Thoughts and Data”, quoting Ahrefs, https://loveto.link/ahrefs-updates-dr/';
const AHREFS_SCALE =
  'Getblogged, “What is Ahrefs Domain Rating”, https://getblogged.net/blog/what-is-ahrefs-domain-rating';
const LIGHTHOUSE_SCORING =
  'Chrome for Developers, “Lighthouse performance scoring”, https://developer.chrome.com/docs/lighthouse/performance/performance-scoring';
const LIGHTHOUSE_3 =
  'Chrome for Developers, “Lighthouse 3.0”, May 2018, https://developer.chrome.com/blog/lighthouse3';
const LIGHTHOUSE_6 =
  'Lighthouse changelog, 6.0.0 (2020-05-19), https://github.com/GoogleChrome/lighthouse/blob/main/changelog.md; “What’s New in Lighthouse 6.0”, https://web.dev/articles/lighthouse-whats-new-6';
const LIGHTHOUSE_8 =
  'Lighthouse changelog, 8.0.0 (2021-06-02), https://github.com/GoogleChrome/lighthouse/blob/main/changelog.md; Calibre, “How Lighthouse 8 Changes Affect Your Metrics”, https://calibreapp.com/blog/lighthouse-8';
const LIGHTHOUSE_10 =
  'Lighthouse release 10.0.0, 9 February 2023, https://github.com/GoogleChrome/lighthouse/releases/tag/v10.0.0; “What’s new in Lighthouse 10”, https://developer.chrome.com/blog/lighthouse-10-0/';
const SECURE_SCORE =
  'Microsoft Learn, “Microsoft Secure Score”, 7 March 2026, https://learn.microsoft.com/en-us/defender-xdr/microsoft-secure-score';
const SECURE_SCORE_ACTIONS =
  'Microsoft Learn, “Assess your security posture”, https://learn.microsoft.com/en-us/defender-xdr/microsoft-secure-score-improvement-actions';
const SECURE_SCORE_HISTORY =
  'Microsoft Learn, “Track your Microsoft Secure Score history and meet goals”, 28 April 2025, https://learn.microsoft.com/en-us/defender-xdr/microsoft-secure-score-history-metrics-trends';
const SECURE_SCORE_NEWS =
  'Microsoft Learn, “What’s new in Microsoft Secure Score”, 19 February 2024, https://learn.microsoft.com/en-us/defender-xdr/microsoft-secure-score-whats-new';
const SECURE_SCORE_API =
  'Microsoft Graph, “secureScore resource type”, https://learn.microsoft.com/en-us/graph/api/resources/securescores';

export const webAndSecurityScores: readonly CatalogueMetric[] = [
  {
    key: 'moz-domain-authority',
    name: 'Moz Domain Authority',
    provider: 'Moz',
    unit: 'points',
    decimals: 0,
    scaleMin: 1,
    scaleMax: 100,
    hasTrueZero: false,
    direction: 'up',
    role: 'leading-indicator',
    smoothingDays: 0,
    cadenceDays: 30,
    smallestMeaningfulPace: null,
    benchmarks: [],
    scoringChanges: [
      {
        date: CalendarDate.parse('2019-03-05'),
        what: 'Domain Authority 2.0: new training set, a neural network for the linear model, spam score and link quality included.',
        source: MOZ_LAUNCHED,
        datePrecision: 'day',
      },
    ],
    drivers: ['content-published', 'shares-by-category-influencers'],
    card: {
      standsFor:
        'Moz’s prediction of how well a website will rank in search, from the links that point to it.',
      doesNotStandFor: 'Google’s view of the site, its visitors, or the quality of its content.',
      howToRead:
        'Read it beside the same competitors each time: what counts is whether the gap closes. The scale is logarithmic, so ten points near the top are far more than ten near the bottom.',
      useFor: 'Comparing link strength with a fixed set of competitors over quarters.',
      notFor: 'A target in points, weekly judgement, or a promise about rankings.',
      caveats: [
        'A relative measure: it can fall without any change to the site when others gain links.',
        'Not used by any search engine.',
      ],
    },
    facts: [
      {
        fact: 'A model’s output that is rescaled to values from 1 to 100.',
        source: MOZ_SCALE,
      },
      {
        fact: 'On a logarithmic scale: growing from 20 to 30 is easier than from 70 to 80.',
        source:
          'Moz’s own explanation as copied at https://gist.github.com/deepaknverma/3029e1de17688e331e1f',
      },
      {
        fact: 'To be used as a relative metric, beside competitors’ scores.',
        source: MOZ_ANNOUNCEMENT,
      },
      { fact: 'Version 2.0 went live on 5 March 2019.', source: MOZ_LAUNCHED },
      { fact: 'Google does not use it for ranking.', source: MOZ_LAUNCHED },
    ],
    availability: { status: 'available', note: 'From Moz’s tools.' },
    openFacts: [
      'Smoothing is not published and is set to none.',
      'How often scores are renewed today was not found in Moz’s own pages.',
      'No later scoring change with a date was found.',
      'No average with a source was found; Moz advises comparison with competitors instead.',
    ],
  },
  {
    key: 'ahrefs-domain-rating',
    name: 'Ahrefs Domain Rating',
    provider: 'Ahrefs',
    unit: 'points',
    decimals: 0,
    scaleMin: 0,
    scaleMax: 100,
    hasTrueZero: false,
    direction: 'up',
    role: 'leading-indicator',
    smoothingDays: 0,
    cadenceDays: 30,
    smallestMeaningfulPace: null,
    benchmarks: [],
    scoringChanges: [
      {
        date: CalendarDate.parse('2018-02-02'),
        what: 'New calculation; many ratings fell, some to near zero. A small correction followed within days.',
        source: AHREFS_2018,
        datePrecision: 'day',
      },
    ],
    drivers: ['content-published', 'shares-by-category-influencers'],
    card: {
      standsFor:
        'How many websites link to this one and how strong those are, compared with all others that Ahrefs knows.',
      doesNotStandFor: 'Traffic, rankings, trustworthiness, or the quality of the site.',
      howToRead:
        'Read the direction over quarters. The scale is logarithmic and stretches as the strongest sites gain links, so a rating can slip without a single link lost, and a point is harder the higher the rating.',
      useFor: 'Seeing whether work on being linked to has an effect.',
      notFor: 'Judging whether a site is legitimate; the rating can be raised artificially.',
      caveats: [
        'A relative measure: other sites’ gains lower it.',
        'Counts links only, and not those marked nofollow.',
      ],
    },
    facts: [
      {
        fact: 'Link popularity compared with all other websites, from 0 to 100; not a measure of authority, traffic or rankings.',
        source: AHREFS_QUOTED,
      },
      { fact: 'A logarithmic scale that stretches over time.', source: AHREFS_SCALE },
      {
        fact: 'A new calculation was rolled out on Friday 2 February (2018), followed by a small patch.',
        source: AHREFS_2018,
      },
      {
        fact: 'After the patch 146 of 174 million websites had a rating of 5 or less.',
        source: AHREFS_QUOTED,
      },
    ],
    availability: { status: 'available', note: 'From Ahrefs’ tools.' },
    openFacts: [
      'Smoothing is not published and is set to none.',
      'How often ratings are renewed was not found in Ahrefs’ own pages.',
      'The day of the patch of February 2018.',
      'The year 2018 follows from the weekday that the provider gives; the page itself names none.',
      'No later scoring change with a date was found.',
      'No benchmark: most websites are near zero, so an average says little.',
    ],
  },
  {
    key: 'lighthouse-performance',
    name: 'Lighthouse performance score',
    provider: 'Google',
    unit: 'points',
    decimals: 0,
    scaleMin: 0,
    scaleMax: 100,
    hasTrueZero: false,
    direction: 'up',
    role: 'leading-indicator',
    smoothingDays: 0,
    cadenceDays: 30,
    smallestMeaningfulPace: null,
    benchmarks: [
      {
        value: 50,
        label: 'Below: poor; from here: needs improvement',
        asOf: null,
        source: LIGHTHOUSE_SCORING,
      },
      { value: 90, label: 'From here: good', asOf: null, source: LIGHTHOUSE_SCORING },
    ],
    scoringChanges: [
      {
        date: CalendarDate.parse('2018-05-01'),
        what: 'Lighthouse 3: scoring model and weights changed, loading simulated.',
        source: LIGHTHOUSE_3,
        datePrecision: 'month',
      },
      {
        date: CalendarDate.parse('2020-05-19'),
        what: 'Lighthouse 6: largest paint, blocking time and layout shift added, weights changed, own curves for desktop.',
        source: LIGHTHOUSE_6,
        datePrecision: 'day',
      },
      {
        date: CalendarDate.parse('2021-06-02'),
        what: 'Lighthouse 8: blocking time 25 to 30 %, layout shift 5 to 15 %; stricter curves for two metrics.',
        source: LIGHTHOUSE_8,
        datePrecision: 'day',
      },
      {
        date: CalendarDate.parse('2023-02-09'),
        what: 'Lighthouse 10: time to interactive removed, its 10 % given to layout shift (now 25 %).',
        source: LIGHTHOUSE_10,
        datePrecision: 'day',
      },
    ],
    drivers: ['driver-rating'],
    card: {
      standsFor: 'How fast and steady one page loads in a test in the laboratory.',
      doesNotStandFor: 'What real visitors experience, or the whole website.',
      howToRead:
        'Take several runs on the same page, device and network and enter their median. Runs differ without any change to the page. Near 100 each further point costs more than the one before.',
      useFor: 'Checking that work on a page has an effect, and that it stays.',
      notFor: 'Comparing tests made with different versions, devices or networks; or chasing 100.',
      caveats: [
        'A laboratory test: single runs vary.',
        'The weights change between versions of Lighthouse; note the version with each reading.',
      ],
    },
    facts: [
      {
        fact: 'A weighted average of metric scores from 0 to 100; 0–49 is poor, 50–89 needs improvement, 90–100 is good.',
        source: LIGHTHOUSE_SCORING,
      },
      {
        fact: 'Each metric is scored on a log-normal curve drawn from real websites: the value at the 25th percentile scores 50, that at the 8th scores 90.',
        source: LIGHTHOUSE_SCORING,
      },
      {
        fact: 'Weights since version 10: first paint 10, speed index 10, largest paint 25, blocking time 30, layout shift 25 %.',
        source: LIGHTHOUSE_SCORING,
      },
      {
        fact: 'Much of the variation between runs comes from changing conditions, not from Lighthouse.',
        source: LIGHTHOUSE_SCORING,
      },
      {
        fact: 'With version 10, 90 % of pages analysed would score higher and half would gain more than 5 points.',
        source: LIGHTHOUSE_10,
      },
      {
        fact: 'Version 7 kept the weights of version 6.',
        source:
          'Lighthouse issue 11865, December 2020, https://github.com/GoogleChrome/lighthouse/issues/11865',
      },
    ],
    availability: {
      status: 'available',
      note: 'In Chrome’s developer tools, on the command line and in PageSpeed Insights. Not smoothed: each run is a fresh test.',
    },
    openFacts: [
      'The day of the release of version 3 in May 2018; the first of the month stands for it.',
      'Chrome and PageSpeed Insights take up a version on other days than its release; use the version shown in the report.',
      'Whether versions after 10 change the performance score was not found.',
    ],
  },
  {
    key: 'microsoft-secure-score',
    name: 'Microsoft Secure Score',
    provider: 'Microsoft',
    unit: '%',
    decimals: 1,
    scaleMin: 0,
    scaleMax: 100,
    hasTrueZero: true,
    direction: 'up',
    role: 'leading-indicator',
    smoothingDays: 0,
    cadenceDays: 7,
    smallestMeaningfulPace: null,
    benchmarks: [],
    scoringChanges: [],
    drivers: ['driver-rating'],
    card: {
      standsFor:
        'The share of recommended security settings and tasks that are in place in an organisation’s Microsoft services.',
      doesNotStandFor:
        'How likely a breach is, or the security of anything that Microsoft does not see.',
      howToRead:
        'Read rises beside the actions taken. A fall without any change can mean that recommendations were added: look at the points and the possible points, not only at the percentage.',
      useFor: 'Keeping agreed security work moving and seeing when settings slip back.',
      notFor: 'A guarantee, or a target of 100: not every recommendation suits every organisation.',
      caveats: [
        'Not a measure of the likelihood of a breach.',
        'The list of recommendations changes several times a year, and with it the score.',
      ],
    },
    facts: [
      {
        fact: 'Points for recommended settings and tasks, also where another product covers them; each action is worth 10 points or less.',
        source: SECURE_SCORE,
      },
      {
        fact: 'Shown as a percentage, with the points achieved of those possible.',
        source: SECURE_SCORE_ACTIONS,
      },
      {
        fact: 'Updated as things change and synchronised daily; some recommendations are renewed weekly or monthly.',
        source: SECURE_SCORE,
      },
      {
        fact: 'Not an absolute measure of how likely a breach is.',
        source: SECURE_SCORE,
      },
      {
        fact: 'Compared in the portal with organisations of similar size.',
        source: SECURE_SCORE_HISTORY,
      },
      { fact: 'Recommendations are added through the year.', source: SECURE_SCORE_NEWS },
      { fact: 'The interface holds 90 days of daily scores by default.', source: SECURE_SCORE_API },
    ],
    availability: {
      status: 'available',
      note: 'In the Microsoft Defender portal. Not smoothed: each day is scored by itself.',
    },
    openFacts: [
      'Added recommendations are announced by month; none is entered here as a scoring change, as their effect depends on the services in use.',
      'No published average was found; the portal compares with similar organisations, without a fixed figure.',
    ],
  },
];
