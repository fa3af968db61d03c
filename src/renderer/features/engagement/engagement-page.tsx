/** One engagement: its verdict, annotated chart, numbers, milestones, and what can be done about them. */
import { FileSpreadsheet, Plus } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'wouter';
import type { EngagementTrends, SeriesTrend } from '#shared/contract/trends.ts';
import { type CalendarDate, formatDate } from '#shared/domain/calendar.ts';
import type { EngagementId } from '#shared/domain/identity.ts';
import { scoresAndWork } from '#shared/trend/score-and-work.ts';
import { useProcedure } from '../../client/procedures.ts';
import { Button, LinkButton } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { EngagementDialog, type OpenDialog } from './engagement-dialog.tsx';
import { EngagementFrame } from './engagement-frame.tsx';
import styles from './engagement-page.module.css';
import { LookingBack, useKnownOn } from './looking-back.tsx';
import { MetricCardPanel } from './metric-card.tsx';
import { MilestoneList } from './milestone-list.tsx';
import { SeriesPanel } from './series-panel.tsx';
import { SeriesTable } from './series-table.tsx';

export function EngagementPage({ engagementId }: { engagementId: EngagementId }) {
  const state = useProcedure('workbook.state', {});
  return (
    <Loaded query={state}>
      {({ today }) => <EngagementThen engagementId={engagementId} today={today} />}
    </Loaded>
  );
}

interface EngagementThenProps {
  engagementId: EngagementId;
  today: CalendarDate;
}

/** The engagement today, or as known on the day of the address. */
function EngagementThen({ engagementId, today }: EngagementThenProps) {
  const [knownOn, lookBack] = useKnownOn(today);
  const trends = useProcedure('trends.engagement', {
    engagementId,
    ...(knownOn && { knownOn }),
  });
  const hasMoved = useRef(false);
  const onLookBack = (on: CalendarDate | null) => {
    hasMoved.current = true;
    lookBack(on === today ? null : on);
  };
  return (
    <Loaded query={trends} label="Reading the engagement">
      {(loaded) => (
        <Engagement
          key={knownOn}
          trends={loaded}
          today={today}
          knownOn={knownOn}
          takesFocus={hasMoved.current}
          onLookBack={onLookBack}
        />
      )}
    </Loaded>
  );
}

interface EngagementProps {
  trends: EngagementTrends;
  today: CalendarDate;
  /** The day that is looked back to; null for none. */
  knownOn: CalendarDate | null;
  /** Whether it was opened by going to another day, so that the focus belongs to it. */
  takesFocus: boolean;
  onLookBack: (on: CalendarDate | null) => void;
}

function Engagement(props: EngagementProps) {
  const { trends, today: now, knownOn, takesFocus, onLookBack } = props;
  const today = knownOn ?? now;
  const { engagement, milestones, judgedOn } = trends;
  const scores = useMemo(
    () => scoresAndWork(trends.series, trends.namedDrivers, judgedOn),
    [trends, judgedOn],
  );
  const [search, setSearch] = useSearchParams();
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const panel = useRef<HTMLElement>(null);
  const series = trends.series.filter(({ series: { archivedOn } }) => archivedOn === null);
  const shown = seriesShown(series, search.get('series'));
  const show = (trend: SeriesTrend) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        next.set('series', String(trend.series.id));
        return next;
      },
      { replace: true },
    );
  const onEdit = knownOn === null ? setDialog : null;
  // Asked for by the address, as the command “Log a reading” does.
  const isLogging = search.get('do') === 'log' && shown !== null && onEdit !== null;
  const opened: OpenDialog | null =
    dialog ?? (isLogging ? { kind: 'reading', trend: shown } : null);

  useEffect(() => {
    if (takesFocus && knownOn === null) panel.current?.focus({ preventScroll: true });
  }, [takesFocus, knownOn]);

  /** Where what had the focus is gone, as a first step is once it is done, the panel takes it. */
  const keepFocus = () =>
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) panel.current?.focus({ preventScroll: true });
      }),
    );
  const close = () => {
    setDialog(null);
    if (isLogging) {
      setSearch(
        (before) => {
          const next = new URLSearchParams(before);
          next.delete('do');
          return next;
        },
        { replace: true },
      );
    }
    keepFocus();
  };

  return (
    <EngagementFrame
      engagement={engagement}
      page="trend"
      facts={
        <>
          <span>
            Judged on {formatDate(judgedOn)}
            {judgedOn < today ? ', its last day' : ''}
          </span>
          <span>
            <Button
              variant="quiet"
              className={styles.lookBack ?? ''}
              onPress={() => setDialog({ kind: 'known-on' })}
            >
              As known on…
            </Button>
          </span>
        </>
      }
      actions={
        <>
          <LinkButton
            href={`/engagements/${engagement.id}/report${knownOn === null ? '' : `?on=${knownOn}`}`}
            icon={<FileSpreadsheet aria-hidden="true" />}
          >
            Export trend report
          </LinkButton>
          {shown && onEdit && (
            <Button
              variant="primary"
              icon={<Plus />}
              onPress={() => onEdit({ kind: 'reading', trend: shown })}
            >
              Log a reading
            </Button>
          )}
        </>
      }
    >
      {knownOn && <LookingBack {...{ knownOn, takesFocus }} onReturn={() => onLookBack(null)} />}
      {shown ? (
        <>
          <div className={styles.main}>
            <SeriesPanel
              ref={panel}
              engagement={engagement}
              trend={shown}
              series={series}
              milestones={milestones}
              work={scores.find(({ score }) => score === shown) ?? null}
              judgedOn={judgedOn}
              today={today}
              onChoose={(trend) => {
                show(trend);
                keepFocus();
              }}
              onDecided={keepFocus}
              onOpen={onEdit}
            />
            <MilestoneList
              milestones={milestones}
              metric={shown.metric}
              today={today}
              onOpen={onEdit}
            />
          </div>
          <SeriesTable
            series={series}
            shown={shown}
            judgedOn={judgedOn}
            today={today}
            onShow={(trend) => {
              show(trend);
              panel.current?.scrollIntoView({ block: 'start' });
              panel.current?.focus({ preventScroll: true });
            }}
          />
          <MetricCardPanel metric={shown.metric} />
        </>
      ) : (
        <div className={styles.main}>
          <EmptyState
            title="Nothing is measured yet"
            actions={<LinkButton href="/import">Import readings</LinkButton>}
          >
            <p>
              A tracked series is a subject on a metric: the organisation’s influence score, a
              person’s, a count of the work. Importing a file of readings makes the series it needs.
            </p>
          </EmptyState>
          <MilestoneList milestones={milestones} metric={null} today={today} onOpen={onEdit} />
        </div>
      )}
      {opened && (
        <EngagementDialog
          dialog={opened}
          trends={trends}
          series={series}
          today={now}
          knownOn={knownOn}
          onLookBack={onLookBack}
          onClose={close}
        />
      )}
    </EngagementFrame>
  );
}

/** The series of the address, else the main one, else the first. */
function seriesShown(series: readonly SeriesTrend[], asked: string | null): SeriesTrend | null {
  return (
    series.find((trend) => String(trend.series.id) === asked) ??
    series.find((trend) => trend.series.isMain) ??
    series[0] ??
    null
  );
}
