/** Metrics to choose from: those of the workbook by name, then what the catalogue could add. */
import { catalogue } from '#shared/catalogue/index.ts';
import { useProcedure } from '../../client/procedures.ts';

interface MetricOption {
  value: string;
  label: string;
  description?: string;
}

export function useMetricOptions(): MetricOption[] {
  const known = useProcedure('metrics.list', {}).data ?? [];
  const inUse = new Set(known.map(({ metric }) => metric.catalogueKey));
  return [
    ...known.map(({ metric }) => ({ value: metric.name, label: metric.name })),
    ...catalogue
      .filter(({ key }) => !inUse.has(key))
      .map(({ key, name }) => ({ value: key, label: name, description: 'From the catalogue' })),
  ];
}
