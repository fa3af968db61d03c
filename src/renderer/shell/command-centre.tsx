/** What listens to the keys of the commands and shows the palette and the keyboard map. */
import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { OutputOf } from '#shared/contract/index.ts';
import { listenForCommands } from '../client/procedures.ts';
import styles from './command-centre.module.css';
import {
  type Command,
  engagementCommands,
  generalCommands,
  type Surroundings,
} from './commands.ts';
import { KeyCaps } from './key-caps.tsx';
import { KeyboardMap } from './keyboard-map.tsx';
import { acceleratedBy, hasSingleKeys, keepsSingleKeys, KeySequence } from './keys.ts';
import { useCommandsOfPage } from './page-commands.ts';
import { Palette } from './palette.tsx';
import { presentOrSay } from '../features/present/present-button.tsx';
import { useVisits } from './recent.ts';
import { useStartOwn } from './start-own.tsx';
import { setTheme } from './theme.ts';
import { useUndoRedo } from './undo-redo.tsx';

interface CommandCentreProps {
  workbook: NonNullable<OutputOf<'workbook.state'>['workbook']>;
  ownBeside: OutputOf<'workbook.state'>['ownBeside'];
}

export function CommandCentre({ workbook, ownBeside }: CommandCentreProps) {
  const { path, isSample, undoes, redoes } = workbook;
  const [location, navigate] = useLocation();
  const search = useSearch();
  const { takeBack, doAgain } = useUndoRedo({ undoes, redoes });
  const { start, refusal } = useStartOwn(ownBeside);
  const [open, setOpen] = useState<'palette' | 'map' | null>(null);
  const visits = useVisits(path, location);
  const surroundings: Surroundings = {
    location,
    search,
    isSample,
    undoes,
    redoes,
    navigate,
    undo: takeBack,
    redo: doAgain,
    setTheme,
    openPalette: () => setOpen('palette'),
    openMap: () => setOpen('map'),
    startOwn: start,
    present: presentOrSay,
  };
  const general = generalCommands(surroundings);
  const ofEngagement = engagementCommands(surroundings);
  const ofPage = useCommandsOfPage();
  const close = () => setOpen(null);
  useCommandKeys([...ofPage, ...ofEngagement, ...general], open === 'palette' ? close : null);
  return (
    <>
      <button
        type="button"
        className={styles.search}
        aria-keyshortcuts="Control+K Meta+K"
        onClick={surroundings.openPalette}
      >
        <Search aria-hidden="true" />
        <span>Search</span>
        <span aria-hidden="true">
          <KeyCaps command={{ accelerator: 'CmdOrCtrl+K', keys: [] }} />
        </span>
      </button>
      {refusal && <p role="alert">{refusal.message}</p>}
      {open === 'palette' && (
        <Palette
          commands={[...ofPage, ...ofEngagement, ...general.filter(({ id }) => id !== 'palette')]}
          visits={visits}
          onGo={navigate}
          onClose={close}
        />
      )}
      {open === 'map' && (
        <KeyboardMap
          // With what only an engagement's page offers, wherever the map is opened.
          general={generalCommands({
            ...surroundings,
            location: '/engagements/1',
            undoes: '',
            redoes: '',
          }).map((command) => ({
            ...command,
            label: command.label.replace(/: $/, ''),
          }))}
          ofEngagement={engagementCommands({ location: '/engagements/0', search, navigate })}
          onClose={close}
        />
      )}
    </>
  );
}

/**
 * Runs commands by their keys, and by the desktop's menu. With a dialog open only the key that opened
 * the palette does something: it closes it.
 */
function useCommandKeys(commands: readonly Command[], closePalette: (() => void) | null): void {
  const latest = useRef({ commands, closePalette });
  useEffect(() => {
    latest.current = { commands, closePalette };
  });
  useEffect(() => {
    const sequence = new KeySequence();
    const onKey = (event: KeyboardEvent) => {
      const { commands: present, closePalette: closes } = latest.current;
      if (event.defaultPrevented || event.isComposing) return;
      // Undo and redo listen for themselves: in a field they are the field's own.
      const pressed = acceleratedBy(
        present.filter(({ id }) => id !== 'undo' && id !== 'redo'),
        event,
      );
      if (pressed) {
        event.preventDefault();
        if (pressed.id === 'palette' && closes) closes();
        else if (!isDialogOpen()) pressed.run();
        return;
      }
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && event.key.length === 1;
      if (!isPlain || !hasSingleKeys() || keepsSingleKeys(event.target) || isDialogOpen()) return;
      const completed = sequence.next(present, event);
      if (!completed) return;
      event.preventDefault();
      completed.run();
    };
    const stopListening = listenForCommands((id) => {
      if (!isDialogOpen()) latest.current.commands.find((command) => command.id === id)?.run();
    });
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
      stopListening();
    };
  }, []);
}

function isDialogOpen(): boolean {
  return document.querySelector('[role=dialog]') !== null;
}
