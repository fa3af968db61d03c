import { describe, expect, it, vi } from 'vitest';
import {
  engagementCommands,
  generalCommands,
  matching,
  type Surroundings,
} from '../../../src/renderer/shell/commands.ts';

const surroundings = (overrides: Partial<Surroundings> = {}): Surroundings => ({
  location: '/',
  search: '',
  isSample: false,
  undoes: null,
  redoes: null,
  navigate: vi.fn(),
  undo: vi.fn(),
  redo: vi.fn(),
  setTheme: vi.fn(),
  openPalette: vi.fn(),
  openMap: vi.fn(),
  startOwn: vi.fn(),
  present: vi.fn(),
  ...overrides,
});
const idsOf = (commands: readonly { id: string }[]) => commands.map(({ id }) => id);

describe('the commands', () => {
  it('each do something of their own', () => {
    const around = surroundings({
      location: '/engagements/7/report',
      undoes: 'x',
      redoes: 'y',
      isSample: true,
    });
    const { navigate, undo, redo, setTheme, openPalette, openMap, startOwn, present } = around;
    const acts = { navigate, undo, redo, setTheme, openPalette, openMap, startOwn, present };
    const done = generalCommands(around).map(({ id, run }) => {
      for (const act of Object.values(acts)) vi.mocked(act).mockClear();
      run();
      const [called, ...others] = Object.entries(acts).filter(
        ([, act]) => vi.mocked(act).mock.calls.length > 0,
      );
      expect(others, id).toEqual([]);
      return JSON.stringify([called?.[0], called && vi.mocked(called[1]).mock.calls]);
    });
    expect(new Set(done).size).toBe(done.length);
  });

  it('are there only while there is something for them to do', () => {
    const none = idsOf(generalCommands(surroundings()));
    for (const id of ['undo', 'redo', 'start-own', 'remove-sample', 'present'])
      expect(none).not.toContain(id);
    const undo = generalCommands(surroundings({ undoes: 'new client' }));
    expect(undo.find(({ id }) => id === 'undo')?.label).toBe('Undo: new client');
    expect(idsOf(generalCommands(surroundings({ isSample: true })))).toEqual(
      expect.arrayContaining(['start-own', 'remove-sample']),
    );
  });

  it('use no key and no beginning of another’s keys twice', () => {
    const all = [
      ...generalCommands(surroundings({ undoes: 'x', redoes: 'y', isSample: true })),
      ...engagementCommands(surroundings({ location: '/engagements/3' })),
    ];
    const accelerators = all.flatMap(({ accelerator }) => accelerator ?? []);
    expect(new Set(accelerators).size).toBe(accelerators.length);
    const sequences = all.map(({ keys }) => keys.join(' ')).filter((keys) => keys !== '');
    for (const [at, keys] of sequences.entries()) {
      const others = sequences.filter((_, index) => index !== at);
      expect(others.filter((other) => other.startsWith(keys))).toEqual([]);
    }
  });
});

describe('the commands of an engagement', () => {
  it('are none outside of one', () => {
    for (const location of ['/', '/engagements/new', '/metrics/3']) {
      expect(engagementCommands(surroundings({ location }))).toEqual([]);
    }
  });

  it('stay with it, and log a reading of the series that is shown', () => {
    const run = (location: string, search: string, wanted: string) => {
      const around = surroundings({ location, search });
      engagementCommands(around)
        .find(({ id }) => id === `engagement/${wanted}`)
        ?.run();
      return vi.mocked(around.navigate).mock.calls;
    };
    expect(run('/engagements/3/drivers', '', 'journal')).toEqual([['/engagements/3/journal']]);
    expect(run('/engagements/3', 'series=7', 'log-reading')).toEqual([
      ['/engagements/3?do=log&series=7'],
    ]);
    expect(run('/engagements/3/drivers', 'series=7', 'log-reading')).toEqual([
      ['/engagements/3?do=log'],
    ]);
  });
});

describe('matching', () => {
  const found = (text: string) => idsOf(matching(generalCommands(surroundings()), text));

  it('takes the beginnings of words in any order, whatever the case and accents', () => {
    expect(found('eng new')).toEqual(['new-engagement']);
    expect(found('dark THÉME')).toEqual(['theme-dark']);
    expect(found('thème LIGHT')).toEqual(['theme-light']);
    expect(found('ortfolio')).toEqual([]);
  });
});
