/** Keys of commands: how they are written, and which command a press means. */
import { isEditing } from '../components/editing.ts';
import type { Command } from './commands.ts';

/** So long a key waits for the one that follows it, in ms. */
const LONGEST_PAUSE = 1_500;

/** Of a press; a KeyboardEvent is one. */
export interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly timeStamp: number;
}

/** The keys of an accelerator one by one: "CmdOrCtrl+Shift+Z" is Ctrl, Shift, Z, or ⌘, ⇧, Z on a Mac. */
export function keysOfAccelerator(accelerator: string, isMac: boolean): string[] {
  const names: Readonly<Record<string, string>> = isMac
    ? { CmdOrCtrl: '⌘', Shift: '⇧' }
    : { CmdOrCtrl: 'Ctrl' };
  return accelerator.split('+').map((key) => names[key] ?? key);
}

export const isMac = (): boolean => navigator.platform.startsWith('Mac');

/** The command whose accelerator is pressed. */
export function acceleratedBy(commands: readonly Command[], press: Press): Command | undefined {
  if (!(press.ctrlKey || press.metaKey) || press.altKey) return undefined;
  return commands.find(({ accelerator }) => {
    const keys = accelerator?.toLowerCase().split('+') ?? [];
    const key = keys.at(-1);
    // Where a sign stands on the keyboard, and whether it takes Shift, differs between countries.
    const needsShift = key !== undefined && /[a-z]/.test(key);
    return (
      key === press.key.toLowerCase() && (!needsShift || press.shiftKey === keys.includes('shift'))
    );
  });
}

/** Follows single keys pressed one after the other. */
export class KeySequence {
  #pressed: string[] = [];
  #lastAt = 0;

  /** The command that this press completes; undefined while there is none. */
  next(commands: readonly Command[], { key, timeStamp }: Press): Command | undefined {
    if (timeStamp - this.#lastAt > LONGEST_PAUSE) this.#pressed = [];
    this.#lastAt = timeStamp;
    const wasBegun = this.#pressed.length > 0;
    const pressed = [...this.#pressed, key.toLowerCase()];
    const begun = commands.filter(({ keys }) => pressed.every((each, at) => keys[at] === each));
    const complete = begun.find(({ keys }) => keys.length === pressed.length);
    this.#pressed = complete || begun.length === 0 ? [] : pressed;
    // What does not go on with what was begun may begin anew.
    if (begun.length === 0 && wasBegun) return this.next(commands, pressOf(key, timeStamp));
    return complete;
  }
}

function pressOf(key: string, timeStamp: number): Press {
  return { key, timeStamp, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
}

/** Whether single keys belong to what has the focus: text, a dialog, a list that is searched by typing. */
export function keepsSingleKeys(target: EventTarget | null): boolean {
  return (
    isEditing(target) ||
    (target instanceof HTMLElement &&
      target.closest('[role=listbox], [role=menu], [aria-haspopup=listbox]') !== null)
  );
}

const KEY = 'plumbline.single-keys';

/** Whether single keys do anything; the choice stays on this machine. */
export function hasSingleKeys(): boolean {
  return localStorage.getItem(KEY) !== 'off';
}

export function setSingleKeys(isOn: boolean): void {
  localStorage.setItem(KEY, isOn ? 'on' : 'off');
}
