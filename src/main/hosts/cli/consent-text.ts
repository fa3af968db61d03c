/** What a person agreed to, on a line: "given on 2013-05-20 (by e-mail)". */
import type { Subject } from '#shared/domain/subject.ts';

/** Null for those of whom no consent is asked. */
export function consentText({
  consent,
  consentOn,
  consentHow,
}: Pick<Subject, 'consent' | 'consentOn' | 'consentHow'>): string | null {
  if (consent === null) return null;
  const on = consentOn === null ? '' : ` on ${consentOn}`;
  return `${consent}${on}${consentHow === '' ? '' : ` (${consentHow})`}`;
}
