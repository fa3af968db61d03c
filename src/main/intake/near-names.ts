/**
 * Names that nearly match: told to the person, who may say that they are one. Nothing is made one by
 * likeness.
 */
import type { NearName } from '#shared/contract/files.ts';
import type { Subject } from '#shared/domain/subject.ts';
import { fold } from './words.ts';

/** Of names shorter than this one letter may differ, of longer ones two. */
const LONG = 8;
/** Shorter names are too easily alike. */
const SHORTEST = 4;

/** The name of a new subject with those of the client that it nearly matches; nothing without any. */
export function nearNamesOf(name: string, subjects: readonly Subject[]): NearName[] {
  const like = subjects.filter((subject) => isNear(name, subject.name)).map((each) => each.name);
  return like.length === 0 ? [] : [{ name, like }];
}

/** Whether two names differ only in case, accents, a letter or two, word order, or by initials. */
function isNear(one: string, other: string): boolean {
  const a = wordsOf(one);
  const b = wordsOf(other);
  if (a.length === 0 || b.length === 0) return false;
  return (
    isTypingError(a.join(''), b.join('')) ||
    isTypingError(a.toSorted().join(''), b.toSorted().join('')) ||
    abbreviates(a, b) ||
    abbreviates(b, a)
  );
}

const wordsOf = (name: string): string[] =>
  fold(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

function isTypingError(a: string, b: string): boolean {
  if (a === b) return true;
  const shorter = Math.min(a.length, b.length);
  if (shorter < SHORTEST) return false;
  // "Plant 1" and "Plant 2" are two on purpose.
  if (a.replace(/\D/g, '') !== b.replace(/\D/g, '')) return false;
  return distance(a, b) <= (shorter < LONG ? 1 : 2);
}

/** Whether a short form stands for the long one: "A. Ruiz", "Ruiz A" or "AR" for "Ana Ruiz". */
function abbreviates(short: readonly string[], long: readonly string[]): boolean {
  if (long.length < 2) return false;
  if (short.length === 1) return short[0] === long.map(([initial = '']) => initial).join('');
  if (short.length !== long.length) return false;
  const fits = (words: readonly string[]): boolean =>
    words.some(({ length }) => length > 1) &&
    words.every((word, at) => word === long[at] || (word.length === 1 && long[at]?.[0] === word));
  return fits(short) || fits(short.toReversed());
}

/** Letters to add, leave out, change or swap with their neighbour to make one text the other. */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        (rows[i - 1]?.[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (rows[i - 1]?.[j - 1] ?? 0) + cost,
        isSwap ? (rows[i - 2]?.[j - 2] ?? 0) + 1 : Infinity,
      );
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? Infinity;
}
