/** Looking back on an engagement: the day in the address, and the banner that says so. */
import { useEffect, useRef } from 'react';
import { useSearchParams } from 'wouter';
import { type CalendarDate, formatDate, isCalendarDate } from '#shared/domain/calendar.ts';
import type { EngagementId } from '#shared/domain/identity.ts';
import { Button, LinkButton } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import styles from './looking-back.module.css';

/**
 * The day of the address's `?on=`, and how to go to another one; null for none, for one that does
 * not exist and for one that is not past.
 */
export function useKnownOn(
  today: CalendarDate,
): [CalendarDate | null, (on: CalendarDate | null) => void] {
  const [search, setSearch] = useSearchParams();
  const asked = search.get('on') ?? '';
  const knownOn = isCalendarDate(asked) && asked < today ? asked : null;
  const goTo = (on: CalendarDate | null) =>
    setSearch((before) => {
      const next = new URLSearchParams(before);
      if (on === null) next.delete('on');
      else next.set('on', on);
      return next;
    });
  return [knownOn, goTo];
}

interface LookingBackProps {
  knownOn: CalendarDate;
  /** Whether it was just asked for, so that the focus belongs to it. */
  takesFocus?: boolean;
  /** What is left out; otherwise readings and corrections made later. */
  what?: string;
  onReturn: () => void;
}

export function LookingBack({ knownOn, takesFocus = false, what, onReturn }: LookingBackProps) {
  const banner = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takesFocus) banner.current?.focus();
  }, [takesFocus]);
  return (
    <div ref={banner} tabIndex={-1} className={styles.banner}>
      <Notice
        tone="warning"
        title={`As known on ${formatDate(knownOn)}.`}
        actions={<Button onPress={onReturn}>Back to today</Button>}
      >
        <p>
          {what ??
            'Readings seen and corrections made later are left out, and nothing can be changed here. Names, milestones and the engagement’s own dates are shown as they are now.'}
        </p>
      </Notice>
    </div>
  );
}

interface OfTodayProps {
  engagementId: EngagementId;
  knownOn: CalendarDate;
  onReturn: () => void;
}

/** On pages that know no earlier day, opened while looking back: says so, with both ways on. */
export function OfToday({ engagementId, knownOn, onReturn }: OfTodayProps) {
  return (
    <div className={styles.banner}>
      <Notice
        tone="warning"
        title={`This page is of today, not of ${formatDate(knownOn)}.`}
        actions={
          <>
            <Button onPress={onReturn}>Back to today</Button>
            <LinkButton variant="quiet" href={`/engagements/${engagementId}?on=${knownOn}`}>
              Trend as known on {formatDate(knownOn)}
            </LinkButton>
          </>
        }
      >
        <p>What it shows may have been entered since.</p>
      </Notice>
    </div>
  );
}
