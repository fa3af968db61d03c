/** What a business counts for itself: results, and how it is spoken of in its market. */
import type { CatalogueMetric } from './types.ts';

const COUNTED = {
  provider: null,
  smallestMeaningfulPace: null,
  direction: 'up',
  smoothingDays: 0,
  scoringChanges: [],
  benchmarks: [],
} as const;

const MONTHLY = 30;

export const businessResults: readonly CatalogueMetric[] = [
  {
    ...COUNTED,
    key: 'leads',
    name: 'Leads (new enquiries)',
    unit: 'enquiries',
    decimals: 0,
    scaleMin: 0,
    scaleMax: null,
    hasTrueZero: true,
    role: 'result',
    cadenceDays: MONTHLY,
    drivers: ['content-published', 'replies-and-conversations'],
    card: {
      standsFor:
        'People or organisations who asked for the first time in the period, for example new patient enquiries in a month.',
      doesNotStandFor: 'Orders, patients treated, or revenue. Many enquiries come to nothing.',
      howToRead:
        'Compare whole months, and the same season of the year where there is one. Counts vary by chance: between 40 and 50 a month a difference of a few is noise.',
      useFor: 'The business result that an interim score should hand over to.',
      notFor: 'Crediting one activity: an enquiry usually has several causes.',
      caveats: [
        'Counted by the client; the definition of an enquiry must stay the same.',
        'Seasons and campaigns move enquiries as well.',
      ],
    },
    facts: [],
    availability: { status: 'own', note: 'Counted by the client.' },
    openFacts: ['No benchmark: depends on the business.'],
  },
  {
    ...COUNTED,
    key: 'conversions',
    name: 'Conversions',
    unit: 'conversions',
    decimals: 0,
    scaleMin: 0,
    scaleMax: null,
    hasTrueZero: true,
    role: 'result',
    cadenceDays: MONTHLY,
    drivers: ['content-published'],
    card: {
      standsFor:
        'How often the step that was agreed to matter was taken in the period: an order, a booking, a registration.',
      doesNotStandFor: 'The value of those steps, or the share of visitors who took them.',
      howToRead:
        'Read it beside leads: more leads with the same conversions means that something between them has changed.',
      useFor: 'Judging whether interest turns into business.',
      notFor: 'Comparing clients: each defines the step differently.',
      caveats: [
        'Counted by the client or its tools; a change of the tracking is a scoring change.',
      ],
    },
    facts: [],
    availability: { status: 'own', note: 'Counted by the client or its tools.' },
    openFacts: ['No benchmark: depends on the step that is counted.'],
  },
  {
    ...COUNTED,
    key: 'followers',
    name: 'Followers',
    unit: 'followers',
    decimals: 0,
    scaleMin: 0,
    scaleMax: null,
    hasTrueZero: true,
    role: 'leading-indicator',
    cadenceDays: 7,
    drivers: ['content-published', 'replies-and-conversations', 'shares-by-category-influencers'],
    card: {
      standsFor: 'How many accounts have chosen to see what the subject publishes on one network.',
      doesNotStandFor:
        'Attention, relevance or influence. Followers can be bought and can be idle.',
      howToRead:
        'A running total that rarely falls, so look at the pace, not at the level. A jump within days that no milestone explains is worth a question.',
      useFor: 'A check beside a score: is the audience growing at all?',
      notFor: 'A headline measure.',
      caveats: [
        'A running total: consecutive readings are not independent of each other.',
        'Where a network removes false accounts, note the date as a scoring change.',
      ],
    },
    facts: [],
    availability: { status: 'own', note: 'Read from the network’s page, one metric per network.' },
    openFacts: ['No benchmark: depends on the network and the market.'],
  },
  {
    ...COUNTED,
    key: 'share-of-voice',
    name: 'Share of voice',
    unit: '%',
    decimals: 1,
    scaleMin: 0,
    scaleMax: 100,
    hasTrueZero: true,
    role: 'leading-indicator',
    cadenceDays: MONTHLY,
    drivers: ['content-published', 'shares-by-category-influencers'],
    card: {
      standsFor:
        'Of all that was said about an agreed topic in the period, the share that was said about, or by, the subject (Appinions-style: opinions that people reacted to, rather than bare mentions).',
      doesNotStandFor: 'Approval. A bad month in the press raises it too; read it with sentiment.',
      howToRead:
        'Read the direction over several periods, with the topic and the set of competitors unchanged. When others fall silent the share rises without any work.',
      useFor: 'Seeing whether the subject is part of the conversation it wants to be part of.',
      notFor:
        'Comparing figures from different tools, or from different topics or competitor sets.',
      caveats: [
        'Depends on the topic, the sources and the competitors that were chosen; changing any of them is a scoring change.',
      ],
    },
    facts: [
      {
        fact: 'Appinions scored influence by the reactions that opinions drew, in traditional as well as social media, from more than six million sources a day.',
        source:
          'Appinions white paper “Measuring Global Attention”, 2013, https://de.slideshare.net/appinions/white-paper-measuring-global-attention-appinions',
      },
      {
        fact: 'In Appinions a topic was defined by a query of one’s own, so two users’ figures on a topic of the same name could differ.',
        source: 'Appinions, Influencer Exchange FAQ, http://appinions.com/influencer-exchange-faq/',
      },
    ],
    availability: {
      status: 'own',
      note: 'From whatever listening tool or count the client uses; name it in the source of each reading.',
    },
    openFacts: [
      'Appinions’ exact formula for a share of voice was not found.',
      'Smoothing depends on the tool and is set to none.',
      'No benchmark: an even share depends on the number of competitors chosen.',
    ],
  },
  {
    ...COUNTED,
    key: 'positive-sentiment',
    name: 'Positive sentiment',
    unit: '%',
    decimals: 1,
    scaleMin: 0,
    scaleMax: 100,
    hasTrueZero: true,
    role: 'leading-indicator',
    cadenceDays: MONTHLY,
    drivers: ['content-published', 'replies-and-conversations'],
    card: {
      standsFor:
        'Of what was said about the subject in the period, the share judged positive (Appinions-style sentiment of opinions).',
      doesNotStandFor: 'How many people spoke, or what customers think who say nothing.',
      howToRead:
        'Read it with the number of opinions behind it: 60 % of 20 is 12 people, and two of them change it by ten points.',
      useFor: 'A counterweight to share of voice: louder, and how?',
      notFor: 'Fine comparisons: automatic judgement of tone misses irony and context.',
      caveats: [
        'Judged by software or by hand; changing either is a scoring change.',
        'Based on those who spoke, not on all customers.',
      ],
    },
    facts: [
      {
        fact: 'Appinions showed volume and sentiment of opinions about a topic as trends over the last 30 days.',
        source: 'Appinions, Influencer Exchange FAQ, http://appinions.com/influencer-exchange-faq/',
      },
    ],
    availability: {
      status: 'own',
      note: 'From whatever listening tool or count the client uses; name it in the source of each reading.',
    },
    openFacts: [
      'How Appinions combined positive, neutral and negative opinions into one figure was not found; this entry uses the share that is positive.',
      'Smoothing depends on the tool and is set to none.',
      'No benchmark with a source was found.',
    ],
  },
];
