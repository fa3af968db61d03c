import { describe, expect, it } from 'vitest';
import { nearNamesOf } from '#main/intake/near-names.ts';
import { subject } from './known-records.ts';

const like = (name: string, ...known: string[]) =>
  nearNamesOf(
    name,
    known.map((each, at) => subject(at + 1, each)),
  ).flatMap((near) => near.like);

describe('a name that nearly matches', () => {
  it.each([
    ['case', 'ana ruiz', 'Ana Ruiz'],
    ['accents', 'Chloe Marsh', 'Chloë Marsh'],
    ['umlauts spelt out', 'Juergen Weiss', 'Jürgen Weiß'],
    ['a letter', 'Anna Ruiz', 'Ana Ruiz'],
    ['two letters of a long name', 'Farrid Hadad', 'Farid Haddad'],
    ['two letters that changed places', 'Eilidh Rsos', 'Eilidh Ross'],
    ['the order of its words', 'Ruiz, Ana', 'Ana Ruiz'],
    ['an initial', 'A. Ruiz', 'Ana Ruiz'],
    ['an initial behind', 'Ruiz A', 'Ana Ruiz'],
    ['initials alone', 'AR', 'Ana Ruiz'],
    ['what stands about it', '@ben_ockham', 'Ben Ockham'],
  ])('by %s is offered', (_how, name, known) => {
    expect(like(name, known, 'Dev Nair')).toEqual([known]);
  });

  it.each([
    ['another person', 'Ben Ockham', 'Ana Ruiz'],
    ['a short name with another letter', 'Ann', 'Ana'],
    ['a numbered one', 'Plant 2', 'Plant 1'],
    ['another first name', 'B. Ruiz', 'Ana Ruiz'],
    ['one word of two', 'Ana', 'Ana Ruiz'],
    ['signs alone', '—', '!'],
  ])('is not seen in %s', (_what, name, known) => {
    expect(like(name, known)).toEqual([]);
  });

  it('is offered with all that it could be', () => {
    expect(like('A. Ruiz', 'Ana Ruiz', 'Alba Ruiz')).toEqual(['Ana Ruiz', 'Alba Ruiz']);
  });
});
