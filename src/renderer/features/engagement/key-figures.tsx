/** The figures that a conversation about a series needs: latest, baseline, change, pace, target. */
import type { ReactNode } from 'react';
import type { SeriesTrend } from '#shared/contract/trends.ts';
import { type CalendarDate, formatDate } from '#shared/domain/calendar.ts';
import { formatNumber, formatSigned } from '#shared/trend/wording.ts';
import { Button } from '../../components/button.tsx';
import { formatChange, formatDistance, formatValue, plural } from '../../components/format.ts';
import type { OpenEditor } from './engagement-dialog.tsx';
import styles from './key-figures.module.css';
import { describeNormalisedChange, paceInWords, targetOutlook } from './series-words.ts';

interface KeyFiguresProps {
  trend: SeriesTrend;
  today: CalendarDate;
  onOpen: OpenEditor;
}

export function KeyFigures({ trend, today, onOpen }: KeyFiguresProps) {
  const { judgement, metric, target } = trend;
  const { latest, baseline, slope, projection } = judgement;
  const outlook = targetOutlook(trend);
  return (
    <dl className={styles.figures}>
      {latest && (
        <Figure
          name="Latest"
          value={formatValue(latest.value, metric)}
          note={`${formatDate(latest.date)}, ${formatDistance(latest.date, today)}`}
        />
      )}
      <Figure
        name="Baseline"
        value={baseline ? formatNumber(baseline.value, metric.decimals) : 'none yet'}
        note={
          <>
            {baseline && (baseline.isAgreed ? formatDate(baseline.date) : 'first readings')}{' '}
            {onOpen && (
              <Button
                variant="quiet"
                className={styles.action ?? ''}
                aria-label={trend.baseline ? 'Change the baseline' : 'Agree a baseline'}
                onPress={() => onOpen({ kind: 'baseline', trend })}
              >
                {trend.baseline ? 'Change' : 'Agree'}
              </Button>
            )}
          </>
        }
      />
      {baseline && baseline.change !== null && (
        <Figure
          name="Change"
          value={formatChange(baseline.change, metric)}
          note={changeNote(trend)}
        />
      )}
      {slope && (
        <Figure
          name="Pace"
          value={paceInWords(slope, metric).pace}
          note={`${paceInWords(slope, metric).interval}; ${paceNote(trend)}`}
        />
      )}
      <Figure
        name="Target"
        value={
          target
            ? formatNumber(projection?.target.value ?? target.value, metric.decimals)
            : 'none set'
        }
        note={
          <>
            {target && [`by ${formatDate(target.dueOn)}`, outlook].filter(Boolean).join('; ')}{' '}
            {onOpen && (
              <Button
                variant="quiet"
                className={styles.action ?? ''}
                aria-label={target ? 'Change the target' : 'Set a target'}
                onPress={() => onOpen({ kind: 'target', trend })}
              >
                {target ? 'Change' : 'Set'}
              </Button>
            )}
          </>
        }
      />
    </dl>
  );
}

function Figure({ name, value, note }: { name: string; value: string; note: ReactNode }) {
  return (
    <div className={styles.figure}>
      <dt>{name}</dt>
      <dd className={styles.value}>{value}</dd>
      <dd className={styles.note}>{note}</dd>
    </div>
  );
}

function changeNote({ judgement, metric }: SeriesTrend): string {
  const { linkError = null, normalisedChange = null, percent = null } = judgement.baseline ?? {};
  const notes: string[] = [];
  if (linkError !== null) notes.push(`± ${formatNumber(linkError, metric.decimals)} by the link`);
  if (normalisedChange !== null) notes.push(describeNormalisedChange(normalisedChange));
  else if (percent !== null) notes.push(`${formatSigned(percent, 0)} %`);
  return notes.join('; ');
}

function paceNote({ judgement }: SeriesTrend): string {
  const { judged, n } = judgement;
  if (judged.n === n) return plural(n, 'reading');
  return judged.from === null
    ? ''
    : `${plural(judged.n, 'reading')} since ${formatDate(judged.from)}`;
}
