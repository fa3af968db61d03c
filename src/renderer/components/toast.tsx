/**
 * say(text)   shows and announces a short message: what was just done. Not for what must be acted on.
 * Toaster     the place where messages appear; once, in the shell.
 */
import { Check, X } from 'lucide-react';
import { useEffect, useSyncExternalStore } from 'react';
import { IconButton } from './button.tsx';
import styles from './toast.module.css';

interface Message {
  readonly id: number;
  readonly text: string;
}

const SHOWN_FOR_MS = 8_000;

let message: Message | null = null;
let told = 0;
const listeners = new Set<() => void>();

function show(next: Message | null): void {
  message = next;
  for (const listener of listeners) listener();
}

export function say(text: string): void {
  told += 1;
  show({ id: told, text });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function Toaster() {
  const current = useSyncExternalStore(subscribe, () => message);
  useEffect(() => {
    if (!current) return;
    const timer = setTimeout(() => show(null), SHOWN_FOR_MS);
    return () => clearTimeout(timer);
  }, [current]);
  return (
    <div className={styles.place} role="status">
      {current && (
        <div key={current.id} className={styles.toast}>
          <Check aria-hidden="true" />
          <span>{current.text}</span>
          <IconButton
            label="Dismiss"
            icon={<X />}
            className={styles.dismiss ?? ''}
            onPress={() => show(null)}
          />
        </div>
      )}
    </div>
  );
}
