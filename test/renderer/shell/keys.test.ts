import { describe, expect, it } from 'vitest';
import type { Command } from '../../../src/renderer/shell/commands.ts';
import {
  acceleratedBy,
  keysOfAccelerator,
  KeySequence,
  type Press,
} from '../../../src/renderer/shell/keys.ts';
import { withVisit } from '../../../src/renderer/shell/recent.ts';

const command = (id: string, keys: string[], accelerator: string | null = null): Command => ({
  id,
  label: id,
  accelerator,
  keys,
  run: () => undefined,
});
const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  timeStamp: 10_000,
  ...more,
});

describe('accelerators', () => {
  const all = [
    command('palette', [], 'CmdOrCtrl+K'),
    command('undo', [], 'CmdOrCtrl+Z'),
    command('redo', [], 'CmdOrCtrl+Shift+Z'),
    command('map', [], 'CmdOrCtrl+/'),
  ];
  const meant = (key: string, more: Partial<Press>) => acceleratedBy(all, press(key, more))?.id;

  it('are pressed with Ctrl or ⌘, and with Shift only where they say so', () => {
    expect(meant('k', { ctrlKey: true })).toBe('palette');
    expect(meant('K', { metaKey: true })).toBe('palette');
    expect(meant('k', { ctrlKey: true, shiftKey: true })).toBeUndefined();
    expect(meant('Z', { ctrlKey: true, shiftKey: true })).toBe('redo');
    expect(meant('z', { ctrlKey: true })).toBe('undo');
    expect(meant('k', {})).toBeUndefined();
    expect(meant('k', { ctrlKey: true, altKey: true })).toBeUndefined();
  });

  it('take a sign wherever it is on the keyboard', () => {
    expect(meant('/', { ctrlKey: true, shiftKey: true })).toBe('map');
  });

  it('are written as on the keys of the machine', () => {
    expect(keysOfAccelerator('CmdOrCtrl+Shift+Z', false)).toEqual(['Ctrl', 'Shift', 'Z']);
    expect(keysOfAccelerator('CmdOrCtrl+Shift+Z', true)).toEqual(['⌘', '⇧', 'Z']);
  });
});

describe('keys one after the other', () => {
  const all = [command('portfolio', ['g', 'p']), command('log', ['l']), command('map', ['?'])];
  const meant = (...presses: Press[]) => {
    const sequence = new KeySequence();
    return presses.map((each) => sequence.next(all, each)?.id ?? null);
  };

  it('complete a command, and then begin anew', () => {
    expect(meant(press('g'), press('P'), press('p'))).toEqual([null, 'portfolio', null]);
    expect(meant(press('?'))).toEqual(['map']);
  });

  it('are forgotten after a pause and after a key that does not go on', () => {
    expect(meant(press('g'), press('p', { timeStamp: 11_501 }))).toEqual([null, null]);
    expect(meant(press('g'), press('x'), press('p'))).toEqual([null, null, null]);
    expect(meant(press('g'), press('l'))).toEqual([null, 'log']);
  });
});

describe('visits', () => {
  it('keep the latest six, and no page twice', () => {
    const visit = (number: number) => ({ route: `/metrics/${number}`, title: `Metric ${number}` });
    const after = [1, 2, 3, 4, 5, 6, 7, 3].reduce<ReturnType<typeof withVisit>>(
      (visits, number) => withVisit(visits, visit(number)),
      [],
    );
    expect(after).toEqual([3, 7, 6, 5, 4, 2].map(visit));
  });
});
