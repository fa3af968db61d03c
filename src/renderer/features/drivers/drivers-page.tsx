/** Is it earned? A score against the work that it should reflect, and logging that work. */
import { ListChecks, Plus } from 'lucide-react';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import type { Drivers, EarnedScore } from '#shared/contract/drivers.ts';
import type { SeriesTrend } from '#shared/contract/trends.ts';
import { type CalendarDate, formatDate } from '#shared/domain/calendar.ts';
import type { EngagementId } from '#shared/domain/identity.ts';
import { useProcedure } from '../../client/procedures.ts';
import { Button, LinkButton } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { EngagementFrame } from '../engagement/engagement-frame.tsx';
import { ChooseDriversForm } from './choose-drivers-form.tsx';
import { ScoreList } from './score-list.tsx';
import { ScorePanel } from './score-panel.tsx';
import { WeekForm } from './week-form.tsx';

export function DriversPage({ engagementId }: { engagementId: EngagementId }) {
  const drivers = useProcedure('drivers.show', { engagementId });
  const state = useProcedure('workbook.state', {});
  return (
    <Loaded query={drivers} label="Reading the drivers">
      {(loaded) => (
        <Loaded query={state}>{({ today }) => <Page drivers={loaded} today={today} />}</Loaded>
      )}
    </Loaded>
  );
}

/** A score with its series. */
export interface Shown extends EarnedScore {
  readonly trend: SeriesTrend;
}

function Page({ drivers, today }: { drivers: Drivers; today: CalendarDate }) {
  const { engagement, judgedOn } = drivers;
  const [search, setSearch] = useSearchParams();
  const [dialog, setDialog] = useState<'week' | 'choose' | null>(null);
  const scores = drivers.scores.flatMap((score): Shown[] => {
    const trend = drivers.series.find(({ series }) => series.id === score.seriesId);
    return trend ? [{ ...score, trend }] : [];
  });
  const shown =
    scores.find(({ seriesId }) => String(seriesId) === search.get('series')) ?? scores[0];
  const canLog = drivers.logs.length > 0 || (shown?.work.length ?? 0) > 0;
  const close = () => setDialog(null);

  return (
    <EngagementFrame
      engagement={engagement}
      page="drivers"
      facts={<span>Judged on {formatDate(judgedOn)}</span>}
      actions={
        shown && (
          <>
            <Button icon={<ListChecks />} onPress={() => setDialog('choose')}>
              Choose drivers
            </Button>
            {canLog && (
              <Button variant="primary" icon={<Plus />} onPress={() => setDialog('week')}>
                Log the week
              </Button>
            )}
          </>
        )
      }
    >
      {shown ? (
        <>
          <ScorePanel
            shown={shown}
            drivers={drivers}
            onChoose={() => setDialog('choose')}
            onLog={() => setDialog('week')}
          />
          <ScoreList
            scores={scores}
            shown={shown}
            onShow={({ seriesId }) => setSearch({ series: String(seriesId) }, { replace: true })}
          />
        </>
      ) : (
        <EmptyState
          title="No score is tracked yet"
          actions={<LinkButton href={`/import/${engagement.id}`}>Import readings</LinkButton>}
        >
          <p>
            Drivers are the work that a score should reflect: posts, replies, shares. Once a score
            is tracked, it is held against the work logged beside it.
          </p>
        </EmptyState>
      )}
      {shown && dialog === 'choose' && (
        <Dialog title={`What should ${shown.trend.metric.name} reflect?`} isOpen onClose={close}>
          <ChooseDriversForm
            metric={shown.trend.metric}
            named={shown.work.map(({ driver }) => driver)}
            onClose={close}
          />
        </Dialog>
      )}
      {shown && dialog === 'week' && (
        <Dialog title="Log the work of a week" isOpen onClose={close}>
          <WeekForm drivers={drivers} shown={shown} today={today} onClose={close} />
        </Dialog>
      )}
    </EngagementFrame>
  );
}
