/** The name a report is offered under; free of what file systems refuse. */
import type { ReportSettings } from './model.ts';
import { shareable, type ReportSource } from './withholding.ts';

const NOT_ALLOWED = /[<>:"/\\|?*\u0000-\u001F\u007F]/gu;
const LONGEST_PART = 60;

/** "Client – Engagement – Trend report – 2026-11-23.xlsx". */
export function reportFileName(source: ReportSource, settings: ReportSettings): string {
  const { engagement } = shareable(source, settings.redact).trends;
  const parts = [engagement.clientName, engagement.name, 'Trend report', settings.today];
  return `${parts
    .map(safePart)
    .filter((part) => part !== '')
    .join(' – ')}.xlsx`;
}

/** Windows takes no dot or space at the end of a name, and a dot at its start hides it elsewhere. */
function safePart(text: string): string {
  return Array.from(text.replace(NOT_ALLOWED, ' ').replace(/\s+/gu, ' '))
    .slice(0, LONGEST_PART)
    .join('')
    .replace(/^[. ]+|[. ]+$/gu, '');
}
