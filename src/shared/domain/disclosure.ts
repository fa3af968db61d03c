/** The record of what left the workbook, when and for whom. */
import { z } from 'zod';
import { CalendarDate } from './calendar.ts';
import { DisclosureId, EngagementId } from './identity.ts';

export const ReportEdition = z.enum(['report', 'handoff']);
export type ReportEdition = z.infer<typeof ReportEdition>;

export const Disclosure = z.object({
  id: DisclosureId,
  engagementId: EngagementId,
  /** Printed in the file; names this record. */
  identifier: z.string(),
  edition: ReportEdition,
  fileName: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  from: CalendarDate.nullable(),
  to: CalendarDate.nullable(),
  redaction: z.enum(['none', 'people']),
  disclosedOn: CalendarDate,
});
export type Disclosure = z.infer<typeof Disclosure>;
