/** Metrics and their scoring changes in words, and where their pages are. */
import type { TreatmentOption } from '#shared/contract/scoring-changes.ts';
import type { CalendarDate } from '#shared/domain/calendar.ts';
import type { MetricId } from '#shared/domain/identity.ts';
import type { MetricRole } from '#shared/domain/metric.ts';
import type { LinkMethod } from '#shared/trend/types.ts';
import { treatmentWords } from '../treatment-words.ts';

export const roleWords: Readonly<Record<MetricRole, string>> = {
  'leading-indicator': 'Leading indicator',
  driver: 'Driver',
  result: 'Result',
};

/** What is known so far of a change that is not entered. */
export interface ChangeDraft {
  /** As it stands in a field; empty for none. */
  readonly date: string;
  readonly what: string;
  readonly source: string;
}

/** The page of one scoring change, entered or not: what each treatment would do. */
export function changePath(
  metricId: MetricId,
  changedOn: CalendarDate,
  draft?: Pick<ChangeDraft, 'what' | 'source'>,
): string {
  const path = `/metrics/${metricId}/changes/${changedOn}`;
  return draft ? `${path}?${new URLSearchParams({ ...draft }).toString()}` : path;
}

const LINKS: Readonly<Record<LinkMethod, string>> = {
  additive: 'typical difference',
  ratio: 'ratio',
  linear: 'line',
};

/** "Rebase", "Splice, typical difference": a treatment as the head of a column. */
export function optionName({ treatment, linkMethod }: TreatmentOption): string {
  const [name = ''] = treatmentWords[treatment].label.split(':');
  return linkMethod === null ? name : `${name}, ${LINKS[linkMethod]}`;
}

/** A text that tells options apart. */
export function optionKey({ treatment, linkMethod }: TreatmentOption): string {
  return `${treatment} ${linkMethod ?? ''}`;
}
