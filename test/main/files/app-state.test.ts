import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AppState } from '#main/files/app-state.ts';
import { temporaryFolder } from '../workbook/temporary-folder.ts';

const AT = '2026-11-23T09:00:00.000Z';
const statePath = () => join(temporaryFolder(), 'made', 'state.json');

describe('what is kept beside the workbooks', () => {
  it('is there for the next window, and is the only file in its folder', () => {
    const path = statePath();
    const state = new AppState(path);
    state.remember('/work/a.plumb', AT);
    state.remember('/work/b.plumb', AT);
    state.keepView('/work/b.plumb', '/engagements/3?series=7');
    state.chooseNumbers('comma');
    const next = new AppState(path);
    expect(next.read()).toEqual({
      recents: [
        { path: '/work/b.plumb', openedAt: AT, view: '/engagements/3?series=7' },
        { path: '/work/a.plumb', openedAt: AT, view: null },
      ],
      numbers: 'comma',
    });
    expect(readdirSync(dirname(path))).toEqual(['state.json']);
  });

  it('keeps a workbook’s view when it is opened again, and when it moves', () => {
    const state = new AppState(null);
    state.remember('/work/a.plumb', AT);
    state.keepView('/work/a.plumb', '/round');
    state.remember('/work/b.plumb', AT);
    state.remember('/work/a.plumb', AT);
    state.rename('/work/a.plumb', '/work/c.plumb');
    expect(state.read().recents.map(({ path }) => path)).toEqual([
      '/work/c.plumb',
      '/work/b.plumb',
    ]);
    expect(state.viewOf('/work/c.plumb')).toBe('/round');
  });

  it('lists a dozen at most, without those that are taken off', () => {
    const state = new AppState(null);
    for (let each = 1; each <= 15; each += 1) state.remember(`/work/${each}.plumb`, AT);
    expect(state.read().recents).toHaveLength(12);
    state.forget('/work/15.plumb');
    expect(state.read().recents[0]?.path).toBe('/work/14.plumb');
    state.forget(null);
    expect(state.read().recents).toEqual([]);
  });

  it.each([
    ['cut off', '{"recents": [{"path"'],
    ['empty', ''],
    ['of another kind', '[1, 2]'],
    ['null', 'null'],
  ])('counts as empty where the file is %s, and can be written anew', (_what, text) => {
    const path = statePath();
    mkdirSync(dirname(path));
    writeFileSync(path, text);
    const state = new AppState(path);
    expect(state.read()).toEqual({ recents: [], numbers: 'system' });
    state.remember('/work/a.plumb', AT);
    expect(new AppState(path).read().recents).toHaveLength(1);
  });

  it('loses only the part that is not right', () => {
    const path = statePath();
    mkdirSync(dirname(path));
    const good = { path: '/work/a.plumb', openedAt: AT, view: null };
    writeFileSync(path, JSON.stringify({ recents: [7, good, { path: '' }], numbers: 'roman' }));
    expect(new AppState(path).read()).toEqual({ recents: [good], numbers: 'system' });
  });

  it('holds in memory where it cannot be written, without a word', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'file', 'state.json');
    writeFileSync(join(folder, 'file'), '');
    chmodSync(join(folder, 'file'), 0o400);
    const state = new AppState(path);
    state.remember('/work/a.plumb', AT);
    expect(state.read().recents).toHaveLength(1);
    expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('');
  });
});
