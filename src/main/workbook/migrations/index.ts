/** Every migration, oldest first. A released one is never edited; a change is a new one. */
import { firstSchema } from './0001-first-schema.ts';
import { decisionsAndLeagues } from './0002-decisions-leagues.ts';
import { importMappings } from './0003-import-mappings.ts';
import { engagementTemplates } from './0004-engagement-templates.ts';
import { readingsOfSeries } from './0005-readings-of-series.ts';
import { withdrawnTargetsAndConsent } from './0006-withdrawn-targets-consent.ts';

export interface Migration {
  /** The schema version that it leads to. */
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

export const allMigrations: readonly Migration[] = [
  firstSchema,
  decisionsAndLeagues,
  importMappings,
  engagementTemplates,
  readingsOfSeries,
  withdrawnTargetsAndConsent,
];
