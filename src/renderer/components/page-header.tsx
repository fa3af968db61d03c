/**
 * PageHeader   title: string (the page's h1, which takes focus when the route changes, and the window
 *              title); eyebrow?: ReactNode above it (a client, a way back); summary?: ReactNode under
 *              it; actions?: ReactNode at the end; windowTitle?: string where it should differ.
 */
import { type ReactNode, useEffect, useRef } from 'react';
import { isAwaitedHeading } from '../shell/arrival.ts';
import styles from './page-header.module.css';

interface PageHeaderProps {
  title: string;
  windowTitle?: string;
  eyebrow?: ReactNode;
  summary?: ReactNode;
  actions?: ReactNode;
}

export function PageHeader({
  title,
  windowTitle = title,
  eyebrow,
  summary,
  actions,
}: PageHeaderProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${windowTitle} – Plumbline`;
  }, [windowTitle]);
  useEffect(() => {
    if (isAwaitedHeading()) heading.current?.focus();
  });
  return (
    <header className={styles.header}>
      <div className={styles.words}>
        {eyebrow !== undefined && <div className={styles.eyebrow}>{eyebrow}</div>}
        <h1 ref={heading} tabIndex={-1} className={styles.title}>
          {title}
        </h1>
        {summary !== undefined && <div className={styles.summary}>{summary}</div>}
      </div>
      {Boolean(actions) && <div className={styles.actions}>{actions}</div>}
    </header>
  );
}
