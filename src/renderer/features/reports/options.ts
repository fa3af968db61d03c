/** What a person asks of a report: the options as they are typed, checked, and as they are sent. */
import type { InputOf } from '#shared/contract/index.ts';
import { ReportSection } from '#shared/contract/reports.ts';
import { addDays, type CalendarDate, formatDate } from '#shared/domain/calendar.ts';
import type { ReportEdition } from '#shared/domain/disclosure.ts';
import type { EngagementId } from '#shared/domain/identity.ts';
import { typedDate } from '../../components/typed.ts';

/** Dates are as they were typed; empty for none. */
export interface ReportOptions {
  readonly edition: ReportEdition;
  readonly from: string;
  readonly to: string;
  readonly knownOn: string;
  readonly redact: 'none' | 'people';
  readonly sections: readonly ReportSection[];
}

export function firstOptions(knownOn: CalendarDate | null): ReportOptions {
  return {
    edition: 'report',
    from: '',
    to: '',
    knownOn: knownOn ?? '',
    redact: 'none',
    sections: ReportSection.options,
  };
}

export type DateProblems = Readonly<Record<'from' | 'to' | 'knownOn', string | null>>;

/** What is wrong with each date, in words; null where nothing is. */
export function problemsOf(
  { from, to, knownOn }: ReportOptions,
  today: CalendarDate,
): DateProblems {
  const [first, last, known] = [from, to, knownOn].map(dateOf);
  const isBackwards = first && last && first > last;
  const isAhead = known && known > today;
  return {
    from: problemOf(from),
    to: problemOf(to) ?? (isBackwards ? 'It ends before it begins.' : null),
    knownOn: problemOf(knownOn) ?? (isAhead ? `That is after today, ${formatDate(today)}.` : null),
  };
}

export function isRight(problems: DateProblems): boolean {
  return Object.values(problems).every((problem) => problem === null);
}

/** As it is sent; only for options without a problem. */
export function requestOf(
  engagementId: EngagementId,
  { edition, redact, sections, ...typed }: ReportOptions,
): InputOf<'reports.preview'> {
  const [from, to, knownOn] = [typed.from, typed.to, typed.knownOn].map(dateOf);
  return {
    engagementId,
    edition,
    redact,
    sections: [...sections],
    ...(from && { from }),
    ...(to && { to }),
    ...(knownOn && { knownOn }),
  };
}

interface QuickPeriod {
  readonly label: string;
  readonly from: string;
  readonly to: string;
}

/** Periods for one press, counted back from the day that is judged on. */
export function quickPeriods(day: CalendarDate): QuickPeriod[] {
  const [year = '', month = ''] = day.split('-');
  const firstMonth = String(Math.floor((Number(month) - 1) / 3) * 3 + 1).padStart(2, '0');
  return [
    { label: 'Whole engagement', from: '', to: '' },
    { label: 'Last 90 days', from: addDays(day, -89), to: '' },
    { label: 'This quarter', from: `${year}-${firstMonth}-01`, to: '' },
  ];
}

function dateOf(text: string): CalendarDate | undefined {
  return typedDate(text).value ?? undefined;
}

function problemOf(text: string): string | null {
  return text.trim() === '' ? null : typedDate(text).problem;
}
