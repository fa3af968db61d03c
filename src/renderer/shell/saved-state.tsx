/** Whether everything is safe in the file: beside the workbook's name, and in a sentence where it is not. */
import { useIsMutating, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Refusal, type RefusalCode } from '#shared/domain/refusal.ts';
import { formatSavedAt } from '../components/format.ts';
import { LinkButton } from '../components/button.tsx';
import { Notice } from '../components/notice.tsx';
import styles from './saved-state.module.css';

/** What a command takes before it is worth a word, in ms. */
const WORTH_A_WORD_MS = 300;

const commands = { mutationKey: ['command'] };

/** "Saved 14:02", or "Saving…" once a command takes its time. */
export function SavedState({ savedAt }: { savedAt: string }) {
  const isSaving = useIsMutating(commands) > 0;
  const [takesTime, setTakesTime] = useState(false);
  useEffect(() => {
    if (!isSaving) return;
    const timer = setTimeout(() => setTakesTime(true), WORTH_A_WORD_MS);
    return () => {
      clearTimeout(timer);
      setTakesTime(false);
    };
  }, [isSaving]);
  return (
    <span className={styles.saved}>
      {takesTime ? 'Saving…' : `Saved ${formatSavedAt(savedAt, new Date())}`}
    </span>
  );
}

/** Refusals of what could not be written, as against what was asked for in the wrong way. */
const NOT_WRITTEN: readonly RefusalCode[] = ['storage', 'damaged', 'busy', 'internal'];

/** Whether it is a command that changes the workbook, as against those on files beside it. */
function isOnWorkbook([kind, name]: readonly unknown[] = []): boolean {
  return (
    kind === 'command' &&
    !/^((workbooks|settings|backups)\.|workbook\.(compact|recover)$)/.test(String(name))
  );
}

/** The last change that could not be written, until one can be. */
function useNotWritten(): string | null {
  const queryClient = useQueryClient();
  const [sentence, setSentence] = useState<string | null>(null);
  useEffect(
    () =>
      queryClient.getMutationCache().subscribe((event) => {
        if (event.type !== 'updated' || !isOnWorkbook(event.mutation.options.mutationKey)) return;
        const { status } = event.mutation.state as { status: string };
        const error: unknown = event.mutation.state.error;
        if (status === 'success') setSentence(null);
        if (status !== 'error' || !(error instanceof Refusal)) return;
        if (NOT_WRITTEN.includes(error.code)) setSentence(error.message);
      }),
    [queryClient],
  );
  return sentence;
}

export function NotWritten() {
  const sentence = useNotWritten();
  if (sentence === null) return null;
  return (
    <div className={styles.notWritten}>
      <Notice
        tone="problem"
        title="Not saved"
        actions={<LinkButton href="/workbook?do=copy">Save a copy elsewhere</LinkButton>}
      >
        <p>{sentence} What you typed is still in its fields.</p>
      </Notice>
    </div>
  );
}
