/** The Excel files for the client, their preview, and the record of what left the workbook. */
import { z } from 'zod';
import { CalendarDate } from '../domain/calendar.ts';
import { Disclosure, ReportEdition } from '../domain/disclosure.ts';
import { EngagementId } from '../domain/identity.ts';
import { FileBytes } from './files.ts';
import { job, query } from './procedure.ts';
import { ReportPreview } from './report-preview.ts';
import { asKnown } from './trends.ts';

/** What a report may do without, in the order of its sheets. Summary, metrics and Method stay. */
export const ReportSection = z.enum([
  'milestones',
  'drivers',
  'results',
  'league',
  'peers',
  'readings',
]);
export type ReportSection = z.infer<typeof ReportSection>;

const reportInput = z.object({
  engagementId: EngagementId,
  from: CalendarDate.optional(),
  to: CalendarDate.optional(),
  redact: z.enum(['none', 'people']).default('none'),
  edition: ReportEdition.default('report'),
  /** The optional sections that are wanted. */
  sections: z.array(ReportSection).default(ReportSection.options),
  ...asKnown,
});

/** A disclosure with whom it was for. */
export const DisclosureEntry = Disclosure.extend({
  clientName: z.string(),
  engagementName: z.string(),
});
export type DisclosureEntry = z.infer<typeof DisclosureEntry>;

/** Bytes; no file that Plumbline makes comes near it. */
const LARGEST_TO_VERIFY = 48 * 1024 * 1024;

export const reportProcedures = {
  /** What the report would say and what it would withhold; writes and records nothing. */
  'reports.preview': query(reportInput, ReportPreview),
  /** Makes the Excel file and records its disclosure. */
  'reports.make': job(
    reportInput,
    z.object({ fileName: z.string(), bytes: FileBytes, disclosure: Disclosure }),
  ),
  /** What left the workbook, of one engagement or of all, the newest first. */
  'disclosures.list': query(
    z.object({ engagementId: EngagementId.optional() }),
    z.array(DisclosureEntry),
  ),
  /** Which disclosure a file is, byte for byte; null where it is none, or was changed since. */
  'disclosures.verify': query(
    z.object({
      bytes: FileBytes.refine(({ byteLength }) => byteLength <= LARGEST_TO_VERIFY, {
        message: 'a file of at most 48 MB',
      }),
    }),
    z.object({ sha256: z.string(), disclosure: DisclosureEntry.nullable() }),
  ),
};
