/** What leaves of a subject with the reports of an engagement, said in words. */
import type { TrackedSubject } from '#shared/contract/engagement-history.ts';
import type { EngagementId } from '#shared/domain/identity.ts';
import { reasonToStay } from '#shared/domain/leaving.ts';
import { isPerson, type Subject } from '#shared/domain/subject.ts';

export function leavingInWords(
  { subject, tracked }: TrackedSubject,
  engagementId: EngagementId,
): string {
  const here = tracked.filter(
    (series) => series.engagementId === engagementId && series.archivedOn === null,
  );
  if (here.length === 0) return 'Nothing: nothing is tracked here.';
  const reasons = here.map(({ metricVisibility: visibility }) =>
    reasonToStay({ metric: { visibility }, subject }),
  );
  if (subject.visibility === 'private') return 'Nothing: private.';
  if (reasons.includes('consent-refused')) return 'Nothing: does not agree to be scored.';
  const kept = here.filter((_, index) => reasons[index] !== null);
  if (kept.length === here.length) return 'Nothing: every metric tracked here is private.';
  const except =
    kept.length === 0
      ? ''
      : ` Without ${kept.map(({ metricName }) => metricName).join(', ')}: private.`;
  return `${nameShown(subject)}${except}`;
}

function nameShown({ kind, visibility, alias }: Subject): string {
  const other = alias === null ? 'a number in place of the name' : `“${alias}”`;
  if (visibility === 'alias-only') return `Always as ${other}; in texts, too.`;
  return isPerson(kind) ? `By name; where people are redacted, as ${other}.` : 'By name.';
}
