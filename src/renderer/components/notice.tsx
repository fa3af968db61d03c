/**
 * Notice          tone?: 'info' (default) | 'good' | 'warning' | 'problem'; title?: string;
 *                 children; actions?: ReactNode. A problem is announced when it appears.
 * RefusalNotice   refusal: Refusal | RefusalRecord | null | undefined — says in words why something
 *                 could not be done, with the places in a file that it names; renders nothing for null.
 */
import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Problem, RefusalRecord } from '#shared/domain/refusal.ts';
import { cx } from './cx.ts';
import styles from './notice.module.css';

const signs = { info: Info, good: CircleCheck, warning: TriangleAlert, problem: CircleAlert };

interface NoticeProps {
  tone?: keyof typeof signs;
  title?: string;
  children?: ReactNode;
  actions?: ReactNode;
}

export function Notice({ tone = 'info', title, children, actions }: NoticeProps) {
  const Sign = signs[tone];
  return (
    <div
      className={cx(styles.notice, styles[tone])}
      role={tone === 'problem' ? 'alert' : undefined}
    >
      <Sign className={styles.sign} aria-hidden="true" />
      <div className={styles.content}>
        {title !== undefined && <p className={styles.title}>{title}</p>}
        {children}
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </div>
    </div>
  );
}

/** What is shown of a problem's place: "Row 7, score: “101.2”, expected 1 to 100". */
function describeProblem({ file, row, column, field, value, expected }: Problem): string {
  const place = [file, row === undefined ? undefined : `row ${row}`, column ?? field].filter(
    Boolean,
  );
  const found = value === undefined ? '' : `“${value}”`;
  const wanted = expected ?? '';
  return [place.join(', '), [found, wanted].filter(Boolean).join(', ')].filter(Boolean).join(': ');
}

const DETAILS_SHOWN = 8;

export function RefusalNotice({
  refusal,
}: {
  refusal: Pick<RefusalRecord, 'message' | 'details'> | null | undefined;
}) {
  if (!refusal) return null;
  // Where a row is named the details list places in a file; other details only repeat the message.
  const places = refusal.details.filter(({ row }) => row !== undefined);
  const more = places.length - DETAILS_SHOWN;
  return (
    <Notice tone="problem">
      <p>{refusal.message}</p>
      {places.length > 0 && (
        <ul className={styles.details}>
          {places.slice(0, DETAILS_SHOWN).map((problem) => {
            const text = describeProblem(problem);
            return <li key={text}>{text}</li>;
          })}
          {more > 0 && <li>and {more} more</li>}
        </ul>
      )}
    </Notice>
  );
}
