/** The report of an engagement: its options, what it will say and withhold, and what was handed over. */
import { useState } from 'react';
import { type CalendarDate, formatDate } from '#shared/domain/calendar.ts';
import type { Engagement } from '#shared/domain/client.ts';
import type { EngagementId } from '#shared/domain/identity.ts';
import { useProcedure } from '../../client/procedures.ts';
import { cx } from '../../components/cx.ts';
import { Loaded } from '../../components/loaded.tsx';
import { EngagementFrame } from '../engagement/engagement-frame.tsx';
import { useKnownOn } from '../engagement/looking-back.tsx';
import { DisclosuresSection } from './disclosures-section.tsx';
import { MakeReport } from './make-report.tsx';
import { firstOptions, isRight, problemsOf, type ReportOptions, requestOf } from './options.ts';
import { OptionsForm } from './options-form.tsx';
import { ReportPaper } from './report-paper.tsx';
import styles from './reports.module.css';

export function ReportPage({ engagementId }: { engagementId: EngagementId }) {
  const state = useProcedure('workbook.state', {});
  const engagement = useProcedure('engagements.show', { engagementId });
  return (
    <Loaded query={state}>
      {({ today }) => (
        <Loaded query={engagement} label="Reading the engagement">
          {(shown) => <Page engagement={shown} today={today} />}
        </Loaded>
      )}
    </Loaded>
  );
}

function Page({ engagement, today }: { engagement: Engagement; today: CalendarDate }) {
  const [knownOn] = useKnownOn(today);
  const [options, setOptions] = useState(() => firstOptions(knownOn));
  /** What the preview shows: the last options that were right. */
  const [asked, setAsked] = useState(options);
  const problems = problemsOf(options, today);
  const change = (next: ReportOptions) => {
    setOptions(next);
    if (isRight(problemsOf(next, today))) setAsked(next);
  };
  const request = requestOf(engagement.id, asked);
  const preview = useProcedure('reports.preview', request, { keepsPrevious: true });
  const judgedOn = preview.data?.judgedOn ?? today;
  return (
    <EngagementFrame
      engagement={engagement}
      page="report"
      facts={<span>Judged on {formatDate(judgedOn)}</span>}
    >
      <div className={styles.page}>
        <section className={styles.options} aria-labelledby="report-options">
          <h2 id="report-options">Report</h2>
          <OptionsForm options={options} problems={problems} day={judgedOn} onChange={change} />
        </section>
        <div className={styles.preview}>
          <MakeReport request={isRight(problems) ? request : null} />
          <p className="visually-hidden" role="status">
            {preview.isFetching ? '' : 'The preview is up to date.'}
          </p>
          <div className={cx(preview.isPlaceholderData && styles.outdated)}>
            <Loaded query={preview} label="Preparing the preview">
              {(said) => <ReportPaper preview={said} edition={asked.edition} />}
            </Loaded>
          </div>
        </div>
      </div>
      <DisclosuresSection engagementId={engagement.id} />
    </EngagementFrame>
  );
}
