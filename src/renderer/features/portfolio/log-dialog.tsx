/** Logs a reading of an engagement from its line of the portfolio: L, the value, Enter. */
import type { PortfolioRow } from '#shared/contract/trends.ts';
import { useProcedure } from '../../client/procedures.ts';
import { LinkButton } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { type LoggedSeries, ReadingForm } from '../engagement/reading-form.tsx';

interface LogDialogProps {
  row: PortfolioRow;
  onClose: () => void;
}

export function LogDialog({ row, onClose }: LogDialogProps) {
  const { engagement, judgedOn, main } = row;
  const state = useProcedure('workbook.state', {});
  const trends = useProcedure('trends.engagement', { engagementId: engagement.id });
  const tracked = trends.data?.series.filter(({ series: { archivedOn } }) => archivedOn === null);
  // The main indicator is known at once, so that no digit is lost; the others follow.
  const known: LoggedSeries | null = main && {
    series: { id: main.seriesId },
    subject: { name: main.subjectName },
    metric: main.metric,
    judgement: main.judgement,
  };
  const series = tracked ?? (known ? [known] : []);
  const first = known ?? series[0];
  return (
    <Dialog title={`Log a reading: ${engagement.clientName}`} isOpen onClose={onClose}>
      <Loaded query={state}>
        {({ today }) =>
          first ? (
            <ReadingForm {...{ series, first, today, judgedOn, onClose }} />
          ) : (
            <Loaded query={trends} label="Reading the engagement">
              {() => <NothingMeasured />}
            </Loaded>
          )
        }
      </Loaded>
    </Dialog>
  );
}

function NothingMeasured() {
  return (
    <EmptyState
      title="Nothing is measured yet"
      actions={<LinkButton href="/import">Import readings</LinkButton>}
    >
      <p>Track a metric of this engagement first; importing a file of readings does so.</p>
    </EmptyState>
  );
}
