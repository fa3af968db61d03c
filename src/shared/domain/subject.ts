/** A subject is who or what is scored. */
import { z } from 'zod';
import { CalendarDate } from './calendar.ts';
import { ClientId, SubjectId } from './identity.ts';
import { Name } from './text.ts';

export const SubjectKind = z.enum(['organisation', 'executive', 'team-member', 'peer']);
export type SubjectKind = z.infer<typeof SubjectKind>;

/** Who may see it in a file that leaves the workbook: by name, by alias, or not at all; the strictest last. */
export const SubjectVisibility = z.enum(['shared', 'alias-only', 'private']);
export type SubjectVisibility = z.infer<typeof SubjectVisibility>;

/** A person's agreement to being scored; organisations and peers have none. */
export const Consent = z.enum(['not-asked', 'given', 'refused']);
export type Consent = z.infer<typeof Consent>;

/** How a person agreed or refused, in a few words; empty where it was not noted. */
export const ConsentHow = z.union([z.literal(''), Name]);

export const Subject = z.object({
  id: SubjectId,
  clientId: ClientId,
  name: Name,
  kind: SubjectKind,
  alias: Name.nullable(),
  visibility: SubjectVisibility,
  consent: Consent.nullable(),
  /** The day on which it was given or refused; null where nobody noted it. */
  consentOn: CalendarDate.nullable(),
  consentHow: ConsentHow,
  /** False for those who opted out of leagues. */
  inLeague: z.boolean(),
});
export type Subject = z.infer<typeof Subject>;

/** How a subject may be shown and what a person agreed to, as decided on a day. */
export const VisibilityDecision = Subject.pick({
  visibility: true,
  consent: true,
  consentOn: true,
  consentHow: true,
}).extend({
  /** Null for what stood before decisions were kept. */
  decidedOn: CalendarDate.nullable(),
});
export type VisibilityDecision = z.infer<typeof VisibilityDecision>;

/**
 * A subject as it may be shown where both what is decided now and what was decided then are obeyed:
 * nothing that either of them withholds is told.
 */
export function stricterOf(
  now: Subject,
  then: Pick<VisibilityDecision, 'visibility' | 'consent'> | undefined,
): Subject {
  if (!then) return now;
  const rank = (visibility: SubjectVisibility) => SubjectVisibility.options.indexOf(visibility);
  return {
    ...now,
    visibility: rank(then.visibility) > rank(now.visibility) ? then.visibility : now.visibility,
    consent: then.consent === 'refused' ? 'refused' : now.consent,
  };
}

/** Whether consent applies: only to people. */
export function isPerson(kind: SubjectKind): boolean {
  return kind === 'executive' || kind === 'team-member';
}
