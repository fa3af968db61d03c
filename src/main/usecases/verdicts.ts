/** Sign-offs: the consultant confirms or overrides verdicts. */
import type { CheckedInputOf } from '#shared/contract/index.ts';
import type { SignOff } from '#shared/domain/sign-off.ts';
import { insertSignOff, listSignOffs } from '#main/workbook/sign-offs.ts';
import type { Context } from './context.ts';
import { refuseArchived, seriesWith } from './series.ts';
import { judgedToday } from './trends.ts';

/** Refuses `conflict` for a series that is archived. */
export function sign(
  context: Context,
  { seriesId, signed, sentence }: CheckedInputOf<'verdicts.sign'>,
): SignOff {
  const tracked = seriesWith(context, seriesId);
  refuseArchived(tracked);
  const { judgedOn, judgement } = judgedToday(context, tracked.series);
  const signOff: SignOff = {
    seriesId,
    judgedOn,
    computed: judgement.verdict,
    signed,
    sentence,
    signedOn: context.today,
  };
  insertSignOff(context.workbook, signOff);
  return signOff;
}

export function signOffs(
  context: Context,
  { seriesId }: CheckedInputOf<'verdicts.sign-offs'>,
): SignOff[] {
  seriesWith(context, seriesId);
  return listSignOffs(context.workbook, seriesId, context.knownOn);
}
