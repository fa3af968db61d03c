/** The names that subjects are shown under, and the replacing of those that may not be told. */
import type { SeriesTrend } from '#shared/contract/trends.ts';
import type { SubjectId } from '#shared/domain/identity.ts';
import type { Metric } from '#shared/domain/metric.ts';
import { isPerson, type Subject } from '#shared/domain/subject.ts';

export type Redaction = 'none' | 'people';

/** The name that each subject is shown under. */
export function shownNames(
  subjects: readonly Subject[],
  redaction: Redaction,
): Map<SubjectId, string> {
  const names = new Map<SubjectId, string>();
  let unnamed = 0;
  for (const subject of subjects) {
    if (names.has(subject.id)) continue;
    const { name, alias } = subject;
    names.set(
      subject.id,
      isRenamed(subject, redaction) ? (alias ?? `Person ${(unnamed += 1)}`) : name,
    );
  }
  return names;
}

/** Whether a subject is shown under another name. */
export function isRenamed({ kind, visibility }: Subject, redaction: Redaction): boolean {
  return visibility === 'alias-only' || (redaction === 'people' && isPerson(kind));
}

/** A text without the names that are withheld. */
export type Clean = (text: string) => string;

/** Replaces every withheld name in a text that someone typed. */
export function cleaner(
  all: readonly SeriesTrend[],
  kept: readonly SeriesTrend[],
  names: ReadonlyMap<SubjectId, string>,
  successors: readonly Metric[],
): Clean {
  const replacements = new Map<string, string>();
  for (const { subject } of all) {
    const shown = names.get(subject.id);
    if (shown !== subject.name) {
      const instead = shown ?? '[name withheld]';
      replacements.set(subject.name.toLowerCase(), instead);
      if (isPerson(subject.kind)) {
        for (const part of partsOfName(subject.name)) replacements.set(part, instead);
      }
      if (shown === undefined && subject.alias !== null) {
        replacements.set(subject.alias.toLowerCase(), instead);
      }
    }
  }
  // A successor may be one that the engagement does not track.
  for (const metric of [...all.map((trend) => trend.metric), ...successors]) {
    if (metric.visibility === 'private') {
      replacements.set(metric.name.toLowerCase(), '[metric withheld]');
    }
  }
  // A name that someone else is shown under stays: it tells nothing.
  for (const { subject, metric } of kept) {
    replacements.delete((names.get(subject.id) ?? '').toLowerCase());
    replacements.delete(metric.name.toLowerCase());
  }
  if (replacements.size === 0) return (text) => text;
  const longestFirst = [...replacements.keys()].sort((a, b) => b.length - a.length);
  const name = `(?:${longestFirst.map(literally).join('|')})`;
  const runsOfNames = new RegExp(
    `(?<![\\p{L}\\p{N}])${name}(?:\\s+${name})*(?![\\p{L}\\p{N}])`,
    'giu',
  );
  const oneName = new RegExp(name, 'giu');
  return (text) =>
    text.replace(runsOfNames, (found) => {
      const instead = [...found.matchAll(oneName)].map(
        ([one]) => replacements.get(one.toLowerCase()) ?? '[withheld]',
      );
      // First name and surname stand for one person.
      return instead.filter((one, i) => one !== instead[i - 1]).join(' ');
    });
}

/** A text as a regular expression that finds just that text. */
function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

const TITLES = new Set([
  'dr',
  'mr',
  'mrs',
  'ms',
  'mx',
  'prof',
  'sir',
  'dame',
  'the',
  'and',
  'von',
  'van',
  'der',
]);

/** The words of a person's name that give them away by themselves; roles in capitals do not. */
function partsOfName(name: string): string[] {
  return name
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part.length >= 3 && part !== part.toUpperCase())
    .map((part) => part.toLowerCase())
    .filter((part) => !TITLES.has(part));
}
