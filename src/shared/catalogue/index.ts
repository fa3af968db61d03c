/**
 * The metric catalogue: ready definitions to start an engagement with, each fact with its source.
 * An engagement's own metric is not an entry here: people define it themselves.
 */
import { businessResults } from './business-results.ts';
import { drivers } from './drivers.ts';
import { influenceScores } from './influence-scores.ts';
import { surveysAndAssessments } from './surveys-and-assessments.ts';
import type { CatalogueMetric } from './types.ts';
import { webAndSecurityScores } from './web-and-security.ts';

/** Every ready metric definition, in the order in which people are offered them. */
export const catalogue: readonly CatalogueMetric[] = [
  ...influenceScores,
  ...businessResults,
  ...webAndSecurityScores,
  ...surveysAndAssessments,
  ...drivers,
];

/** The entry with this key, or undefined where the catalogue has none. */
export function catalogueMetric(key: string): CatalogueMetric | undefined {
  return catalogue.find((metric) => metric.key === key);
}
