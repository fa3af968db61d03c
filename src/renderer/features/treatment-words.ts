/** The treatments of a scoring change, and the links of a splice, as they stand in forms and tables. */
import type { ScoringChange } from '#shared/domain/metric.ts';

type Treatment = ScoringChange['treatment'];
export type Decided = Exclude<Treatment, 'undecided'>;

/** What was decided, as a sentence. */
export const treatedWords: Readonly<Record<Treatment, string>> = {
  rebase: 'Rebased: nothing is compared across it.',
  splice: 'Spliced: earlier readings are linked to the new scale.',
  ignore: 'Ignored: noted only.',
  undecided: 'Undecided: no verdict is given across it.',
};

interface Words {
  readonly label: string;
  readonly description: string;
}

export const treatmentWords: Readonly<Record<Decided, Words>> = {
  rebase: {
    label: 'Rebase: start afresh',
    description:
      'Nothing is compared across the change. Trend and verdict come from the readings after it, with a baseline of their own.',
  },
  splice: {
    label: 'Splice: link the two scales',
    description:
      'Earlier readings are moved onto the new scale by how far readings jumped. What was read stays as it is, and the link’s error is carried into every figure.',
  },
  ignore: {
    label: 'Ignore: note it only',
    description:
      'The change made no difference to speak of. Readings are compared across it as they are.',
  },
};

export const linkWords: Readonly<Record<ScoringChange['linkMethod'], Words>> = {
  additive: {
    label: 'By the typical difference',
    description: 'The median difference between old and new; right in most cases.',
  },
  ratio: {
    label: 'By the ratio',
    description: 'For counts and amounts without an upper end.',
  },
  linear: {
    label: 'By a line',
    description: 'Only where at least 8 pairs of old and new values are known.',
  },
};
