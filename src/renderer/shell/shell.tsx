/** The frame around every page: skip link, navigation, the workbook's name, messages. */
import { FileUp, LayoutList, ListChecks, type LucideIcon, Plus, Ruler, Users } from 'lucide-react';
import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import { Link, useLocation } from 'wouter';
import type { OutputOf } from '#shared/contract/index.ts';
import { formatDate } from '#shared/domain/calendar.ts';
import { cx } from '../components/cx.ts';
import { Toaster } from '../components/toast.tsx';
import { listenForFiles } from '../features/import/inbox.ts';
import { awaitHeading } from './arrival.ts';
import { CommandCentre } from './command-centre.tsx';
import { Mark } from './mark.tsx';
import { NotWritten, SavedState } from './saved-state.tsx';
import styles from './shell.module.css';
import { LeaveSample } from './leave-sample.tsx';
import { ThemeSwitch } from './theme-switch.tsx';
import { UndoRedo } from './undo-redo.tsx';
import { useLastView } from './use-last-view.ts';

const places: { href: string; label: string; Sign: LucideIcon; holds: RegExp }[] = [
  { href: '/', label: 'Portfolio', Sign: LayoutList, holds: /^\/(engagements\/\d+.*)?$/ },
  { href: '/round', label: 'Monday round', Sign: ListChecks, holds: /^\/round/ },
  { href: '/import', label: 'Import', Sign: FileUp, holds: /^\/import/ },
  { href: '/metrics', label: 'Metrics', Sign: Ruler, holds: /^\/metrics/ },
  { href: '/engagements/new', label: 'New engagement', Sign: Plus, holds: /^\/engagements\/new/ },
  { href: '/clients', label: 'Clients', Sign: Users, holds: /^\/clients/ },
];

interface ShellProps {
  /** Undefined until it is known. */
  state: OutputOf<'workbook.state'> | undefined;
  children: ReactNode;
}

export function Shell({ state, children }: ShellProps) {
  const workbook = state?.workbook ?? null;
  const ownBeside = state?.ownBeside ?? null;
  const main = useRef<HTMLElement>(null);
  const [location, navigate] = useLocation();
  const isOpen = workbook !== null;
  useEffect(
    () => (isOpen ? listenForFiles(() => navigate('/import')) : undefined),
    [isOpen, navigate],
  );
  useLastView(state);
  useArrivals(state ? `${isOpen ? state.opening : 'start'} ${location}` : null);
  return (
    <div className={styles.shell}>
      <button
        type="button"
        className={styles.skip}
        onClick={() => main.current?.querySelector<HTMLElement>('h1')?.focus()}
      >
        Skip to the page
      </button>
      <header className={styles.rail}>
        <Link href="/" className={styles.wordmark}>
          <Mark />
          Plumbline
        </Link>
        {workbook && <CommandCentre workbook={workbook} ownBeside={ownBeside} />}
        {workbook && (
          <nav aria-label="Main" className={styles.nav}>
            {places.map(({ href, label, Sign, holds }) => (
              <Link
                key={href}
                href={href}
                className={styles.place}
                aria-current={holds.test(location) ? 'page' : undefined}
              >
                <Sign aria-hidden="true" />
                {label}
              </Link>
            ))}
          </nav>
        )}
        <div className={styles.foot}>
          {workbook && (
            <p className={styles.file}>
              <Link
                href="/workbook"
                className={styles.fileName}
                title={workbook.path}
                aria-current={location === '/workbook' ? 'page' : undefined}
              >
                <span className="visually-hidden">Workbook: </span>
                {workbook.fileName}
              </Link>
              <SavedState savedAt={workbook.savedAt} />
            </p>
          )}
          {workbook && (
            <Link
              href="/data"
              className={styles.data}
              aria-current={location === '/data' ? 'page' : undefined}
            >
              Data<span className={styles.dataMore}>: export, read back</span>
            </Link>
          )}
          {workbook && <UndoRedo undoes={workbook.undoes} redoes={workbook.redoes} />}
          <ThemeSwitch />
        </div>
      </header>
      <div className={styles.page}>
        {workbook?.asOf && (
          <aside aria-label="About this workbook" className={styles.asOf}>
            <span>
              {workbook.isSample ? 'Sample workbook — dates stand at ' : 'Dates stand at '}
              {formatDate(workbook.asOf)}.
            </span>
            {workbook.isSample && <LeaveSample workbook={workbook} ownBeside={ownBeside} />}
          </aside>
        )}
        <NotWritten />
        <main ref={main} className={cx(styles.main)}>
          {children}
        </main>
      </div>
      <Toaster />
    </div>
  );
}

/** Tells the next page's heading to take the focus, and starts it at its top. */
function useArrivals(place: string | null): void {
  const last = useRef(place);
  useLayoutEffect(() => {
    const isFirst = last.current === null;
    if (last.current === place) return;
    last.current = place;
    if (isFirst) return;
    awaitHeading();
    window.scrollTo(0, 0);
  }, [place]);
}
