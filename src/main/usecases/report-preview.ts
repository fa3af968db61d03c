/** What a report would say and withhold, before a file of it is made. */
import type { CheckedInputOf, OutputOf } from '#shared/contract/index.ts';
import { reportPreview } from '#main/report/preview.ts';
import type { Context } from './context.ts';
import { reportSource } from './report-source.ts';

/** Refuses as making the report does. */
export function previewReport(
  context: Context,
  input: CheckedInputOf<'reports.preview'>,
): OutputOf<'reports.preview'> {
  const { source, settings } = reportSource(context, input);
  return reportPreview(source, settings);
}
