/**
 * The frame of every page of one engagement: its header and the way to its other pages.
 *
 * EngagementFrame   engagement; page: which one this is; facts?: ReactNode at the end of the line of
 *                   facts; actions?: ReactNode; children.
 */
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { type CalendarDate, formatDate } from '#shared/domain/calendar.ts';
import type { Engagement, EngagementStatus } from '#shared/domain/client.ts';
import { useProcedure } from '../../client/procedures.ts';
import { cx } from '../../components/cx.ts';
import { PageHeader } from '../../components/page-header.tsx';
import { PresentButton } from '../present/present-button.tsx';
import styles from './engagement-frame.module.css';
import { ENGAGEMENT_PAGES, type EngagementPageKey } from './engagement-pages.ts';
import { OfToday, useKnownOn } from './looking-back.tsx';

const STATUS: Readonly<Record<EngagementStatus, string>> = {
  planned: 'Planned',
  active: 'Active',
  'handed-off': 'Handed off',
  closed: 'Closed',
};

const NO_PAGE = { label: '', looksBack: false };
const FIRST_DAY = '0001-01-01' as CalendarDate;

interface EngagementFrameProps {
  engagement: Engagement;
  page: EngagementPageKey;
  facts?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

export function EngagementFrame(props: EngagementFrameProps) {
  const { engagement, page, facts, actions, children } = props;
  const { id, name, clientName, objective, status, startsOn, endsOn } = engagement;
  const { label, looksBack } = ENGAGEMENT_PAGES.find(({ key }) => key === page) ?? NO_PAGE;
  const { data } = useProcedure('workbook.state', {});
  // Until it is known which day is today, none is past.
  const [knownOn, lookBack] = useKnownOn(data?.today ?? FIRST_DAY);
  const day = knownOn === null ? '' : `?on=${knownOn}`;
  return (
    <div className={cx(styles.page, page === 'report' && styles.printsItself)}>
      <PageHeader
        isLow
        eyebrow={<Link href={`/clients/${engagement.clientId}`}>{clientName}</Link>}
        title={name}
        windowTitle={`${page === 'trend' ? '' : `${label}, `}${name}, ${clientName}`}
        summary={
          <>
            {objective !== '' && <p className={styles.objective}>{objective}</p>}
            <p className={styles.facts}>
              <span>{STATUS[status]}</span>
              <span>
                {formatDate(startsOn)} – {endsOn === null ? 'open' : formatDate(endsOn)}
              </span>
              {facts}
            </p>
          </>
        }
        actions={
          <>
            <PresentButton engagementId={id} />
            {actions}
          </>
        }
      />
      <nav aria-label="Engagement" className={styles.pages}>
        {ENGAGEMENT_PAGES.map(({ key, path, label: to }) => (
          <Link
            key={key}
            href={`/engagements/${id}${path}${day}`}
            className={styles.to}
            aria-current={key === page ? 'page' : undefined}
          >
            {to}
          </Link>
        ))}
      </nav>
      {knownOn !== null && !looksBack && (
        <OfToday engagementId={id} knownOn={knownOn} onReturn={() => lookBack(null)} />
      )}
      {children}
    </div>
  );
}
