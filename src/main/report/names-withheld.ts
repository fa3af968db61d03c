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
  // Whoever is unnamed keeps the same number, in whatever order they come.
  for (const subject of subjects.toSorted((a, b) => a.id - b.id)) {
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

/** Everyone and everything that a text may name, whether or not the engagement tracks it. */
export interface KnownNames {
  /** Every subject of the client. */
  readonly subjects: readonly Subject[];
  /** Every metric of the workbook. */
  readonly metrics: readonly Pick<Metric, 'name' | 'visibility'>[];
  /** Names of the other clients. */
  readonly otherClients: readonly string[];
  /** Owners of milestones. */
  readonly owners: readonly string[];
}

/** Replaces every withheld name in a text that someone typed. */
export function cleaner(
  known: KnownNames,
  kept: readonly SeriesTrend[],
  names: ReadonlyMap<SubjectId, string>,
  redaction: Redaction,
): Clean {
  const replacements = replacementsOf(known, names, redaction);
  // A name that someone else is shown under stays: it tells nothing.
  for (const { subject, metric } of kept) {
    replacements.delete(folded(names.get(subject.id) ?? ''));
    replacements.delete(folded(metric.name));
  }
  return replacing(replacements);
}

/** A name that is not to be told, and what is written instead. */
interface NameToReplace {
  readonly name: string;
  readonly instead: string;
  /** Whether first name and surname by themselves give it away as well. */
  readonly isOfPerson: boolean;
}

/** Replaces names in a text that someone typed; of equal ones the last counts. */
export function namesReplaced(names: readonly NameToReplace[]): Clean {
  const replacements = new Map<string, string>();
  for (const { name, instead, isOfPerson } of names) {
    addName(replacements, name, instead, isOfPerson);
  }
  return replacing(replacements);
}

function replacing(replacements: ReadonlyMap<string, string>): Clean {
  if (replacements.size === 0) return (text) => text;
  const longestFirst = [...replacements.keys()].sort((a, b) => b.length - a.length);
  const name = `(?:${longestFirst.map(found).join('|')})`;
  const runsOfNames = new RegExp(`${name}(?:\\s+${name})*`, 'giu');
  const oneName = new RegExp(name, 'giu');
  return (text) => {
    const composed = text.normalize('NFC');
    const clean = composed.replace(runsOfNames, (run) => {
      const instead = [...run.matchAll(oneName)].map(
        ([one]) => replacements.get(folded(one)) ?? '[withheld]',
      );
      // First name and surname stand for one person.
      return instead.filter((one, i) => one !== instead[i - 1]).join(' ');
    });
    return clean === composed ? text : clean;
  };
}

/** For each name that may not be told, folded, what is written instead. */
function replacementsOf(
  { subjects, metrics, otherClients, owners }: KnownNames,
  names: ReadonlyMap<SubjectId, string>,
  redaction: Redaction,
): Map<string, string> {
  const replacements = new Map<string, string>();
  const replace = (name: string, instead: string, isOfPerson: boolean): void =>
    addName(replacements, name, instead, isOfPerson);
  for (const name of otherClients) replace(name, '[another client]', false);
  for (const owner of redaction === 'people' ? owners : []) {
    if (owner !== '') replace(owner, '[name withheld]', isPersonsName(owner));
  }
  for (const { name, visibility } of metrics) {
    if (visibility === 'private') replace(name, '[metric withheld]', false);
  }
  for (const subject of subjects) {
    const shown = names.get(subject.id) ?? nameOfUntracked(subject, redaction);
    if (shown === subject.name) continue;
    replace(subject.name, shown ?? '[name withheld]', isPerson(subject.kind));
    if (shown === null && subject.alias !== null) replace(subject.alias, '[name withheld]', false);
  }
  return replacements;
}

function addName(
  replacements: Map<string, string>,
  name: string,
  instead: string,
  isOfPerson: boolean,
): void {
  replacements.set(folded(name), instead);
  if (!isOfPerson) return;
  for (const part of partsOfName(name)) replacements.set(folded(part), instead);
}

/** The name that a subject has in texts when no series of it is shown; null for none at all. */
function nameOfUntracked(subject: Subject, redaction: Redaction): string | null {
  const isWithheld =
    subject.visibility === 'private' || (isPerson(subject.kind) && subject.consent === 'refused');
  if (isWithheld) return null;
  return isRenamed(subject, redaction) ? subject.alias : subject.name;
}

/** Names that differ in case, in how accents are written or in spaces alone are one. */
function folded(name: string): string {
  return name.normalize('NFC').toLowerCase().replace(/\s+/gu, ' ').trim();
}

/**
 * A folded name as a regular expression that finds just that name. It stands by itself, but in scripts
 * without capitals, where other words are written onto it.
 */
function found(name: string): string {
  const literally = name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replaceAll(' ', '\\s+');
  return hasCase(name) || !/\p{L}/u.test(name)
    ? `(?<![\\p{L}\\p{N}])${literally}(?![\\p{L}\\p{N}])`
    : literally;
}

function hasCase(text: string): boolean {
  return text.toLowerCase() !== text.toUpperCase();
}

/** "Oona Ownername", not "Marketing team". */
export function isPersonsName(owner: string): boolean {
  const words = owner.split(/\s+/u);
  return words.length <= 4 && words.every((word) => !/^\p{Ll}/u.test(word));
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

/** The longest that is taken for a role, such as CEO. */
const LONGEST_ROLE = 4;

/** The words of a person's name that give them away by themselves; roles in capitals do not. */
function partsOfName(name: string): string[] {
  const isAllInCapitals = name === name.toUpperCase();
  const isRole = (part: string) =>
    !isAllInCapitals && part === part.toUpperCase() && part.length <= LONGEST_ROLE;
  return name
    .normalize('NFC')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((part) => (hasCase(part) ? part.length >= 3 && !isRole(part) : part.length >= 2))
    .filter((part) => !/^\p{N}+$/u.test(part) && !TITLES.has(part.toLowerCase()));
}
