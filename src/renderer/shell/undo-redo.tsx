/** Undo and redo of whatever was changed last, named after it; Ctrl+Z and Ctrl+Shift+Z (or Ctrl+Y). */
import { Redo2, Undo2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useCommand } from '../client/procedures.ts';
import { IconButton } from '../components/button.tsx';
import { isEditing, isUntouched } from '../components/editing.ts';
import { say } from '../components/toast.tsx';
import styles from './undo-redo.module.css';

interface UndoRedoProps {
  /** What each would take back or do again; null for nothing. */
  undoes: string | null;
  redoes: string | null;
}

/** What undo and redo do: nothing where there is nothing, or while one of them is under way. */
export function useUndoRedo({ undoes, redoes }: UndoRedoProps): {
  takeBack: () => void;
  doAgain: () => void;
} {
  const undo = useCommand('workbook.undo');
  const redo = useCommand('workbook.redo');
  const isBusy = undo.isPending || redo.isPending;
  const takeBack = () => {
    if (undoes === null || isBusy) return;
    undo.mutate(
      {},
      {
        onSuccess: ({ what }) => say(`Undone: ${what}.`),
        onError: ({ message }) => say(message),
      },
    );
  };
  const doAgain = () => {
    if (redoes === null || isBusy) return;
    redo.mutate(
      {},
      {
        onSuccess: ({ what }) => say(`Done again: ${what}.`),
        onError: ({ message }) => say(message),
      },
    );
  };
  return { takeBack, doAgain };
}

export function UndoRedo({ undoes, redoes }: UndoRedoProps) {
  const { takeBack, doAgain } = useUndoRedo({ undoes, redoes });
  useUndoKeys(takeBack, doAgain);
  return (
    <div className={styles.pair}>
      <IconButton
        label={undoes === null ? 'Nothing to undo' : `Undo: ${undoes}`}
        icon={<Undo2 />}
        size="small"
        isDisabled={undoes === null}
        onPress={takeBack}
      />
      <IconButton
        label={redoes === null ? 'Nothing to redo' : `Redo: ${redoes}`}
        icon={<Redo2 />}
        size="small"
        isDisabled={redoes === null}
        onPress={doAgain}
      />
    </div>
  );
}

/** The keys everyone knows, except where text is being edited or a dialog is open: they are its own there. */
function useUndoKeys(undo: () => void, redo: () => void): void {
  const latest = useRef({ undo, redo });
  useEffect(() => {
    latest.current = { undo, redo };
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase();
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      if (isEditing(event.target) && !isUntouched(event.target)) return;
      const isRedo = key === 'y' || (key === 'z' && event.shiftKey);
      if (!isRedo && key !== 'z') return;
      event.preventDefault();
      if (isRedo) latest.current.redo();
      else latest.current.undo();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
