import type { SubjectKind } from '#shared/domain/subject.ts';

/** What kind a subject is, as it stands in a form. */
export const kindWords: Record<SubjectKind, string> = {
  organisation: 'The organisation',
  executive: 'An executive',
  'team-member': 'A team member',
  peer: 'A peer, for comparison',
};
