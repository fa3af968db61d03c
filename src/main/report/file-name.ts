/** The name a report is offered under. */
import { editionWords } from '#shared/domain/disclosure-words.ts';
import { fileNameOf } from '#main/files/file-name.ts';
import type { ReportSettings } from './model.ts';
import { shareable, type ReportSource } from './withholding.ts';

/** "Client – Engagement – Trend report – 2026-11-23.xlsx", or "… Handoff workbook …". */
export function reportFileName(source: ReportSource, settings: ReportSettings): string {
  const { engagement } = shareable(source, settings.redact).trends;
  const edition = editionWords[settings.edition ?? 'report'];
  const parts = [engagement.clientName, engagement.name, edition, settings.today];
  return fileNameOf(parts, '.xlsx');
}
