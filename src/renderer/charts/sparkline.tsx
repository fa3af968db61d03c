/** A small line of recent readings for tables and cards, with the baseline and the latest point. */
import type { CalendarDate } from '#shared/domain/calendar.ts';
import {
  sparklineInWords,
  sparklineModel,
  SPARKLINE_HEIGHT,
  SPARKLINE_WIDTH,
} from './sparkline-model.ts';
import styles from './sparkline.module.css';

interface SparklineProps {
  /** In date order; nothing is drawn of none. */
  points: readonly { readonly date: CalendarDate; readonly value: number }[];
  /** Drawn dashed; null for none. */
  baseline: number | null;
  /** What it shows, for people who do not see it; its readings in words follow. */
  label: string;
  /** Decimals that its values are written with. */
  decimals?: number;
}

export function Sparkline({ points, baseline, label, decimals = 1 }: SparklineProps) {
  const { lines, last, baselineY } = sparklineModel(points, baseline);
  if (!last) return null;
  return (
    <svg
      className={styles.sparkline}
      role="img"
      aria-label={`${label}: ${sparklineInWords(points, baseline, decimals)}`}
      width={SPARKLINE_WIDTH}
      height={SPARKLINE_HEIGHT}
      viewBox={`0 0 ${SPARKLINE_WIDTH} ${SPARKLINE_HEIGHT}`}
    >
      {baselineY !== null && (
        <line
          className={styles.baseline}
          x1={0}
          x2={SPARKLINE_WIDTH}
          y1={baselineY}
          y2={baselineY}
        />
      )}
      {lines.map((line) => (
        <path key={line} className={styles.line} d={line} />
      ))}
      <circle className={styles.last} cx={last.x} cy={last.y} r={2.5} />
    </svg>
  );
}
