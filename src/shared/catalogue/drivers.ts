/** Drivers: the work itself, counted per week beside the scores it should move. */
import type { CatalogueMetric, DriverKey } from './types.ts';

type DriverMetric = CatalogueMetric & { readonly key: DriverKey; readonly role: 'driver' };

const COUNTED_PER_WEEK = {
  provider: null,
  decimals: 0,
  scaleMin: 0,
  direction: 'up',
  role: 'driver',
  smoothingDays: 0,
  cadenceDays: 7,
  smallestMeaningfulPace: null,
  benchmarks: [],
  scoringChanges: [],
  drivers: [],
  facts: [],
} as const;

export const drivers: readonly DriverMetric[] = [
  {
    ...COUNTED_PER_WEEK,
    key: 'content-published',
    name: 'Content published',
    unit: 'posts per week',
    scaleMax: null,
    hasTrueZero: true,
    card: {
      standsFor: 'How consistently the subject publishes: the number of pieces put out in a week.',
      doesNotStandFor: 'Whether the pieces are good, or whether anyone reads them.',
      howToRead:
        'Look for weeks without a gap rather than for high weeks. A steady two a week says more about a habit than ten in one week and none in the next three.',
      useFor: 'Seeing whether the agreed rhythm is kept, and with whose help.',
      notFor: 'A target on its own: it rewards filling the calendar.',
      caveats: ['Counted by hand; agree once what counts as a piece and keep to it.'],
    },
    availability: { status: 'own', note: 'Counted by the client or the consultant.' },
    openFacts: ['No benchmark: a good rhythm depends on the audience and the subject.'],
  },
  {
    ...COUNTED_PER_WEEK,
    key: 'replies-and-conversations',
    name: 'Replies and conversations',
    unit: 'replies per week',
    scaleMax: null,
    hasTrueZero: true,
    card: {
      standsFor: 'How much the subject takes part: replies given and conversations held in a week.',
      doesNotStandFor: 'Praise, reach, or the outcome of a conversation.',
      howToRead:
        'Read it together with content published. Publishing without replies is broadcasting; replies without publishing have nothing to lead back to.',
      useFor: 'Seeing whether an audience is being listened to.',
      notFor: 'Comparing subjects with audiences of different size.',
      caveats: ['Replies among the team itself should be left out or noted.'],
    },
    availability: { status: 'own', note: 'Counted by the client or the consultant.' },
    openFacts: ['No benchmark: the number depends on the size of the audience.'],
  },
  {
    ...COUNTED_PER_WEEK,
    key: 'shares-by-category-influencers',
    name: 'Shares by category influencers',
    unit: 'shares per week',
    scaleMax: null,
    hasTrueZero: true,
    card: {
      standsFor:
        'How often people whom the category listens to pass the subject’s content on, per week.',
      doesNotStandFor: 'Endorsement: something can be shared in order to disagree with it.',
      howToRead:
        'Small numbers, so look at several weeks together. One share by the right person can matter more than a busy week of others.',
      useFor: 'Seeing whether the content reaches beyond the people who know the subject already.',
      notFor: 'Weekly judgement: most weeks will show none or one.',
      caveats: ['Rests on an agreed list of people; a changed list changes the count.'],
    },
    availability: { status: 'own', note: 'Counted against a list agreed with the client.' },
    openFacts: ['No benchmark: the number depends on the agreed list.'],
  },
  {
    ...COUNTED_PER_WEEK,
    key: 'driver-rating',
    name: 'Driver rating',
    unit: 'of 5',
    scaleMax: 5,
    hasTrueZero: false,
    card: {
      standsFor:
        'The consultant’s or client’s own rating of a week’s work on one thing that should move the score, from 0 (nothing) to 5 (all that was agreed).',
      doesNotStandFor: 'A measurement. It is a judgement, made the same way each week.',
      howToRead:
        'Read runs of weeks. The steps are in order but need not be equal, so a 4 is more than a 2 and not twice as much.',
      useFor:
        'Work that has no natural count, such as the attention of a sponsor or the follow-up of findings.',
      notFor: 'Comparing people or clients who rate themselves.',
      caveats: ['A judgement by the person named in the driver log.'],
    },
    availability: { status: 'own', note: 'Rated once a week by the same person.' },
    openFacts: ['No benchmark: ratings are comparable only with the same person’s earlier ones.'],
  },
];
