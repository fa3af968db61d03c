/** An engagement as its client may see it, and the scope of a session that shows nothing else. */
import type { CheckedInputOf, OutputOf } from '#shared/contract/index.ts';
import { numberForm } from '#shared/domain/number-form.ts';
import { presentationOf } from '#main/report/presentation.ts';
import type { Context } from './context.ts';
import { reportSource } from './report-source.ts';

/** What a report may withhold is withheld here. Refuses as making the report does. */
export function showPresentation(
  context: Context,
  { engagementId }: CheckedInputOf<'presentation.show'>,
): OutputOf<'presentation.show'> {
  const { source, settings } = reportSource(context, {
    engagementId,
    redact: 'none',
    edition: 'report',
    // Neither ranks of people nor readings one by one are for a screen in a room.
    sections: ['milestones', 'drivers', 'results', 'peers'],
  });
  return { ...presentationOf(source, settings), numbers: numberForm() };
}
