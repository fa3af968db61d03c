/** The consultant's word on verdicts. */
import { z } from 'zod';
import { SeriesId } from '../domain/identity.ts';
import { SignOff, SignOffSentence, VerdictWord } from '../domain/sign-off.ts';
import { command, query } from './procedure.ts';

export const verdictProcedures = {
  /**
   * Confirms the verdict of a series as computed today, or overrides it with another word. What was
   * computed, and for which day, is never the caller's to say. Refuses a series that is archived.
   */
  'verdicts.sign': command(
    z.object({ seriesId: SeriesId, signed: VerdictWord, sentence: SignOffSentence }),
    SignOff,
  ),
  /** Every sign-off of a series, the latest first. */
  'verdicts.sign-offs': query(z.object({ seriesId: SeriesId }), z.array(SignOff)),
};
