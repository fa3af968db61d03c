/** A subject is who or what is scored. */
import { z } from 'zod';
import { ClientId, SubjectId } from './identity.ts';
import { Name } from './text.ts';

export const SubjectKind = z.enum(['organisation', 'executive', 'team-member', 'peer']);
export type SubjectKind = z.infer<typeof SubjectKind>;

/** Who may see it in a file that leaves the workbook: by name, by alias, or not at all. */
export const SubjectVisibility = z.enum(['shared', 'alias-only', 'private']);
export type SubjectVisibility = z.infer<typeof SubjectVisibility>;

/** A person's agreement to being scored; organisations and peers have none. */
export const Consent = z.enum(['not-asked', 'given', 'refused']);
export type Consent = z.infer<typeof Consent>;

export const Subject = z.object({
  id: SubjectId,
  clientId: ClientId,
  name: Name,
  kind: SubjectKind,
  alias: Name.nullable(),
  visibility: SubjectVisibility,
  consent: Consent.nullable(),
  /** False for those who opted out of leagues. */
  inLeague: z.boolean(),
});
export type Subject = z.infer<typeof Subject>;

/** Whether consent applies: only to people. */
export function isPerson(kind: SubjectKind): boolean {
  return kind === 'executive' || kind === 'team-member';
}
