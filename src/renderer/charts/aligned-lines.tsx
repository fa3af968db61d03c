/**
 * AlignedLines   lines: AlignedLine[]; words(line): { latest: its latest value, whole: what the line
 *                shows, for people who do not see it }; note?: what the marks mean.
 *
 * Small charts above each other on one time axis, each with a value axis of its own.
 */
import { useMemo } from 'react';
import { cx } from '../components/cx.ts';
import { type AlignedLine, alignedModel, HEIGHT, WIDTH } from './aligned-lines-model.ts';
import styles from './aligned-lines.module.css';

interface AlignedLinesProps {
  lines: readonly AlignedLine[];
  words: (line: AlignedLine) => { latest: string; whole: string };
  note?: string;
}

export function AlignedLines({ lines, words, note }: AlignedLinesProps) {
  const { panels, ticks } = useMemo(() => alignedModel(lines), [lines]);
  return (
    <figure className={styles.lines}>
      {lines.map((line, index) => {
        const { latest, whole } = words(line);
        const panel = panels[index];
        return (
          <div key={line.key} className={styles.panel}>
            <p className={styles.name}>
              {line.name}
              <span className={styles.latest}>{latest}</span>
            </p>
            <svg
              className={styles.plot}
              role="img"
              aria-label={whole}
              viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
              preserveAspectRatio="none"
            >
              {ticks.map(({ at, label }) => (
                <path
                  key={`${at} ${label}`}
                  className={styles.grid}
                  d={`M${at * WIDTH} 0 V${HEIGHT}`}
                />
              ))}
              {panel && panel.baselineY !== null && (
                <path className={styles.baseline} d={`M0 ${panel.baselineY} H${WIDTH}`} />
              )}
              {panel?.breakXs.map((x) => (
                <path key={x} className={styles.break} d={`M${x} 0 V${HEIGHT}`} />
              ))}
              {panel && panel.markX !== null && (
                <path className={styles.mark} d={`M${panel.markX} 0 V${HEIGHT}`} />
              )}
              {panel?.paths.map((path) => (
                <path
                  key={path}
                  className={cx(styles.line, path.endsWith('h0') && styles.dot)}
                  d={path}
                />
              ))}
            </svg>
          </div>
        );
      })}
      <div className={styles.axis} aria-hidden="true">
        {ticks.map(({ at, label }) => (
          <span key={`${at} ${label}`} style={{ insetInlineStart: `${at * 100}%` }}>
            {label}
          </span>
        ))}
      </div>
      {note !== undefined && <figcaption className={styles.note}>{note}</figcaption>}
    </figure>
  );
}
