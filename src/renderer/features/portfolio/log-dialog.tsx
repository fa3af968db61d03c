/** Logs a reading of an engagement from its line of the portfolio: L, the value, Enter. */
import type { EngagementTrends } from '#shared/contract/trends.ts';
import type { Engagement } from '#shared/domain/client.ts';
import { useProcedure } from '../../client/procedures.ts';
import { LinkButton } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { ReadingForm } from '../engagement/reading-form.tsx';

interface LogDialogProps {
  engagement: Engagement;
  onClose: () => void;
}

export function LogDialog({ engagement, onClose }: LogDialogProps) {
  const state = useProcedure('workbook.state', {});
  const trends = useProcedure('trends.engagement', { engagementId: engagement.id });
  return (
    <Dialog title={`Log a reading: ${engagement.clientName}`} isOpen onClose={onClose}>
      <Loaded query={state}>
        {({ today }) => (
          <Loaded query={trends} label="Reading the engagement">
            {({ series, judgedOn }) => <LogForm {...{ series, judgedOn, today, onClose }} />}
          </Loaded>
        )}
      </Loaded>
    </Dialog>
  );
}

type LogFormProps = Pick<EngagementTrends, 'series' | 'judgedOn'> &
  Pick<Parameters<typeof ReadingForm>[0], 'today' | 'onClose'>;

function LogForm({ series, ...rest }: LogFormProps) {
  const tracked = series.filter(({ series: { archivedOn } }) => archivedOn === null);
  const first = tracked.find(({ series: { isMain } }) => isMain) ?? tracked[0];
  if (first) return <ReadingForm series={tracked} first={first} {...rest} />;
  return (
    <EmptyState
      title="Nothing is measured yet"
      actions={<LinkButton href="/import">Import readings</LinkButton>}
    >
      <p>Track a metric of this engagement first; importing a file of readings does so.</p>
    </EmptyState>
  );
}
