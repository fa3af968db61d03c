/** What was agreed for each tracked series: its baseline and its target, now and earlier. */
import { type ReactNode, useState } from 'react';
import type { Agreements } from '#shared/contract/engagement-history.ts';
import type { EngagementTrends, SeriesTrend } from '#shared/contract/trends.ts';
import { type CalendarDate, formatDate } from '#shared/domain/calendar.ts';
import type { Metric } from '#shared/domain/metric.ts';
import type { EngagementId } from '#shared/domain/identity.ts';
import { formatNumber } from '#shared/trend/wording.ts';
import { useProcedure } from '../../client/procedures.ts';
import { Button, LinkButton } from '../../components/button.tsx';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { formatValue } from '../../components/format.ts';
import { Loaded } from '../../components/loaded.tsx';
import { BaselineForm } from '../engagement/baseline-form.tsx';
import { EngagementFrame } from '../engagement/engagement-frame.tsx';
import { LookingBack, useKnownOn } from '../engagement/looking-back.tsx';
import { labelOf, targetOutlook } from '../engagement/series-words.ts';
import { TargetForm } from '../engagement/target-form.tsx';
import styles from './targets.module.css';
import { WithdrawForm } from './withdraw-form.tsx';

export function TargetsPage({ engagementId }: { engagementId: EngagementId }) {
  const state = useProcedure('workbook.state', {});
  return (
    <Loaded query={state}>
      {({ today }) => <TargetsThen engagementId={engagementId} today={today} />}
    </Loaded>
  );
}

interface TargetsThenProps {
  engagementId: EngagementId;
  today: CalendarDate;
}

/** Today, or as known on the day of the address. */
function TargetsThen({ engagementId, today }: TargetsThenProps) {
  const [knownOn, lookBack] = useKnownOn(today);
  const asked = { engagementId, ...(knownOn && { knownOn }) };
  const trends = useProcedure('trends.engagement', asked);
  const agreements = useProcedure('agreements.list', asked);
  return (
    <Loaded query={trends} label="Reading the engagement">
      {(loaded) => (
        <EngagementFrame
          engagement={loaded.engagement}
          page="targets"
          facts={<span>Judged on {formatDate(loaded.judgedOn)}</span>}
        >
          {knownOn && <LookingBack knownOn={knownOn} onReturn={() => lookBack(null)} />}
          <h2 className={styles.title}>Baselines and targets</h2>
          <Loaded query={agreements} label="Reading what was agreed">
            {(agreed) => <Targets trends={loaded} agreed={agreed} canEdit={knownOn === null} />}
          </Loaded>
        </EngagementFrame>
      )}
    </Loaded>
  );
}

interface Row {
  readonly trend: SeriesTrend;
  readonly agreed: Pick<Agreements, 'baselines' | 'targets'>;
}

type OpenDialog = {
  readonly kind: 'baseline' | 'target' | 'withdrawal';
  readonly trend: SeriesTrend;
};

interface TargetsProps {
  trends: EngagementTrends;
  agreed: readonly Agreements[];
  canEdit: boolean;
}

function Targets({ trends, agreed, canEdit }: TargetsProps) {
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const close = () => setDialog(null);
  const rows = trends.series.map((trend): Row => ({
    trend,
    agreed: agreed.find(({ seriesId }) => seriesId === trend.series.id) ?? {
      baselines: [],
      targets: [],
    },
  }));
  if (rows.length === 0) {
    return (
      <EmptyState
        title="Where from, and where to?"
        level={3}
        actions={<LinkButton href="/import">Import readings</LinkButton>}
      >
        <p>
          A baseline is the value that you agree to start from, a target the value to reach by a
          date. Both belong to a tracked series, and nothing is tracked here yet.
        </p>
      </EmptyState>
    );
  }
  return (
    <>
      <p className={styles.about}>
        What was agreed is never overwritten: another baseline takes a reason, another target takes
        the place of the one before, one that is withdrawn takes a reason, and all stay on record. A
        verdict does not depend on either.
      </p>
      <DataTable
        label="Baselines and targets"
        rows={rows}
        rowKey={({ trend }) => trend.series.id}
        columns={columnsFor(canEdit ? setDialog : null)}
        reflow
      />
      {dialog && (
        <Dialog title={`${TITLES[dialog.kind]} of ${labelOf(dialog.trend)}`} isOpen onClose={close}>
          <DialogForm {...dialog} onClose={close} />
        </Dialog>
      )}
    </>
  );
}

const TITLES: Readonly<Record<OpenDialog['kind'], string>> = {
  baseline: 'Baseline',
  target: 'Target',
  withdrawal: 'Withdraw the target',
};

function DialogForm({ kind, trend, onClose }: OpenDialog & { onClose: () => void }) {
  if (kind === 'baseline') return <BaselineForm trend={trend} onClose={onClose} />;
  return kind === 'withdrawal' && trend.target ? (
    <WithdrawForm trend={trend} target={trend.target} onClose={onClose} />
  ) : (
    <TargetForm trend={trend} onClose={onClose} />
  );
}

function columnsFor(onOpen: ((dialog: OpenDialog) => void) | null): Column<Row>[] {
  return [
    {
      key: 'series',
      header: 'Series',
      isRowHeader: true,
      width: 'wide',
      cell: ({ trend }) => (
        <>
          {trend.subject.name}
          <span className={styles.under}>
            {trend.metric.name}
            {trend.series.isMain ? ' · main' : ''}
          </span>
        </>
      ),
    },
    {
      key: 'baseline',
      header: 'Baseline',
      width: 'wide',
      cell: ({ trend, agreed }) => (
        <Agreed
          now={baselineNow(trend)}
          action={trend.baseline ? 'Change' : 'Agree'}
          what={`the baseline of ${labelOf(trend)}`}
          onPress={onOpen && (() => onOpen({ kind: 'baseline', trend }))}
          earlier={earlierBaselines(trend, agreed.baselines)}
        />
      ),
    },
    {
      key: 'target',
      header: 'Target',
      width: 'fill',
      cell: ({ trend, agreed }) => (
        <Agreed
          now={targetNow({ trend, agreed })}
          action={trend.target ? 'Change' : 'Set'}
          what={`the target of ${labelOf(trend)}`}
          onPress={onOpen && (() => onOpen({ kind: 'target', trend }))}
          onWithdraw={onOpen && trend.target ? () => onOpen({ kind: 'withdrawal', trend }) : null}
          earlier={earlierTargets(trend, agreed.targets)}
        />
      ),
    },
  ];
}

interface AgreedProps {
  now: ReactNode;
  action: string;
  what: string;
  /** Null while looking back. */
  onPress: (() => void) | null;
  /** Null where there is nothing to withdraw. */
  onWithdraw?: (() => void) | null;
  earlier: readonly string[];
}

function Agreed({ now, action, what, onPress, onWithdraw = null, earlier }: AgreedProps) {
  return (
    <>
      <span className={styles.agreed}>
        <span>{now}</span>
        <span className={styles.actions}>
          {onPress && (
            <Button
              variant="quiet"
              size="small"
              aria-label={`${action}: ${what}`}
              onPress={onPress}
            >
              {action}
            </Button>
          )}
          {onWithdraw && (
            <Button
              variant="quiet"
              size="small"
              aria-label={`Withdraw: ${what}`}
              onPress={onWithdraw}
            >
              Withdraw
            </Button>
          )}
        </span>
      </span>
      {earlier.length > 0 && (
        <ul className={styles.earlier} aria-label={`Earlier than ${what}`}>
          {earlier.map((line) => (
            <li key={line}>Earlier: {line}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function baselineNow({ baseline, judgement, metric }: SeriesTrend) {
  const drawn = judgement.baseline;
  if (!baseline) {
    return drawn ? (
      <>
        {formatNumber(drawn.value, metric.decimals)}
        <span className={styles.under}>from the first readings, not agreed</span>
      </>
    ) : (
      'none yet'
    );
  }
  const { value, date, agreedOn, note } = baseline;
  const notes = [
    date === agreedOn ? '' : `of ${formatDate(date)}`,
    `agreed on ${formatDate(agreedOn)}${note === '' ? '' : `: ${note}`}`,
    drawn?.isAgreed ? onLatestScale(value, drawn.value, metric) : '',
  ];
  return <Value value={formatValue(value, metric)} notes={notes} />;
}

function targetNow({ trend, agreed }: Row) {
  const { target, judgement, metric } = trend;
  if (!target) return agreed.targets.length === 0 ? 'none set' : 'none stands';
  const { value, dueOn, setOn, note } = target;
  const moved = judgement.projection?.target.value;
  const notes = [
    `set on ${formatDate(setOn)}${note === '' ? '' : `: ${note}`}`,
    moved === undefined ? '' : onLatestScale(value, moved, metric),
    targetOutlook(trend),
  ];
  return <Value value={`${formatValue(value, metric)} by ${formatDate(dueOn)}`} notes={notes} />;
}

function Value({ value, notes }: { value: string; notes: readonly string[] }) {
  return (
    <>
      {value}
      <span className={styles.under}>{notes.filter((note) => note !== '').join('; ')}</span>
    </>
  );
}

/** What is agreed stays as it was agreed; a scoring change moves what is drawn of it. */
function onLatestScale(agreed: number, drawn: number, { decimals }: Metric): string {
  const [then, now] = [formatNumber(agreed, decimals), formatNumber(drawn, decimals)];
  return then === now ? '' : `${now} on the latest scale`;
}

/** All but the one that stands. */
function earlierTargets({ metric, target }: SeriesTrend, targets: Agreements['targets']): string[] {
  return targets
    .slice(target ? 1 : 0)
    .map(
      ({ value, dueOn, setOn, note, withdrawnOn, withdrawnReason }) =>
        `${formatValue(value, metric)} by ${formatDate(dueOn)}, set on ${formatDate(setOn)}${note === '' ? '' : `: ${note}`}${
          withdrawnOn === null
            ? ''
            : `; withdrawn on ${formatDate(withdrawnOn)}: ${withdrawnReason ?? ''}`
        }`,
    );
}

/** The first of the list is the one that stands; its reason says why it took the place of the next. */
function earlierBaselines({ metric }: SeriesTrend, baselines: Agreements['baselines']): string[] {
  return baselines.slice(1).map(({ value, date, agreedOn }, index) => {
    const { reason = null } = baselines[index] ?? {};
    const told = `${formatValue(value, metric)} of ${formatDate(date)}, agreed on ${formatDate(agreedOn)}`;
    return reason === null ? told : `${told}; changed since: ${reason}`;
  });
}
