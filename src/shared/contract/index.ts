/** The one typed contract: everything a user can do, in every host. */
import type { z } from 'zod';
import { backupProcedures } from './backups.ts';
import { clientOverviewProcedures } from './client-overview.ts';
import { driverProcedures } from './drivers.ts';
import { engagementHistoryProcedures } from './engagement-history.ts';
import { exportProcedures } from './exports.ts';
import { fileProcedures } from './files.ts';
import { journalProcedures } from './journal.ts';
import { leadingProcedures } from './leading.ts';
import { leagueProcedures } from './league.ts';
import { metricProcedures } from './metrics.ts';
import { milestoneProcedures } from './milestones.ts';
import { presentationProcedures } from './presentation.ts';
import { readingProcedures } from './readings.ts';
import { recordProcedures } from './records.ts';
import { reportProcedures } from './reports.ts';
import { roundProcedures } from './round.ts';
import { sampleProcedures } from './sample.ts';
import { scoringChangeProcedures } from './scoring-changes.ts';
import { searchProcedures } from './search.ts';
import { successionProcedures } from './succession.ts';
import { templateProcedures } from './templates.ts';
import { trendProcedures } from './trends.ts';
import { verdictProcedures } from './verdicts.ts';
import { workbookProcedures } from './workbook.ts';
import { workbooksProcedures } from './workbooks.ts';

export const contract = {
  ...workbookProcedures,
  ...workbooksProcedures,
  ...sampleProcedures,
  ...backupProcedures,
  ...recordProcedures,
  ...clientOverviewProcedures,
  ...metricProcedures,
  ...templateProcedures,
  ...scoringChangeProcedures,
  ...readingProcedures,
  ...roundProcedures,
  ...trendProcedures,
  ...milestoneProcedures,
  ...journalProcedures,
  ...engagementHistoryProcedures,
  ...successionProcedures,
  ...verdictProcedures,
  ...leagueProcedures,
  ...driverProcedures,
  ...leadingProcedures,
  ...searchProcedures,
  ...fileProcedures,
  ...reportProcedures,
  ...presentationProcedures,
  ...exportProcedures,
};

export type Contract = typeof contract;
export type ProcedureName = keyof Contract;
/** What a caller passes: fields with a default may be left out. */
export type InputOf<Name extends ProcedureName> = z.input<Contract[Name]['input']>;
/** What a use case receives: checked, with defaults filled in. */
export type CheckedInputOf<Name extends ProcedureName> = z.output<Contract[Name]['input']>;
export type OutputOf<Name extends ProcedureName> = z.output<Contract[Name]['output']>;

export function isProcedureName(name: string): name is ProcedureName {
  return Object.hasOwn(contract, name);
}
