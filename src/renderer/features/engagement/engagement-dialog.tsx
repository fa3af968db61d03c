/** The one dialog of the engagement page that is open. */
import type { EngagementTrends, SeriesTrend } from '#shared/contract/trends.ts';
import { type CalendarDate, formatDate } from '#shared/domain/calendar.ts';
import type { Metric, ScoringChange } from '#shared/domain/metric.ts';
import type { Milestone } from '#shared/domain/milestone.ts';
import type { Reading } from '#shared/domain/series.ts';
import { Dialog } from '../../components/dialog.tsx';
import { BaselineForm } from './baseline-form.tsx';
import { CorrectionForm } from './correction-form.tsx';
import { KnownOnForm } from './known-on-form.tsx';
import { MilestoneDoneForm } from './milestone-done-form.tsx';
import { MilestoneForm } from './milestone-form.tsx';
import { ReadingForm } from './reading-form.tsx';
import { ReviewForm } from './review-form.tsx';
import { labelOf } from './series-words.ts';
import { TargetForm } from './target-form.tsx';
import { TreatmentForm } from './treatment-form.tsx';

export type OpenDialog =
  | { readonly kind: 'known-on' }
  | { readonly kind: 'review'; readonly trend: SeriesTrend }
  | { readonly kind: 'reading'; readonly trend: SeriesTrend }
  | { readonly kind: 'correction'; readonly trend: SeriesTrend; readonly reading: Reading }
  | { readonly kind: 'baseline'; readonly trend: SeriesTrend }
  | { readonly kind: 'target'; readonly trend: SeriesTrend }
  | { readonly kind: 'milestone' }
  | { readonly kind: 'milestone-done'; readonly milestone: Milestone }
  | { readonly kind: 'treatment'; readonly change: ScoringChange; readonly metric: Metric };

/** Opens what changes things; null while looking back, when nothing can be changed. */
export type OpenEditor = ((dialog: OpenDialog) => void) | null;

interface EngagementDialogProps {
  dialog: OpenDialog;
  trends: EngagementTrends;
  series: readonly SeriesTrend[];
  today: CalendarDate;
  /** The day that is looked back to; null for none. */
  knownOn: CalendarDate | null;
  onLookBack: (on: CalendarDate) => void;
  onClose: () => void;
}

export function EngagementDialog(props: EngagementDialogProps) {
  return (
    <Dialog
      title={titleOf(props.dialog)}
      isOpen
      onClose={props.onClose}
      width={props.dialog.kind === 'review' ? 'wide' : 'narrow'}
    >
      <DialogBody {...props} />
    </Dialog>
  );
}

function DialogBody(props: EngagementDialogProps) {
  const { dialog, trends, series, today, knownOn, onLookBack, onClose } = props;
  const { engagement, milestones, judgedOn } = trends;
  switch (dialog.kind) {
    case 'known-on':
      return <KnownOnForm {...{ knownOn, today, onClose }} onChoose={onLookBack} />;
    case 'review':
      return <ReviewForm {...dialog} onClose={onClose} />;
    case 'reading':
      return <ReadingForm {...{ series, today, judgedOn, onClose }} first={dialog.trend} />;
    case 'correction':
      return <CorrectionForm {...dialog} onClose={onClose} />;
    case 'baseline':
      return <BaselineForm {...dialog} onClose={onClose} />;
    case 'target':
      return <TargetForm {...dialog} onClose={onClose} />;
    case 'milestone':
      return <MilestoneForm engagementId={engagement.id} {...{ milestones, today, onClose }} />;
    case 'milestone-done':
      return <MilestoneDoneForm milestone={dialog.milestone} {...{ today, onClose }} />;
    case 'treatment':
      return <TreatmentForm {...dialog} onDone={onClose} onCancel={onClose} />;
  }
}

function titleOf(dialog: OpenDialog): string {
  switch (dialog.kind) {
    case 'known-on':
      return 'As known on an earlier day';
    case 'review':
      return `Review: ${labelOf(dialog.trend)}`;
    case 'reading':
      return 'Log a reading';
    case 'correction':
      return `Correct the reading of ${formatDate(dialog.reading.date)}`;
    case 'baseline':
      return `Baseline of ${labelOf(dialog.trend)}`;
    case 'target':
      return `Target of ${labelOf(dialog.trend)}`;
    case 'milestone':
      return 'Add a milestone';
    case 'milestone-done':
      return `Mark “${dialog.milestone.title}” done`;
    case 'treatment':
      return `Scoring change of ${formatDate(dialog.change.changedOn)}`;
  }
}
