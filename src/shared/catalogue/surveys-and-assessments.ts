/** Figures that come from asking or assessing. */
import type { CatalogueMetric } from './types.ts';

const BAIN =
  'Bain & Company, “Measuring Your Net Promoter Score”, https://nps.bain.com/about/measuring-your-net-promoter-score/';
const CMMI =
  'CMMI for Acquisition 1.2, “Maturity Levels”, as copied at http://chrguibert.free.fr/cmmi12/cmmi-acq/text/7938cba-9270.php';

export const surveysAndAssessments: readonly CatalogueMetric[] = [
  {
    key: 'net-promoter-score',
    name: 'Net Promoter Score',
    provider: null,
    unit: 'points',
    decimals: 0,
    scaleMin: -100,
    scaleMax: 100,
    hasTrueZero: false,
    direction: 'up',
    role: 'leading-indicator',
    smoothingDays: 0,
    cadenceDays: 90,
    smallestMeaningfulPace: null,
    benchmarks: [],
    scoringChanges: [],
    drivers: ['driver-rating'],
    card: {
      standsFor:
        'Of the customers who answered, the share who would gladly recommend (9 or 10) less the share who would not (0 to 6).',
      doesNotStandFor:
        'What those think who did not answer, or why the others said what they said.',
      howToRead:
        'Read it with the number of answers: with 100 answers a difference of ten points is easily chance. Zero means as many promoters as detractors, not no result. A percentage of change makes no sense.',
      useFor: 'A regular, comparable question to the same kind of customers.',
      notFor:
        'Comparing countries, sectors or surveys asked in different ways; or rewarding people.',
      caveats: [
        'From a sample: state how many were asked and how many answered.',
        'A change of the wording, the channel or the moment of asking is a scoring change.',
      ],
    },
    facts: [
      {
        fact: 'The question is how likely customers are to recommend, answered from 0 to 10; the score is the percentage of 9 and 10 less the percentage of 0 to 6.',
        source: BAIN,
      },
      {
        fact: 'It therefore lies between −100 (all detractors) and 100 (all promoters).',
        source: `Follows from the definition in ${BAIN}`,
      },
      {
        fact: 'Net Promoter Score and NPS are registered trade marks of Bain & Company, Fred Reichheld and Satmetrix.',
        source:
          'Retently help, https://help.retently.com/en/articles/431320-what-is-nps-and-how-does-it-work',
      },
    ],
    availability: {
      status: 'own',
      note: 'From the client’s own survey. Not smoothed, unless the survey tool shows a rolling figure: then enter its window.',
    },
    openFacts: [
      'Bands such as “above 50 is excellent” are widely ascribed to Bain; no page of Bain’s that states them was found, so no benchmark is given.',
      'How often to ask is a matter of choice; a quarter is assumed.',
    ],
  },
  {
    key: 'maturity-level',
    name: 'Maturity level',
    provider: null,
    unit: 'level',
    decimals: 1,
    scaleMin: 1,
    scaleMax: 5,
    hasTrueZero: false,
    direction: 'up',
    role: 'leading-indicator',
    smoothingDays: 0,
    cadenceDays: 90,
    smallestMeaningfulPace: null,
    benchmarks: [],
    scoringChanges: [],
    drivers: ['driver-rating'],
    card: {
      standsFor:
        'How far a way of working has become a habit of the organisation, on five steps from “depends on individuals” to “keeps improving itself”.',
      doesNotStandFor: 'Results. A mature process can still produce the wrong thing.',
      howToRead:
        'Read steps, not decimals: a level is reached when all it asks for is in place. Levels are in order but not evenly spaced, and a step takes quarters, not weeks.',
      useFor: 'Agreeing where the client stands, and showing it again at the end.',
      notFor: 'Comparing organisations that were assessed by different people or models.',
      caveats: ['An assessment: name the model, the assessor and the evidence with each reading.'],
    },
    facts: [
      {
        fact: 'In CMMI five levels: initial, managed, defined, quantitatively managed, optimising.',
        source: CMMI,
      },
    ],
    availability: {
      status: 'own',
      note: 'Assessed by the consultant or client against a model they name.',
    },
    openFacts: [
      'No benchmark: depends on the model and the sector.',
      'Half levels are a convenience of many consultants and not part of CMMI.',
    ],
  },
];
