/** Looking back on an engagement: the day in the address, and the banner that says so. */
import { useEffect, useRef } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { type CalendarDate, formatDate, isCalendarDate } from '#shared/domain/calendar.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import styles from './looking-back.module.css';

/**
 * The day of the address's `?on=`, and how to go to another one; null for none, for one that does
 * not exist and for one that is not past.
 */
export function useKnownOn(
  today: CalendarDate,
): [CalendarDate | null, (on: CalendarDate | null) => void] {
  const [search] = useSearchParams();
  const [location, navigate] = useLocation();
  const asked = search.get('on') ?? '';
  const knownOn = isCalendarDate(asked) && asked < today ? asked : null;
  useEffect(() => () => leaveDayBehind(location), [location]);
  const goTo = (on: CalendarDate | null) => {
    const next = new URLSearchParams(search);
    if (on === null) next.delete('on');
    else next.set('on', on);
    // The question mark stands even where nothing follows: without it the old day would stay.
    navigate(`${location}?${next.toString()}`);
  };
  return [knownOn, goTo];
}

/** The other pages are of today: the day does not go along to them. */
function leaveDayBehind(location: string): void {
  const address = new URL(window.location.href);
  if (address.hash === `#${location}` || !address.searchParams.has('on')) return;
  address.searchParams.delete('on');
  window.history.replaceState(window.history.state, '', address);
}

interface LookingBackProps {
  knownOn: CalendarDate;
  /** Whether it was just asked for, so that the focus belongs to it. */
  takesFocus: boolean;
  onReturn: () => void;
}

export function LookingBack({ knownOn, takesFocus, onReturn }: LookingBackProps) {
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
          Readings seen and corrections made later are left out, and nothing can be changed here.
          Names, milestones and the engagement’s own dates are shown as they are now.
        </p>
      </Notice>
    </div>
  );
}
