import { describe, expect, it } from 'vitest';
import type { SearchHit } from '#shared/contract/search.ts';
import { groupsOf } from '../../../src/renderer/shell/palette-model.ts';

const hit = (kind: SearchHit['kind'], id: number, more: Partial<SearchHit> = {}): SearchHit => ({
  kind,
  id,
  title: [{ text: `${kind} ${id}`, isMatch: false }],
  snippet: [],
  clientName: 'Tern Foods',
  engagementName: 'Voice',
  isArchived: false,
  route: `/${kind}/${id}`,
  ...more,
});
const command = (label: string) => ({
  id: label,
  label,
  accelerator: null,
  keys: [],
  run: () => undefined,
});
const nothing = { text: '', commands: [], hits: [], visits: [], engagements: [] };

describe('the palette', () => {
  it('before anything is typed has where one was, then the commands; no empty group', () => {
    const groups = groupsOf({
      ...nothing,
      commands: [command('Import')],
      visits: [{ route: '/engagements/1', title: 'Voice, Tern Foods' }],
    });
    expect(groups.map(({ label }) => label)).toEqual(['Recently visited', 'Commands']);
    expect(groups[0]?.items[0]?.route).toBe('/engagements/1');
  });

  it('then has the commands that match, and what was found by kinds in the order of the best', () => {
    const groups = groupsOf({
      ...nothing,
      text: 'imp',
      commands: [command('Import'), command('Metrics')],
      hits: [hit('milestone', 1), hit('journal', 2), hit('milestone', 3)],
    });
    expect(groups.map(({ label, items }) => [label, items.length])).toEqual([
      ['Commands', 1],
      ['Milestones', 2],
      ['Journal', 1],
    ]);
  });

  it('says whose a thing is and that it is archived, and shows only notes that match', () => {
    const [group] = groupsOf({
      ...nothing,
      text: 'x',
      hits: [
        hit('milestone', 1, { isArchived: true, snippet: [{ text: 'no', isMatch: false }] }),
        hit('milestone', 2, { snippet: [{ text: 'x', isMatch: true }] }),
      ],
    });
    expect(group?.items.map(({ aside }) => aside)).toEqual([
      'Tern Foods · Voice · archived',
      'Tern Foods · Voice',
    ]);
    expect(group?.items.map(({ snippet }) => snippet.length)).toEqual([0, 1]);
  });
});
