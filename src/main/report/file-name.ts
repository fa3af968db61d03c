/** The name a report is offered under. */
import { fileNameOf } from '#main/files/file-name.ts';
import type { ReportSettings } from './model.ts';
import { shareable, type ReportSource } from './withholding.ts';

/** "Client – Engagement – Trend report – 2026-11-23.xlsx". */
export function reportFileName(source: ReportSource, settings: ReportSettings): string {
  const { engagement } = shareable(source, settings.redact).trends;
  const parts = [engagement.clientName, engagement.name, 'Trend report', settings.today];
  return fileNameOf(parts, '.xlsx');
}
