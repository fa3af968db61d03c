/**
 * CopyTable   label: names the table; onCopy(): the table as text, and how many rows it has.
 *             A quiet button that appears over the table with the pointer or the focus.
 * copyOnKeys  for onKeyDown of the table's place: Ctrl+C copies it where no text is selected.
 */
import { Copy } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { Button } from './button.tsx';
import styles from './copy-table.module.css';
import { plural } from './format.ts';
import { say } from './toast.tsx';

export interface CopiedTable {
  readonly text: string;
  readonly rows: number;
}

export function CopyTable({ label, onCopy }: { label: string; onCopy: () => CopiedTable }) {
  return (
    <Button
      variant="secondary"
      size="small"
      icon={<Copy aria-hidden="true" />}
      aria-label={`Copy table: ${label}`}
      className={styles.copy ?? ''}
      onPress={() => void copy(onCopy())}
    >
      Copy table
    </Button>
  );
}

export function copyOnKeys(event: KeyboardEvent, onCopy: () => CopiedTable): void {
  const isCopy = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'c';
  if (!isCopy || event.shiftKey || event.altKey || isEditing(event.target)) return;
  // Text that was selected is what is meant.
  if (window.getSelection()?.isCollapsed === false) return;
  event.preventDefault();
  void copy(onCopy());
}

async function copy({ text, rows }: CopiedTable): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    say(`Copied ${plural(rows, 'row')}`);
  } catch {
    say('The clipboard could not be written to; select the table’s text and copy that.');
  }
}

function isEditing(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select') !== null;
}
