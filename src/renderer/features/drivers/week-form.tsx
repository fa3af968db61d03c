/** Logs the work of one week: a value for each driver, Enter. */
import { useState } from 'react';
import type { Drivers } from '#shared/contract/drivers.ts';
import type { SeriesTrend } from '#shared/contract/trends.ts';
import { addDays, type CalendarDate, daysBetween, formatDate } from '#shared/domain/calendar.ts';
import type { Metric } from '#shared/domain/metric.ts';
import { useCommand } from '../../client/procedures.ts';
import { Button } from '../../components/button.tsx';
import { DialogActions } from '../../components/dialog.tsx';
import { DateField, Form, NumberField } from '../../components/fields.tsx';
import { formatValue, plural } from '../../components/format.ts';
import { say } from '../../components/toast.tsx';
import { typedDate, typedReading } from '../../components/typed.ts';
import type { Shown } from './drivers-page.tsx';
import styles from './drivers.module.css';

interface WeekFormProps {
  drivers: Drivers;
  /** The score in view; its drivers that nothing tracks yet are tracked once they are logged. */
  shown: Shown;
  today: CalendarDate;
  onClose: () => void;
}

/** A line of the form. */
interface Line {
  readonly key: string;
  readonly label: string;
  readonly driver: Metric;
  readonly log: SeriesTrend | null;
}

export function WeekForm({ drivers, shown, today, onClose }: WeekFormProps) {
  const track = useCommand('series.add');
  const log = useCommand('readings.log');
  const [dateText, setDateText] = useState<string>(() => latestWeek(drivers, today));
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  const [isSent, setIsSent] = useState(false);
  const lines = linesOf(drivers, shown);
  const date = typedDate(dateText);
  const open = lines.filter((line) => loggedOn(line, date.value) === null);
  const filled = open.filter(({ key }) => (texts[key] ?? '').trim() !== '');
  const typed = filled.map((line) => ({
    line,
    ...typedReading(texts[line.key] ?? '', line.driver),
  }));

  const submit = async () => {
    setIsSent(true);
    if (date.value === null || typed.length === 0) return;
    if (typed.some(({ problem }) => problem !== null)) return;
    for (const { line, value } of typed) {
      if (value === null) continue;
      const seriesId =
        line.log?.series.id ??
        (
          await track.mutateAsync({
            engagementId: drivers.engagement.id,
            subjectId: shown.trend.subject.id,
            metricId: line.driver.id,
          })
        ).seriesId;
      await log.mutateAsync({ seriesId, date: date.value, value });
    }
    say(`Logged ${plural(typed.length, 'driver')} for ${formatDate(date.value)}.`);
    onClose();
  };
  const problemOf = (line: Line) => {
    if (!isSent) return null;
    if (typed.length === 0 && line === open[0]) return 'Enter at least one value.';
    return typed.find((each) => each.line === line)?.problem ?? null;
  };
  return (
    <Form
      // A refusal is shown by the form; what was logged before it stays and is shown as logged.
      onSubmit={() => void submit().catch(() => undefined)}
      refusal={track.error ?? log.error}
    >
      <DateField
        label="Week"
        value={dateText}
        onChange={setDateText}
        description="The day that the week’s counts stand under; the same day each week reads best."
        error={isSent ? date.problem : null}
        isRequired
      />
      {lines.map((line) => {
        const logged = loggedOn(line, date.value);
        return logged === null ? (
          <NumberField
            key={line.key}
            label={line.label}
            value={texts[line.key] ?? ''}
            onChange={(text) => setTexts({ ...texts, [line.key]: text })}
            unit={line.driver.unit}
            description={lastInWords(line)}
            error={problemOf(line)}
            autoFocus={line === open[0]}
          />
        ) : (
          <p key={line.key} className={styles.logged}>
            <strong>{line.label}</strong> {formatValue(logged, line.driver)}, logged
          </p>
        );
      })}
      <DialogActions>
        <Button onPress={onClose}>Cancel</Button>
        <Button
          type="submit"
          variant="primary"
          isBusy={track.isPending || log.isPending}
          isDisabled={open.length === 0}
        >
          Log the week
        </Button>
      </DialogActions>
    </Form>
  );
}

/** The latest date up to today that lies whole weeks after the last entry; this Monday without one. */
function latestWeek({ logs, week }: Drivers, today: CalendarDate): CalendarDate {
  const last = logs
    .flatMap(({ lastOn }) => lastOn ?? [])
    .reduce<CalendarDate | null>((a, b) => (a === null || b > a ? b : a), null);
  if (last === null || last > today) return week;
  return addDays(last, 7 * Math.floor(daysBetween(last, today) / 7));
}

function linesOf({ logs, series }: Drivers, { work }: Shown): Line[] {
  const tracked = logs.flatMap(({ seriesId }) => {
    const log = series.find(({ series: { id } }) => id === seriesId);
    return log ? [log] : [];
  });
  const isOneSubject = new Set(tracked.map(({ subject }) => subject.id)).size <= 1;
  return [
    ...tracked.map((log) => ({
      key: `series ${log.series.id}`,
      label: isOneSubject ? log.metric.name : `${log.metric.name} · ${log.subject.name}`,
      driver: log.metric,
      log,
    })),
    ...work
      .filter(({ seriesId }) => seriesId === null)
      .map(({ driver }) => ({
        key: `driver ${driver.id}`,
        label: driver.name,
        driver,
        log: null,
      })),
  ];
}

function loggedOn({ log }: Line, date: CalendarDate | null): number | null {
  return log?.readings.find((reading) => reading.date === date)?.value ?? null;
}

function lastInWords({ log, driver }: Line): string {
  const latest = log?.judgement.latest;
  return latest
    ? `Last: ${formatValue(latest.value, driver)} on ${formatDate(latest.date)}.`
    : 'Nothing logged yet.';
}
