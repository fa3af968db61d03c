/** The commands of the page that is shown, which it brings with it and takes away. */
import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { Command } from './commands.ts';

const NONE: readonly Command[] = [];

let present = NONE;
const listeners = new Set<() => void>();

function keep(next: readonly Command[]): void {
  present = next;
  for (const listener of listeners) listener();
}

/** Offers commands for as long as the component is there: always the same ones, whatever they now do. */
export function usePageCommands(commands: readonly Command[]): void {
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  });
  useEffect(() => {
    keep(
      latest.current.map((command, at) => ({ ...command, run: () => latest.current[at]?.run() })),
    );
    return () => keep(NONE);
  }, []);
}

/** What the shell offers of the page that is shown. */
export function useCommandsOfPage(): readonly Command[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => present,
  );
}
