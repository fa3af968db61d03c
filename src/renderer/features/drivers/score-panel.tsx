/** One score: the word on it, its line above the lines of its drivers, and each driver's figures. */
import { useMemo } from 'react';
import type { DriverLog, Drivers } from '#shared/contract/drivers.ts';
import type { SeriesTrend } from '#shared/contract/trends.ts';
import { formatDate } from '#shared/domain/calendar.ts';
import { breaksOf } from '#shared/trend/breaks.ts';
import { AlignedLines } from '../../charts/aligned-lines.tsx';
import type { AlignedLine } from '../../charts/aligned-lines-model.ts';
import { Button } from '../../components/button.tsx';
import { EarnedBadge, restOf } from '../../components/earned-badge.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { formatValue, plural } from '../../components/format.ts';
import { Notice } from '../../components/notice.tsx';
import { verdictWords } from '../../components/verdict-badge.tsx';
import { labelOf } from '../engagement/series-words.ts';
import type { Shown } from './drivers-page.tsx';
import styles from './drivers.module.css';
import { WorkTable, type WorkRow } from './work-table.tsx';

interface ScorePanelProps {
  shown: Shown;
  drivers: Drivers;
  onChoose: () => void;
  onLog: () => void;
}

export function ScorePanel({ shown, drivers, onChoose, onLog }: ScorePanelProps) {
  const { trend, earned, note, work } = shown;
  const rows = rowsOf(shown, drivers);
  const isLogged = rows.some(({ log }) => (log?.judgement.n ?? 0) > 0);
  const missing = rows.filter(({ state }) => state?.isMissing);
  return (
    <section className={styles.panel} aria-labelledby="is-it-earned">
      <h2 id="is-it-earned" className={styles.title}>
        Is it earned? <span className={styles.of}>{labelOf(trend)}</span>
      </h2>
      <div className={styles.word} aria-live="polite">
        <EarnedBadge word={earned.word} size="large" />
        <div className={styles.told}>
          <p>{restOf(earned.sentence)}</p>
          {note !== null && <p className={styles.note}>{note}</p>}
        </div>
      </div>
      {work.length === 0 ? (
        <EmptyState
          level={3}
          title={`What should ${trend.metric.name} reflect?`}
          actions={
            <Button variant="primary" onPress={onChoose}>
              Choose drivers
            </Button>
          }
        >
          <p>
            Drivers are the behaviours behind a score: what is published, answered, passed on. Name
            them, log a count a week, and a rise of the score can be told from luck, gaming or a
            change of scoring.
          </p>
        </EmptyState>
      ) : isLogged ? (
        <>
          {missing.length > 0 && (
            <Notice
              title={`Nothing is logged for the week of ${formatDate(drivers.week)}`}
              actions={<Button onPress={onLog}>Log the week</Button>}
            >
              <p>{missing.map(({ driver }) => driver.name).join(', ')}.</p>
            </Notice>
          )}
          <Lines trend={trend} rows={rows} />
          <WorkTable rows={rows} subjectId={trend.subject.id} week={drivers.week} />
        </>
      ) : (
        <EmptyState
          level={3}
          title="Named, but not logged"
          actions={
            <Button variant="primary" onPress={onLog}>
              Log the first week
            </Button>
          }
        >
          <p>
            {trend.metric.name} should reflect{' '}
            {work.map(({ driver }) => driver.name.toLowerCase()).join(', ')}. One count for each a
            week is enough; after five weeks it shows whether the work is above where it began.
          </p>
        </EmptyState>
      )}
    </section>
  );
}

function rowsOf({ work }: Shown, { series, logs }: Drivers): WorkRow[] {
  return work.map(({ driver, seriesId, upSince }) => ({
    driver,
    upSince,
    log: series.find(({ series: { id } }) => id === seriesId) ?? null,
    state: logs.find((log: DriverLog) => log.seriesId === seriesId) ?? null,
  }));
}

function Lines({ trend, rows }: { trend: SeriesTrend; rows: readonly WorkRow[] }) {
  const drawn = useMemo(
    () =>
      new Map<AlignedLine, SeriesTrend>([
        [lineOf(trend, null), trend],
        ...rows.flatMap(({ log, upSince }): [AlignedLine, SeriesTrend][] =>
          log && log.judgement.n > 0 ? [[lineOf(log, upSince), log]] : [],
        ),
      ]),
    [trend, rows],
  );
  return (
    <AlignedLines
      lines={[...drawn.keys()]}
      words={(line) => wordsOf(line, drawn.get(line))}
      note="Above, the score; below, its drivers, on the same dates. Dashed: baseline. Upright green line: up since. Upright dotted line: a scoring change that nothing is compared across."
    />
  );
}

function lineOf(trend: SeriesTrend, mark: AlignedLine['mark']): AlignedLine {
  const { series, metric, judgement } = trend;
  return {
    key: String(series.id),
    name: metric.name,
    points: judgement.readings.map(({ date, linked }) => ({ date, value: linked })),
    cadenceDays: metric.cadenceDays,
    baseline: judgement.baseline?.value ?? null,
    breaks: breaksOf(trend),
    mark,
  };
}

function wordsOf({ name, mark }: AlignedLine, trend: SeriesTrend | undefined) {
  const latest = trend?.judgement.latest;
  if (!trend || !latest) return { latest: '', whole: name };
  const value = formatValue(latest.value, trend.metric);
  const { word } = verdictWords[trend.judgement.verdict];
  const since = mark === null ? '' : `, up since ${formatDate(mark)}`;
  return {
    latest: value,
    whole: `${name}: ${plural(trend.judgement.n, 'reading')}, latest ${value} on ${formatDate(latest.date)}, ${word.toLowerCase()}${since}`,
  };
}
