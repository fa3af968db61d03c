/** The options of a report: edition, period, day known on, people, sections. */
import { ReportSection } from '#shared/contract/reports.ts';
import type { CalendarDate } from '#shared/domain/calendar.ts';
import type { ReportEdition } from '#shared/domain/disclosure.ts';
import { Button } from '../../components/button.tsx';
import { Checkbox, Choice, DateField } from '../../components/fields.tsx';
import { type DateProblems, quickPeriods, type ReportOptions } from './options.ts';
import styles from './reports.module.css';

const SECTIONS: Readonly<Record<ReportSection, { label: string; description?: string }>> = {
  milestones: { label: 'Milestones' },
  drivers: { label: 'Drivers', description: 'The work, and whether the score is earned.' },
  results: { label: 'Results', description: 'Business results, and whether scores lead them.' },
  league: { label: 'League' },
  peers: { label: 'Peers', description: 'Their scores and ranking.' },
  readings: { label: 'Readings', description: 'Every reading, one by one.' },
};

/** The sections that an edition can do without. */
function sectionsOf(edition: ReportEdition): ReportSection[] {
  return ReportSection.options.filter((one) => edition === 'report' || one !== 'readings');
}

interface OptionsFormProps {
  options: ReportOptions;
  problems: DateProblems;
  /** The day that periods count back from. */
  day: CalendarDate;
  onChange: (options: ReportOptions) => void;
}

export function OptionsForm({ options, problems, day, onChange }: OptionsFormProps) {
  const set = (changed: Partial<ReportOptions>) => onChange({ ...options, ...changed });
  const toggle = (section: ReportSection, isWanted: boolean) =>
    set({
      sections: ReportSection.options.filter((one) =>
        one === section ? isWanted : options.sections.includes(one),
      ),
    });
  return (
    <>
      <Choice
        label="Edition"
        value={options.edition}
        onChange={(edition) => set({ edition })}
        options={[
          { value: 'report', label: 'Trend report', description: 'A picture for a meeting.' },
          {
            value: 'handoff',
            label: 'Handoff workbook',
            description: 'The client types in readings and it carries on.',
          },
        ]}
      />
      <fieldset className={styles.group}>
        <legend>Period</legend>
        <div className={styles.quick}>
          {quickPeriods(day).map(({ label, from, to }) => (
            <Button
              key={label}
              size="small"
              aria-pressed={options.from === from && options.to === to}
              className={styles.quickChoice ?? ''}
              onPress={() => set({ from, to })}
            >
              {label}
            </Button>
          ))}
        </div>
        <DateField
          label="From"
          value={options.from}
          onChange={(from) => set({ from })}
          error={problems.from}
          isRequired={false}
        />
        <DateField
          label="To"
          value={options.to}
          onChange={(to) => set({ to })}
          error={problems.to}
          isRequired={false}
        />
      </fieldset>
      <DateField
        label="As known on"
        value={options.knownOn}
        onChange={(knownOn) => set({ knownOn })}
        description="With an earlier day, what was seen or changed later is left out."
        error={problems.knownOn}
        isRequired={false}
      />
      <Choice
        label="People"
        value={options.redact}
        onChange={(redact) => set({ redact })}
        options={[
          {
            value: 'none',
            label: 'By name',
            description: 'Except those shared by alias only, or not at all.',
          },
          { value: 'people', label: 'Redacted', description: 'No person is named.' },
        ]}
      />
      <fieldset className={styles.group}>
        <legend>Sections</legend>
        {sectionsOf(options.edition).map((section) => (
          <Checkbox
            key={section}
            {...SECTIONS[section]}
            isSelected={options.sections.includes(section)}
            onChange={(isWanted) => toggle(section, isWanted)}
          />
        ))}
      </fieldset>
    </>
  );
}
