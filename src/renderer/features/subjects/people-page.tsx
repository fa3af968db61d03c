/** Who and what of a client is scored, and what leaves in reports for each. */
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import type { TrackedSubject } from '#shared/contract/engagement-history.ts';
import { formatDate } from '#shared/domain/calendar.ts';
import type { Engagement } from '#shared/domain/client.ts';
import type { EngagementId } from '#shared/domain/identity.ts';
import { isPerson, type Subject } from '#shared/domain/subject.ts';
import { useProcedure } from '../../client/procedures.ts';
import { Button } from '../../components/button.tsx';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { EngagementFrame } from '../engagement/engagement-frame.tsx';
import { consentWords, visibilityWords } from '../consent-words.ts';
import { kindWords } from '../subject-kinds.ts';
import { leavingInWords } from './leaving-words.ts';
import styles from './people-page.module.css';
import { SubjectForm } from './subject-form.tsx';
import { TrackForm } from './track-form.tsx';

export function PeoplePage({ engagementId }: { engagementId: EngagementId }) {
  const engagement = useProcedure('engagements.show', { engagementId });
  return (
    <Loaded query={engagement} label="Reading the engagement">
      {(shown) => <Page engagement={shown} />}
    </Loaded>
  );
}

type OpenDialog =
  | { readonly kind: 'add' }
  | { readonly kind: 'edit'; readonly subject: Subject }
  | { readonly kind: 'track'; readonly subject: Subject };

function Page({ engagement }: { engagement: Engagement }) {
  const { clientId, clientName } = engagement;
  const subjects = useProcedure('subjects.tracked', { clientId });
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const close = () => setDialog(null);
  const add = (
    <Button variant="primary" icon={<Plus />} onPress={() => setDialog({ kind: 'add' })}>
      Add a person or peer
    </Button>
  );
  return (
    <EngagementFrame engagement={engagement} page="people" actions={add}>
      <h2 className={styles.title}>People and peers of {clientName}</h2>
      <Loaded query={subjects} label="Reading the subjects">
        {(all) => (
          <>
            <People engagement={engagement} all={all} onOpen={setDialog} />
            {dialog && (
              <Dialog title={titleOf(dialog)} isOpen onClose={close}>
                {dialog.kind === 'track' ? (
                  <TrackForm
                    engagement={engagement}
                    subject={dialog.subject}
                    tracked={
                      all.find(({ subject }) => subject.id === dialog.subject.id)?.tracked ?? []
                    }
                    onDone={close}
                  />
                ) : (
                  <SubjectForm
                    clientId={clientId}
                    {...(dialog.kind === 'edit' && { subject: dialog.subject })}
                    onDone={close}
                  />
                )}
              </Dialog>
            )}
          </>
        )}
      </Loaded>
    </EngagementFrame>
  );
}

interface PeopleProps {
  engagement: Engagement;
  all: readonly TrackedSubject[];
  onOpen: (dialog: OpenDialog) => void;
}

function People({ engagement, all, onOpen }: PeopleProps) {
  const hasOthers = all.some(({ subject }) => subject.kind !== 'organisation');
  return (
    <>
      <p className={styles.about}>
        Each is shared by every engagement of {engagement.clientName}. How it may be shown and what
        a person agreed to is obeyed by every report, handoff workbook and picture that leaves here.
      </p>
      {all.length > 0 && (
        <DataTable
          label={`People and peers of ${engagement.clientName}`}
          rows={all}
          rowKey={({ subject }) => subject.id}
          columns={columnsFor(engagement.id, onOpen)}
          reflow
        />
      )}
      {!hasOthers && (
        <div className={styles.teaching}>
          <EmptyState title="Whose score besides the organisation’s?" level={3}>
            <p>
              The chief executive’s own score, a team’s in a league, or a competitor’s for
              comparison. Add whoever it is, note whether they agreed to be scored, and choose how
              they may be shown: by name, by an alias, or not at all.
            </p>
          </EmptyState>
        </div>
      )}
    </>
  );
}

function columnsFor(
  engagementId: EngagementId,
  onOpen: (dialog: OpenDialog) => void,
): Column<TrackedSubject>[] {
  return [
    {
      key: 'name',
      header: 'Who or what',
      isRowHeader: true,
      width: 'wide',
      cell: ({ subject }) => (
        <>
          {subject.name}
          <span className={styles.under}>
            {kindWords[subject.kind]}
            {subject.alias === null ? '' : ` · alias “${subject.alias}”`}
          </span>
        </>
      ),
    },
    {
      key: 'consent',
      header: 'Consent',
      cell: ({ subject }) => <ConsentCell {...subject} />,
    },
    {
      key: 'leaves',
      header: 'How it is shown in reports',
      width: 'wide',
      cell: (each) => <ShownCell {...each} engagementId={engagementId} />,
    },
    {
      key: 'league',
      header: 'Leagues',
      cell: ({ subject }) => (subject.inLeague ? 'takes part' : 'stays out'),
      wrap: false,
    },
    {
      key: 'tracked',
      header: 'Tracked series',
      cell: (each) => <TrackedList {...each} engagementId={engagementId} />,
    },
    {
      key: 'actions',
      header: 'Actions',
      hideHeader: true,
      width: 'narrow',
      cell: ({ subject }) => (
        <span className={styles.actions}>
          <Button
            size="small"
            variant="quiet"
            aria-label={`Edit: ${subject.name}`}
            onPress={() => onOpen({ kind: 'edit', subject })}
          >
            Edit
          </Button>
          {mayBeTracked(subject) && (
            <Button
              size="small"
              variant="quiet"
              aria-label={`Track a metric: ${subject.name}`}
              onPress={() => onOpen({ kind: 'track', subject })}
            >
              Track…
            </Button>
          )}
        </span>
      ),
    },
  ];
}

function ConsentCell({ consent, consentOn, consentHow }: Subject) {
  if (consent === null) return '–';
  const noted = [consentOn === null ? '' : formatDate(consentOn), consentHow];
  return (
    <>
      {consentWords[consent]}
      <span className={styles.under}>{noted.filter((text) => text !== '').join(', ')}</span>
    </>
  );
}

/** Where nothing leaves since nothing is tracked, how it would be shown is to be seen all the same. */
function ShownCell({ engagementId, ...each }: TrackedSubject & { engagementId: EngagementId }) {
  const isTracked = each.tracked.some(
    (series) => series.engagementId === engagementId && series.archivedOn === null,
  );
  return (
    <>
      <span>{leavingInWords(each, engagementId)}</span>
      {!isTracked && (
        <span className={styles.under}>Visibility: {visibilityWords[each.subject.visibility]}</span>
      )}
    </>
  );
}

/** Nobody is scored against their word. */
function mayBeTracked({ kind, consent }: Subject): boolean {
  return !(isPerson(kind) && consent === 'refused');
}

function TrackedList({ tracked, engagementId }: TrackedSubject & { engagementId: EngagementId }) {
  const inUse = tracked.filter(({ archivedOn }) => archivedOn === null);
  if (inUse.length === 0) return 'nothing';
  const here = inUse.filter((series) => series.engagementId === engagementId);
  const elsewhere = inUse.filter((series) => series.engagementId !== engagementId);
  return (
    <ul className={styles.tracked}>
      {here.map(({ seriesId, metricName }) => (
        <li key={seriesId}>
          <Link href={`/engagements/${engagementId}?series=${seriesId}`}>{metricName}</Link>
        </li>
      ))}
      {elsewhere.map(({ seriesId, metricName, engagementName }) => (
        <li key={seriesId} className={styles.elsewhere}>
          {metricName}, in {engagementName}
        </li>
      ))}
    </ul>
  );
}

function titleOf(dialog: OpenDialog): string {
  switch (dialog.kind) {
    case 'add':
      return 'Add a person or peer';
    case 'edit':
      return `Edit “${dialog.subject.name}”`;
    case 'track':
      return `Track a metric of “${dialog.subject.name}”`;
  }
}
