/** Chooses the period that the chart shows: a preset, or dates of one's own. Kept in the address. */
import { useMemo, useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useSearch, useSearchParams } from 'wouter';
import {
  addressWithRange,
  type ChosenRange,
  type DateRange,
  type Preset,
  PRESETS,
  rangeInAddress,
} from '../../charts/chart-range.ts';
import { Button } from '../../components/button.tsx';
import { cx } from '../../components/cx.ts';
import { DateField, Form } from '../../components/fields.tsx';
import { typedOptionalDate } from '../../components/typed.ts';
import styles from './chart-period.module.css';

/** The choice of the address, and how to make another. */
export function useChartPeriod(): [ChosenRange, (chosen: ChosenRange) => void] {
  const [, setSearch] = useSearchParams();
  const text = useSearch();
  // The same object while the address stays, so that the chart is prepared once.
  const chosen = useMemo(() => rangeInAddress(new URLSearchParams(text)), [text]);
  return [
    chosen,
    (chosen) => setSearch((before) => addressWithRange(before, chosen), { replace: true }),
  ];
}

const LABELS: Readonly<Record<Preset, string>> = {
  '3-months': '3 months',
  '12-months': '12 months',
  engagement: 'Engagement',
  all: 'All',
};
const OWN_DATES = 'own-dates';

interface ChartPeriodProps {
  chosen: ChosenRange;
  /** What is drawn now, to begin one's own dates from. */
  drawn: DateRange;
  onChoose: (chosen: ChosenRange) => void;
}

export function ChartPeriod({ chosen, drawn, onChoose }: ChartPeriodProps) {
  const [isOpen, setIsOpen] = useState(typeof chosen === 'object');
  const first = typeof chosen === 'object' ? chosen : drawn;
  const selected = isOpen || typeof chosen === 'object' ? OWN_DATES : chosen;
  return (
    <>
      <ToggleButtonGroup
        aria-label="Period shown in the chart"
        className={cx(styles.presets)}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[selected]}
        onSelectionChange={(keys) => {
          const preset = PRESETS.find((each) => keys.has(each));
          setIsOpen(preset === undefined);
          if (preset) onChoose(preset);
        }}
      >
        {PRESETS.map((preset) => (
          <ToggleButton key={preset} id={preset} className={cx(styles.preset)}>
            {LABELS[preset]}
          </ToggleButton>
        ))}
        <ToggleButton id={OWN_DATES} className={cx(styles.preset)}>
          Dates…
        </ToggleButton>
      </ToggleButtonGroup>
      {selected === OWN_DATES && (
        <OwnDates key={`${first.from} ${first.to}`} first={first} onChoose={onChoose} />
      )}
    </>
  );
}

interface OwnDatesProps {
  first: DateRange;
  onChoose: (chosen: DateRange | 'all') => void;
}

function OwnDates({ first, onChoose }: OwnDatesProps) {
  const [fromText, setFromText] = useState<string>(first.from ?? '');
  const [toText, setToText] = useState<string>(first.to ?? '');
  const [isSent, setIsSent] = useState(false);
  const from = typedOptionalDate(fromText);
  const to = typedOptionalDate(toText);
  const isReversed = from.value !== null && to.value !== null && from.value > to.value;
  const toProblem = isReversed ? 'It ends before it begins.' : to.problem;

  const submit = () => {
    setIsSent(true);
    if (from.problem !== null || toProblem !== null) return;
    onChoose(from.value === null && to.value === null ? 'all' : { from: from.value, to: to.value });
  };
  return (
    <div className={styles.own}>
      <Form onSubmit={submit}>
        <div className={styles.dates}>
          <DateField
            label="From"
            value={fromText}
            onChange={setFromText}
            error={isSent ? from.problem : null}
          />
          <DateField
            label="To"
            value={toText}
            onChange={setToText}
            error={isSent ? toProblem : null}
          />
          <Button type="submit" className={styles.show ?? ''}>
            Show
          </Button>
        </div>
      </Form>
    </div>
  );
}
