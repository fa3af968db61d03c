/** Milestones on a line of time, under the numbers they have in the list; the list says the same. */
import type { CSSProperties } from 'react';
import type { Milestone } from '#shared/domain/milestone.ts';
import { cx } from '../../components/cx.ts';
import styles from './milestone-timeline.module.css';
import type { Timeline, TimelineMark } from './timeline-model.ts';

interface MilestoneTimelineProps {
  timeline: Timeline;
  keys: ReadonlyMap<Milestone, string>;
  /** What is judged, for the words of the legend; null where the metric is not smoothed. */
  smoothing: { readonly name: string; readonly days: number } | null;
}

export function MilestoneTimeline({ timeline, keys, smoothing }: MilestoneTimelineProps) {
  const { marks, ticks, today, rows } = timeline;
  return (
    <figure className={styles.figure}>
      <div className={styles.line} style={cssOf({ rows })} aria-hidden="true">
        {ticks.map(({ at, label }) => (
          <span key={at} className={styles.tick} style={cssOf({ at })}>
            {label}
          </span>
        ))}
        <span className={styles.today} style={cssOf({ at: today })} />
        {marks.map((mark) => (
          <Mark key={mark.around.milestone.id} mark={mark} text={keys.get(mark.around.milestone)} />
        ))}
      </div>
      <figcaption className={styles.legend}>
        <span className={styles.entry}>
          <span className={cx(styles.sample, styles.done)} aria-hidden="true" /> done
        </span>
        <span className={styles.entry}>
          <span className={styles.sample} aria-hidden="true" /> planned
        </span>
        <span className={styles.entry}>
          <span className={cx(styles.sample, styles.missed)} aria-hidden="true" /> missed
        </span>
        {smoothing && (
          <span className={styles.entry}>
            <span className={styles.lagSample} aria-hidden="true" /> until it shows in full:{' '}
            {smoothing.name} covers {smoothing.days} days
          </span>
        )}
      </figcaption>
    </figure>
  );
}

function Mark({ mark, text }: { mark: TimelineMark; text: string | undefined }) {
  const { at, row, inFull, around } = mark;
  const { status } = around.milestone;
  if (text === undefined) return null;
  return (
    <>
      {inFull !== null && (
        <span className={styles.lag} style={cssOf({ at, row, length: inFull - at })} />
      )}
      <span
        className={cx(
          styles.mark,
          status === 'done' && styles.done,
          status === 'missed' && styles.missed,
        )}
        style={cssOf({ at, row })}
      >
        {text}
      </span>
    </>
  );
}

/** Places and sizes for the style sheet, as custom properties. */
function cssOf(numbers: Readonly<Record<string, number>>): CSSProperties {
  return Object.fromEntries(Object.entries(numbers).map(([name, value]) => [`--${name}`, value]));
}
