/** What was withheld from a report, one sentence each. */
import type { SeriesTrend } from '#shared/contract/trends.ts';
import { reasonToStay, type ReasonToStay } from '#shared/domain/leaving.ts';
import { isPerson } from '#shared/domain/subject.ts';
import { isRenamed, type Redaction } from './names-withheld.ts';

export function whatWasLeftOut(all: readonly SeriesTrend[]): string[] {
  const ids = (reason: ReasonToStay, idOf: (trend: SeriesTrend) => number) =>
    new Set(all.filter((trend) => reasonToStay(trend) === reason).map(idOf)).size;
  const metrics = ids('private-metric', ({ metric }) => metric.id);
  const subjects = ids('private-subject', ({ subject }) => subject.id);
  const refused = ids('consent-refused', ({ subject }) => subject.id);
  const sentences: string[] = [];
  if (metrics > 0) sentences.push(`${count(metrics, 'metric')} marked private left out.`);
  if (subjects > 0) sentences.push(`${count(subjects, 'subject')} marked private left out.`);
  if (refused > 0)
    sentences.push(
      `${count(refused, 'person', 'people')} who did not agree to be scored left out.`,
    );
  return sentences;
}

export function whatWasRenamed(kept: readonly SeriesTrend[], redaction: Redaction): string[] {
  const renamed = new Map(
    kept
      .filter(({ subject }) => isRenamed(subject, redaction))
      .map((trend) => [trend.subject.id, trend.subject]),
  );
  if (redaction === 'people' && [...renamed.values()].some(({ kind }) => isPerson(kind))) {
    return ['People are shown under other names, and their names in notes were replaced.'];
  }
  return renamed.size === 0
    ? []
    : [`${count(renamed.size, 'subject')} shown under another name, in notes as well.`];
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
