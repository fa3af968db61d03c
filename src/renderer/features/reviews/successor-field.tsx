/** Chooses what comes after a metric: the engagement's own metrics first, then others of the workbook. */
import type { SuccessionEntry } from '#shared/contract/succession.ts';
import type { MetricId } from '#shared/domain/identity.ts';
import { useProcedure } from '../../client/procedures.ts';
import { Select } from '../../components/fields.tsx';

const NONE = 'none';

interface SuccessorFieldProps {
  entry: SuccessionEntry;
  entries: readonly SuccessionEntry[];
  value: MetricId | null;
  onChange: (id: MetricId | null) => void;
  /** Whether nothing may come after it. */
  isOptional: boolean;
  error?: string | null;
}

export function SuccessorField(props: SuccessorFieldProps) {
  const { entry, entries, value, onChange, isOptional, error = null } = props;
  const { data: all = [] } = useProcedure('metrics.list', {});
  const tracked = new Map(entries.map((each) => [each.metric.id, each]));
  const others = all
    .map(({ metric }) => metric)
    .filter(({ id, role }) => role !== 'driver' && id !== entry.metric.id)
    .filter(({ id }) => !tracked.get(id)?.succession.retiredOn)
    .toSorted((a, b) => Number(tracked.has(b.id)) - Number(tracked.has(a.id)));
  return (
    <Select
      label="What comes after it"
      value={value === null ? (isOptional ? NONE : null) : String(value)}
      onChange={(chosen) => onChange(others.find(({ id }) => String(id) === chosen)?.id ?? null)}
      placeholder="Choose a metric…"
      options={[
        ...(isOptional ? [{ value: NONE, label: 'Not settled yet' }] : []),
        ...others.map(({ id, name }) => ({
          value: String(id),
          label: name,
          ...(tracked.has(id) ? {} : { description: 'Not tracked in this engagement yet.' }),
        })),
      ]}
      error={error}
      isRequired={!isOptional}
    />
  );
}
