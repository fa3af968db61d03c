/**
 * EmptyState   title: string; children: what belongs here and what it gives; actions?: ReactNode;
 *              level?: heading level (default 2).
 */
import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

interface EmptyStateProps {
  title: string;
  children: ReactNode;
  actions?: ReactNode;
  level?: 2 | 3;
}

export function EmptyState({ title, children, actions, level = 2 }: EmptyStateProps) {
  const Title = level === 2 ? 'h2' : 'h3';
  return (
    <div className={styles.empty}>
      <Title className={styles.title}>{title}</Title>
      <div className={styles.text}>{children}</div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
