/** How a subject may be shown, and what a person agreed to, in words that every page uses alike. */
import { formatDate } from '#shared/domain/calendar.ts';
import type { Consent, Subject } from '#shared/domain/subject.ts';

/** In files that leave the workbook. */
export const visibilityWords: Readonly<Record<Subject['visibility'], string>> = {
  shared: 'By name',
  'alias-only': 'By alias only',
  private: 'Not at all',
};

export const consentWords: Readonly<Record<Consent, string>> = {
  'not-asked': 'Not asked yet',
  given: 'Given',
  refused: 'Refused',
};

/** "Given on 20 May 2013, by e-mail"; "Not needed" of those who are no persons. */
export function consentInWords({
  consent,
  consentOn,
  consentHow,
}: Pick<Subject, 'consent' | 'consentOn' | 'consentHow'>): string {
  if (consent === null) return 'Not needed';
  const on = consentOn === null ? '' : ` on ${formatDate(consentOn)}`;
  return `${consentWords[consent]}${on}${consentHow === '' ? '' : `, ${consentHow}`}`;
}
