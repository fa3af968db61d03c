/** Logs a reading: value, Enter. */
import { useState } from 'react';
import type { SeriesTrend } from '#shared/contract/trends.ts';
import { type CalendarDate, formatDate } from '#shared/domain/calendar.ts';
import { describeScale } from '#shared/domain/metric.ts';
import { useCommand } from '../../client/procedures.ts';
import { Button } from '../../components/button.tsx';
import { DialogActions } from '../../components/dialog.tsx';
import {
  DateField,
  FieldRow,
  Form,
  NumberField,
  Select,
  TextField,
} from '../../components/fields.tsx';
import { formatValue } from '../../components/format.ts';
import { say } from '../../components/toast.tsx';
import { typedDate, typedReading } from '../../components/typed.ts';
import { labelOf } from './series-words.ts';

/** What is needed of a series to log a reading of it. */
export interface LoggedSeries {
  readonly series: Pick<SeriesTrend['series'], 'id'>;
  readonly subject: Pick<SeriesTrend['subject'], 'name'>;
  readonly metric: SeriesTrend['metric'];
  readonly judgement: Pick<SeriesTrend['judgement'], 'latest'>;
}

interface ReadingFormProps {
  series: readonly LoggedSeries[];
  /** The series chosen to begin with. */
  first: LoggedSeries;
  today: CalendarDate;
  /** The last day that is judged. */
  judgedOn: CalendarDate;
  onClose: () => void;
}

export function ReadingForm({ series, first, today, judgedOn, onClose }: ReadingFormProps) {
  const log = useCommand('readings.log');
  const [seriesId, setSeriesId] = useState(String(first.series.id));
  const [valueText, setValueText] = useState('');
  const [dateText, setDateText] = useState<string>(today);
  const [note, setNote] = useState('');
  const [isSent, setIsSent] = useState(false);

  const trend = series.find((each) => String(each.series.id) === seriesId) ?? first;
  const { metric, judgement } = trend;
  const value = typedReading(valueText, metric);
  const date = typedDate(dateText);
  const last = judgement.latest
    ? ` Last: ${formatValue(judgement.latest.value, metric)} on ${formatDate(judgement.latest.date)}.`
    : '';

  const submit = () => {
    setIsSent(true);
    if (value.value === null || date.value === null) return;
    log.mutate(
      { seriesId: trend.series.id, date: date.value, value: value.value, note },
      {
        onSuccess: (reading) => {
          say(
            `Logged ${formatValue(reading.value, metric)} for ${formatDate(reading.date)}, ${labelOf(trend)}.`,
          );
          onClose();
        },
      },
    );
  };
  return (
    <Form onSubmit={submit} refusal={log.error}>
      <Select
        label="Series"
        value={seriesId}
        onChange={setSeriesId}
        options={series.map((each) => ({ value: String(each.series.id), label: labelOf(each) }))}
      />
      <FieldRow>
        <NumberField
          label="Value"
          value={valueText}
          onChange={setValueText}
          unit={metric.unit}
          description={`Scale: ${describeScale(metric)}.${last}`}
          error={isSent ? value.problem : null}
          autoFocus
          isRequired
        />
        <DateField
          label="Date"
          value={dateText}
          onChange={setDateText}
          description={
            date.value !== null && date.value > judgedOn && judgedOn < today
              ? `After ${formatDate(judgedOn)}, the engagement’s last day: kept, but not judged.`
              : undefined
          }
          error={isSent ? date.problem : null}
          isRequired
        />
      </FieldRow>
      <TextField label="Note" value={note} onChange={setNote} isRequired={false} />
      <DialogActions>
        <Button onPress={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" isBusy={log.isPending}>
          Log reading
        </Button>
      </DialogActions>
    </Form>
  );
}
