/** What is typed in a line of the round and not saved yet, and what saving it takes. */
import type { InputOf } from '#shared/contract/index.ts';
import type { RoundGroup, RoundRow } from '#shared/contract/round.ts';
import { plainNumber } from '#shared/domain/number-form.ts';
import { typedReading } from '../../components/typed.ts';

/** A row of the grid: a tracked series of an engagement. */
export type Line = RoundRow & Pick<RoundGroup, 'engagement'>;

export interface Draft {
  readonly value: string;
  readonly note: string;
  /** Why a reading that is there already changes; null while nobody was asked. */
  readonly reason: string | null;
  /** What stands in the way, in a sentence. */
  readonly problem: string | null;
  /** Whether it is on its way, or saved and not on screen yet. */
  readonly isSent: boolean;
}

/** By the number of the series. */
export type Drafts = Readonly<Record<number, Draft>>;

export type Entry = InputOf<'round.save'>['entries'][number];

type Outcome =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'problem'; readonly problem: string }
  /** It changes a reading that is there already, and nothing says why. */
  | { readonly kind: 'why' }
  | { readonly kind: 'entry'; readonly entry: Entry };

/** The value that stands, as it is written in its field. */
export function valueText({ present }: Pick<RoundRow, 'present'>): string {
  return present ? plainNumber(present.value) : '';
}

/** A line as it is before anything is typed. */
export function untouched(row: RoundRow): Draft {
  return { value: valueText(row), note: '', reason: null, problem: null, isSent: false };
}

/** What saving a line comes to. */
export function outcomeOf(row: RoundRow, draft: Draft): Outcome {
  const { series, metric, present } = row;
  const text = draft.value.trim();
  const note = draft.note.trim();
  const isAsItWas = text === valueText(row) && note === '';
  if (isAsItWas) return { kind: 'nothing' };
  if (text === '' && present) {
    return { kind: 'problem', problem: 'To take a reading back, withdraw it on its own page.' };
  }
  if (text === '') return { kind: 'problem', problem: 'Enter the value that the note belongs to.' };
  const { value, problem } = typedReading(text, metric);
  if (problem !== null) return { kind: 'problem', problem };
  if (!present) return { kind: 'entry', entry: { seriesId: series.id, value, note } };
  if (present.value === value) return { kind: 'nothing' };
  const reason = draft.reason?.trim() ?? '';
  return reason === ''
    ? { kind: 'why' }
    : { kind: 'entry', entry: { seriesId: series.id, value, reason } };
}
