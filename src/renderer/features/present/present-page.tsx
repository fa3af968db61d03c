/** One engagement, slide by slide: keys, buttons, where one is, and the way out. */
import { ChevronLeft, ChevronRight, Maximize, Moon, Sun, X } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Presentation } from '#shared/contract/presentation.ts';
import { EngagementId } from '#shared/domain/identity.ts';
import { leavePresentation, useProcedure } from '../../client/procedures.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Notice } from '../../components/notice.tsx';
import { setTheme, useTheme } from '../../shell/theme.ts';
import { type Move, moved, moveOf, placeIn } from './deck.ts';
import styles from './present-page.module.css';
import { SlideView } from './slides.tsx';

export function PresentPage() {
  const number = Number(new URLSearchParams(window.location.search).get('engagement'));
  const engagementId = EngagementId.safeParse(number);
  useEscape();
  return engagementId.success ? (
    <Asked engagementId={engagementId.data} />
  ) : (
    <Waiting>
      <Notice tone="problem">
        <p>This address names no engagement; leave, and present it again.</p>
      </Notice>
    </Waiting>
  );
}

function Asked({ engagementId }: { engagementId: EngagementId }) {
  const query = useProcedure('presentation.show', { engagementId });
  if (query.data) return <Deck presentation={query.data} />;
  return (
    <Waiting>
      <Loaded query={query} label="Preparing the slides">
        {() => null}
      </Loaded>
    </Waiting>
  );
}

function Waiting({ children }: { children: ReactNode }) {
  return (
    <main className={styles.waiting}>
      {children}
      <LeaveButton />
    </main>
  );
}

function Deck({ presentation }: { presentation: Presentation }) {
  const { slides, client, engagement } = presentation;
  const [place, go] = usePlace(slides.length);
  const slide = slides[place];
  useEffect(() => {
    document.title = `${engagement}, ${client}`;
  }, [engagement, client]);
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    if (main.current) main.current.scrollTop = 0;
  }, [place]);
  if (!slide) return null;
  const where = `${place + 1} of ${slides.length}`;
  return (
    <div className={styles.page}>
      {/* A slide that is longer than the window can be scrolled by its keys. */}
      <main ref={main} className={styles.slide} aria-label={`Slide ${where}`} tabIndex={0}>
        {slide.kind !== 'title' && (
          <p className={styles.running}>
            {client} <span aria-hidden="true">·</span> {engagement}
          </p>
        )}
        <SlideView key={place} presentation={presentation} slide={slide} />
      </main>
      <p className="visually-hidden" role="status">
        {`Slide ${where}: ${slide.title}`}
      </p>
      <Bar place={place} count={slides.length} go={go} />
    </div>
  );
}

interface BarProps {
  place: number;
  count: number;
  go: (move: Move) => void;
}

function Bar({ place, count, go }: BarProps) {
  return (
    <footer className={styles.bar}>
      <progress className={styles.progress} max={count} value={place + 1} aria-hidden="true" />
      <p className={styles.where}>
        {place + 1} of {count}
      </p>
      <div className={styles.steps} role="group" aria-label="Slides">
        <Button
          icon={<ChevronLeft aria-hidden="true" />}
          isDisabled={place === 0}
          onPress={() => go('previous')}
        >
          Back
        </Button>
        <Button isDisabled={place === count - 1} onPress={() => go('next')}>
          Next
          <ChevronRight aria-hidden="true" />
        </Button>
      </div>
      <div className={styles.room} role="group" aria-label="Presentation">
        <ThemeButton />
        {document.fullscreenEnabled && (
          <IconButton label="Full screen" icon={<Maximize />} onPress={toggleFullScreen} />
        )}
        <LeaveButton />
      </div>
    </footer>
  );
}

function LeaveButton() {
  return (
    <Button
      variant="quiet"
      icon={<X aria-hidden="true" />}
      aria-keyshortcuts="Escape"
      onPress={() => void leavePresentation()}
    >
      Leave
    </Button>
  );
}

function ThemeButton() {
  const theme = useTheme();
  const isDark =
    theme === 'dark' ||
    (theme === 'system' && window.matchMedia('(prefers-color-scheme: dark)').matches);
  return isDark ? (
    <IconButton label="Light slides" icon={<Sun />} onPress={() => setTheme('light')} />
  ) : (
    <IconButton label="Dark slides" icon={<Moon />} onPress={() => setTheme('dark')} />
  );
}

function toggleFullScreen(): void {
  // Where it is refused, the window stays as it is.
  if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
  else void document.documentElement.requestFullscreen().catch(() => undefined);
}

/** The slide that is shown. It is kept in the address, so that loading the page again comes back to it. */
function usePlace(count: number): [number, (move: Move) => void] {
  const [wanted, setWanted] = useState(() => placeIn(window.location.hash, count));
  const place = Math.min(wanted, count - 1);
  const go = (move: Move) => {
    const next = moved(place, count, move);
    // No step of the browser's history leads anywhere but out.
    window.history.replaceState(null, '', `#${next + 1}`);
    setWanted(next);
  };
  useKeys((event) => {
    const move = moveOf(event);
    // The space bar presses the button that has the focus.
    const presses = event.key === ' ' && event.target instanceof HTMLButtonElement;
    if (move === null || presses) return;
    event.preventDefault();
    go(move);
  });
  return [place, go];
}

function useEscape(): void {
  useKeys(({ key }) => {
    if (key === 'Escape') void leavePresentation();
  });
}

/** Listens to keys that are pressed by themselves or with Shift. */
function useKeys(onKey: (event: KeyboardEvent) => void): void {
  const latest = useRef(onKey);
  useEffect(() => {
    latest.current = onKey;
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;
      if (isPlain && !event.defaultPrevented) latest.current(event);
    };
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
}
