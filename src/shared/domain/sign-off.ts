/** The consultant's word on a verdict: software draws, people judge. */
import { z } from 'zod';
import { CalendarDate } from './calendar.ts';
import { SeriesId } from './identity.ts';
import { Note } from './text.ts';

export const VerdictWord = z.enum([
  'improving',
  'declining',
  'steady',
  'unclear',
  'too-early',
  'stale',
  'broken',
]);
export type VerdictWord = z.infer<typeof VerdictWord>;

/** Why a consultant confirms or overrides a verdict: a sentence that a client may read. */
export const SignOffSentence = Note.min(1, 'expected a sentence').max(
  2_000,
  'expected at most 2,000 characters',
);

/** A verdict as a consultant confirmed or overrode it; earlier ones stay as they were. */
export const SignOff = z.object({
  seriesId: SeriesId,
  /** The day the verdict was judged on. */
  judgedOn: CalendarDate,
  /** The verdict that the method gave on that day, */
  computed: VerdictWord,
  /** and the one that the consultant stands for: the same where it is confirmed. */
  signed: VerdictWord,
  sentence: SignOffSentence,
  signedOn: CalendarDate,
});
export type SignOff = z.infer<typeof SignOff>;

/**
 * The latest sign-off of a series, with whether it still speaks for the verdict computed now.
 *
 * It fits while the computed verdict is the word that it was given for. Further readings that leave
 * the word as it is do not undo it: its day is shown beside it, and the figures are today's. Should
 * the word change and come back, it fits again. A judgement of an earlier day than the one that was
 * signed has no use for it, because nothing said later speaks for that day.
 */
export const StandingSignOff = SignOff.extend({ fits: z.boolean() });
export type StandingSignOff = z.infer<typeof StandingSignOff>;

/** How a verdict stands with the consultant; `changed` where it is another than the one signed. */
type Review = 'none' | 'confirmed' | 'overridden' | 'changed';

export function reviewOf(signOff: StandingSignOff | null): Review {
  if (signOff === null) return 'none';
  if (!signOff.fits) return 'changed';
  return signOff.signed === signOff.computed ? 'confirmed' : 'overridden';
}

/** The verdict that counts: the signed one while it fits, else the computed one. */
export function verdictThatCounts(
  computed: VerdictWord,
  signOff: StandingSignOff | null,
): VerdictWord {
  return signOff?.fits ? signOff.signed : computed;
}

/** "Too early": a verdict as it is read. */
export function verdictWord(verdict: VerdictWord): string {
  return verdict.charAt(0).toUpperCase() + verdict.slice(1).replace('-', ' ');
}
