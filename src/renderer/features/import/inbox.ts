/**
 * Files that arrive from anywhere in the app, dropped on a window or pasted as a block of cells, on
 * their way to the import page.
 */
import { useSyncExternalStore } from 'react';
import { isEditing } from '../../components/editing.ts';
import { say } from '../../components/toast.tsx';

export interface ImportFile {
  readonly fileName: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const PASTED = 'pasted.tsv';

let waiting: ImportFile | null = null;
const listeners = new Set<() => void>();

function put(file: ImportFile | null): void {
  waiting = file;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The file that waits to be imported; null for none. */
export function useWaitingFile(): ImportFile | null {
  return useSyncExternalStore(subscribe, () => waiting);
}

/** The page has taken the file. */
export function takeWaitingFile(): void {
  put(null);
}

/** One file of those dropped or chosen; says why where it cannot be taken, and gives null. */
export async function readFile(files: FileList | null): Promise<ImportFile | null> {
  const [first, second] = files ?? [];
  if (!first) return null;
  if (second) {
    say('One file at a time, please: each has its own questions.');
    return null;
  }
  try {
    return { fileName: first.name, bytes: new Uint8Array(await first.arrayBuffer()) };
  } catch {
    say(`“${first.name}” could not be read; is it a folder, or open in another program?`);
    return null;
  }
}

/** Text from the clipboard as a file, where it is a block of cells; null for anything else. */
export function pastedFile(text: string): ImportFile | null {
  if (!/[\t\n]/.test(text.trim())) return null;
  return { fileName: PASTED, bytes: new TextEncoder().encode(text) };
}

/**
 * Takes what is dropped or pasted anywhere, except where text is being edited.
 *
 * @param onArrival called once a file waits
 */
export function listenForFiles(onArrival: () => void): () => void {
  const arrive = (file: ImportFile | null) => {
    if (!file) return;
    put(file);
    onArrival();
  };
  const onDragOver = (event: DragEvent) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  };
  const onDrop = (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    void readFile(event.dataTransfer.files).then(arrive);
  };
  const onPaste = (event: ClipboardEvent) => {
    if (isEditing(event.target) || !event.clipboardData) return;
    if (event.clipboardData.files.length > 0) {
      void readFile(event.clipboardData.files).then(arrive);
      return;
    }
    arrive(pastedFile(event.clipboardData.getData('text/plain')));
  };
  document.addEventListener('dragover', onDragOver);
  document.addEventListener('drop', onDrop);
  document.addEventListener('paste', onPaste);
  return () => {
    document.removeEventListener('dragover', onDragOver);
    document.removeEventListener('drop', onDrop);
    document.removeEventListener('paste', onPaste);
  };
}
