/**
 * PageHeader   title: string (the page's h1, which takes focus when the route changes, and the window
 *              title); eyebrow?: ReactNode above it (a client, a way back); summary?: ReactNode under
 *              it; actions?: ReactNode at the end; windowTitle?: string where it should differ;
 *              isLow?: takes little height, where the page below matters more.
 */
import { type ReactNode, useEffect, useRef } from 'react';
import { isAwaitedHeading } from '../shell/arrival.ts';
import { cx } from './cx.ts';
import styles from './page-header.module.css';

interface PageHeaderProps {
  title: string;
  windowTitle?: string;
  eyebrow?: ReactNode;
  summary?: ReactNode;
  actions?: ReactNode;
  /** The actions stand beside the title, the summary goes across. */
  isLow?: boolean;
}

export function PageHeader({
  title,
  windowTitle = title,
  eyebrow,
  summary,
  actions,
  isLow = false,
}: PageHeaderProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${windowTitle} – Plumbline`;
  }, [windowTitle]);
  useEffect(() => {
    // A dialog that opens with the page keeps the focus in its own field.
    if (isAwaitedHeading() && document.querySelector('[role=dialog]') === null)
      heading.current?.focus();
  });
  const told = summary !== undefined && <div className={styles.summary}>{summary}</div>;
  return (
    <header className={cx(styles.header, isLow && styles.low)}>
      <div className={styles.words}>
        {eyebrow !== undefined && <div className={styles.eyebrow}>{eyebrow}</div>}
        <h1 ref={heading} tabIndex={-1} className={styles.title}>
          {title}
        </h1>
        {!isLow && told}
      </div>
      {Boolean(actions) && <div className={styles.actions}>{actions}</div>}
      {isLow && told}
    </header>
  );
}
