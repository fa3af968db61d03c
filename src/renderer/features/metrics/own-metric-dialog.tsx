/** Defining a metric that the catalogue does not have. */
import type { MetricDefinition } from '#shared/domain/metric.ts';
import type { Refusal } from '#shared/domain/refusal.ts';
import { Dialog } from '../../components/dialog.tsx';
import { MetricForm } from './metric-form.tsx';

interface OwnMetricDialogProps {
  isOpen: boolean;
  takenNames: readonly string[];
  isBusy?: boolean;
  refusal?: Refusal | null;
  onClose: () => void;
  onDefine: (definition: MetricDefinition) => void;
}

export function OwnMetricDialog(props: OwnMetricDialogProps) {
  const { isOpen, takenNames, isBusy = false, refusal = null, onClose, onDefine } = props;
  return (
    <Dialog title="My own metric" isOpen={isOpen} onClose={onClose} width="wide">
      <MetricForm
        initial={null}
        takenNames={takenNames}
        action="Add the metric"
        isBusy={isBusy}
        refusal={refusal}
        onCancel={onClose}
        onSubmit={onDefine}
      />
    </Dialog>
  );
}
