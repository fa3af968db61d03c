/** The work behind the scores, and scores beside results, in words. */
import type { Statement } from '#shared/contract/report-preview.ts';
import type { SeriesView } from './series-view.ts';
import type { EarnedView, LeadingView } from './work-and-results.ts';

export function driverInWords({ metric, subject, verdict, sentence }: SeriesView): Statement {
  return { about: `${metric.name} (${subject}): ${verdict.toLowerCase()}`, text: sentence };
}

export function earnedInWords({ metric, subjects, sentence, note }: EarnedView): Statement {
  return {
    about: `${metric.name} (${subjects.join(', ')})`,
    text: [sentence, note].join(' ').trim(),
  };
}

/** What is compared, and what to make of the figures. */
export function leadingNotes(leading: readonly LeadingView[]): [string, ...string[]] {
  return [
    'Whether a score moves before a business result: the change of each month against the change of the result in the same month and up to six months later.',
    'Rho runs from −1 to 1; above 0 both become better together. At least 8 months with a change in both are needed. It shows what moves together and when, never a cause.',
    ...(leading.length > 1
      ? [
          `${leading.length} pairs are looked at; each may show a sign by chance, so that one sign among several is weak.`,
        ]
      : []),
  ];
}

export function pairTitle({ indicator, result }: LeadingView): string {
  return `${indicator.metric.name} (${indicator.subject}) and ${result.metric.name} (${result.subject})`;
}
