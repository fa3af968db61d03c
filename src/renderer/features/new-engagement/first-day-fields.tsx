/** What is known of the main indicator on the first day: its readings so far, and the baseline. */
import { type CalendarDate, formatDate } from '#shared/domain/calendar.ts';
import { formatNumber, formatSigned } from '#shared/trend/wording.ts';
import { DateField, FieldRow, NumberField, TextArea } from '../../components/fields.tsx';
import { formatValue, plural } from '../../components/format.ts';
import { typedDate, typedReading } from '../../components/typed.ts';
import { type ChosenMetric, type Draft, templateSeriesOf } from './draft.ts';
import { firstReadings } from './first-readings.ts';
import styles from './new-engagement-page.module.css';
import { baselineDay, type DraftProblems, targetFrom } from './request.ts';

interface FirstDayFieldsProps {
  draft: Draft;
  main: ChosenMetric;
  today: CalendarDate;
  onChange: (change: Partial<Draft>) => void;
  problems: DraftProblems;
}

export function FirstDayFields({ draft, main, today, onChange, problems }: FirstDayFieldsProps) {
  const { readings } = firstReadings(draft.readings, main.measure, today);
  const [first, last] = [readings[0], readings.at(-1)];
  return (
    <>
      <TextArea
        label={`Readings of ${main.name}`}
        isRequired={false}
        rows={4}
        value={draft.readings}
        onChange={(text) => onChange({ readings: text })}
        description="Paste two columns from a spreadsheet, or type a date and a value on each line: 2013-11-18 47.3"
        error={problems.readings}
      />
      {first && last && (
        <p className={styles.note} aria-live="polite">
          {readings.length === 1
            ? `1 reading, of ${formatDate(first.date)}.`
            : `${plural(readings.length, 'reading')}, ${formatDate(first.date)} to ${formatDate(last.date)}.`}
        </p>
      )}
      <FieldRow>
        <NumberField
          label="Baseline"
          isRequired={false}
          unit={main.measure.unit}
          description="What you start from, as agreed with the client"
          value={draft.baseline}
          onChange={(baseline) => onChange({ baseline })}
          error={problems.baseline}
        />
        <DateField
          label="Baseline of"
          isRequired={false}
          value={baselineDay(draft, first?.date)}
          onChange={(baselineOn) => onChange({ baselineOn })}
          error={problems.baselineOn}
        />
      </FieldRow>
      <TemplateTarget draft={draft} main={main} />
    </>
  );
}

/** The target that the template sets, in words. */
function TemplateTarget({ draft, main }: Pick<FirstDayFieldsProps, 'draft' | 'main'>) {
  const asked = templateSeriesOf(draft, main)?.target;
  const startsOn = typedDate(draft.startsOn).value;
  if (!asked || startsOn === null) return null;
  const baseline = typedReading(draft.baseline, main.measure).value;
  const target = targetFrom(draft, main, baseline ?? undefined, startsOn);
  const words = `${formatSigned(asked.change, main.measure.decimals)} from the baseline, ${plural(asked.days, 'day')} after the start`;
  return (
    <p className={styles.note}>
      {target === null
        ? `The template sets a target of ${words}: it is set once there is a baseline.`
        : target.isPossible
          ? `Target: ${formatValue(target.value, main.measure)} by ${formatDate(target.dueOn)}, ${words}.`
          : `The template’s target of ${words} would be ${formatNumber(target.value, main.measure.decimals)}, off the scale of ${target.scale}; none is set.`}
    </p>
  );
}
