/**
 * Loaded     query: the result of useProcedure; children(data): what to show; label?: what is awaited.
 *            Shows a spinner while waiting (not for the first instant) and the refusal in words, with
 *            a way to try again.
 * Spinner    label: string.
 * Progress   label: string; share: number | null (0 to 1; null where it is not known).
 */
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ProgressBar } from 'react-aria-components';
import type { Refusal } from '#shared/domain/refusal.ts';
import { Button } from './button.tsx';
import { cx } from './cx.ts';
import styles from './loaded.module.css';
import { RefusalNotice } from './notice.tsx';

interface LoadedProps<Data> {
  query: UseQueryResult<Data, Refusal>;
  label?: string;
  children: (data: Data) => ReactNode;
}

export function Loaded<Data>({
  query,
  label = 'Reading the workbook',
  children,
}: LoadedProps<Data>) {
  if (query.data !== undefined) {
    return (
      <>
        <RefusalNotice refusal={query.error} />
        {children(query.data)}
      </>
    );
  }
  if (query.error) {
    return (
      <div className={styles.refused}>
        <RefusalNotice refusal={query.error} />
        <Button onPress={() => void query.refetch()}>Try again</Button>
      </div>
    );
  }
  return <Spinner label={label} />;
}

export function Spinner({ label }: { label: string }) {
  return (
    <p className={styles.waiting} role="status">
      <span className={styles.wheel} aria-hidden="true" />
      {label}…
    </p>
  );
}

export function Progress({ label, share }: { label: string; share: number | null }) {
  const percent = share === null ? 0 : Math.round(share * 100);
  return (
    <ProgressBar
      aria-label={label}
      value={percent}
      isIndeterminate={share === null}
      className={cx(styles.progress)}
    >
      <span className={styles.phase}>
        <span>{label}</span>
        {share !== null && <span className={styles.percent}>{percent} %</span>}
      </span>
      {share === null ? (
        <span className={cx(styles.track, styles.unknown)} />
      ) : (
        <progress className={styles.track} max={100} value={percent} aria-hidden="true" />
      )}
    </ProgressBar>
  );
}
