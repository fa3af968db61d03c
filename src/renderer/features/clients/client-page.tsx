/** One client: its engagements, who is scored, what comes next, and what left the workbook for it. */
import { useState } from 'react';
import { Link } from 'wouter';
import type { ClientOverview } from '#shared/contract/client-overview.ts';
import { formatDate } from '#shared/domain/calendar.ts';
import type { Client } from '#shared/domain/client.ts';
import { editionWords, periodInWords, redactionWords } from '#shared/domain/disclosure-words.ts';
import type { ClientId } from '#shared/domain/identity.ts';
import { useCommand, useProcedure } from '../../client/procedures.ts';
import { Button, LinkButton } from '../../components/button.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { RefusalNotice } from '../../components/notice.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { say } from '../../components/toast.tsx';
import { ArchiveButton } from '../portfolio/archive-button.tsx';
import { EngagementTable } from '../portfolio/engagement-table.tsx';
import { SubjectsDialog } from '../subjects/subjects-dialog.tsx';
import { ClientForm } from './client-form.tsx';
import { ClientSubjects } from './client-subjects.tsx';
import styles from './client-page.module.css';

export function ClientPage({ clientId }: { clientId: ClientId }) {
  const overview = useProcedure('clients.overview', { clientId });
  return (
    <Loaded query={overview} label="Reading the client">
      {(loaded) => <Overview overview={loaded} />}
    </Loaded>
  );
}

function Overview({ overview }: { overview: ClientOverview }) {
  const { client, engagements, subjects, milestones, disclosures } = overview;
  const archive = useCommand('clients.archive');
  const [opened, setOpened] = useState<'edit' | 'subjects' | null>(null);
  const archived = client.archivedOn === null;
  const nameOf = (id: number) =>
    engagements.find(({ engagement }) => engagement.id === id)?.engagement.name ?? '';
  const close = () => setOpened(null);
  return (
    <>
      <PageHeader
        eyebrow={<Link href="/clients">Clients</Link>}
        title={client.name}
        summary={
          <>
            {client.note !== '' && <p className={styles.note}>{client.note}</p>}
            {client.archivedOn !== null && <p>Archived on {formatDate(client.archivedOn)}.</p>}
          </>
        }
        actions={
          <>
            <Button onPress={() => setOpened('edit')}>Edit</Button>
            <Button
              isBusy={archive.isPending}
              onPress={() =>
                archive.mutate(
                  { clientId: client.id, archived },
                  {
                    onSuccess: ({ name }) =>
                      say(archived ? `“${name}” is archived.` : `“${name}” is back in use.`),
                  },
                )
              }
            >
              {archived ? 'Archive' : 'Use again'}
            </Button>
            {archived && engagements.length > 0 && <NewEngagement client={client} />}
          </>
        }
      />
      <RefusalNotice refusal={archive.error} />
      <div className={styles.sections}>
        <section>
          <h2>Engagements</h2>
          {engagements.length > 0 ? (
            <EngagementTable
              label={`Engagements of ${client.name}`}
              rows={engagements}
              action={({ engagement }) => <ArchiveButton engagement={engagement} />}
            />
          ) : (
            <EmptyState
              title="No engagement yet"
              level={3}
              actions={archived && <NewEngagement client={client} />}
            >
              <p>An engagement is a piece of work for the client, with what it is measured by.</p>
            </EmptyState>
          )}
        </section>
        <section>
          <h2>Who is scored</h2>
          <ClientSubjects subjects={subjects} />
          {subjects.length > 0 && (
            <div className={styles.actions}>
              <Button onPress={() => setOpened('subjects')}>People and peers</Button>
            </div>
          )}
        </section>
        <section>
          <h2>Next milestones</h2>
          <DataTable
            label="Next milestones"
            rows={milestones}
            rowKey={({ id }) => id}
            reflow
            empty="Nothing is planned. Milestones are added on an engagement’s own page."
            columns={[
              {
                key: 'date',
                header: 'Date',
                align: 'number',
                cell: ({ date }) => formatDate(date),
              },
              {
                key: 'title',
                header: 'Milestone',
                isRowHeader: true,
                width: 'fill',
                cell: ({ title }) => title,
              },
              {
                key: 'engagement',
                header: 'Engagement',
                width: 'wide',
                cell: ({ engagementId }) => (
                  <Link href={`/engagements/${engagementId}/milestones`}>
                    {nameOf(engagementId)}
                  </Link>
                ),
              },
            ]}
          />
        </section>
        <section>
          <h2>What left the workbook</h2>
          <DataTable
            label="What left the workbook"
            rows={disclosures}
            rowKey={({ id }) => id}
            reflow
            empty="Nothing was handed over yet. Each report that is made is listed here."
            columns={[
              {
                key: 'on',
                header: 'On',
                align: 'number',
                cell: ({ disclosedOn }) => formatDate(disclosedOn),
              },
              {
                key: 'file',
                header: 'File',
                isRowHeader: true,
                width: 'fill',
                cell: ({ fileName, engagementId }) => (
                  <Link href={`/engagements/${engagementId}/report`}>{fileName}</Link>
                ),
              },
              {
                key: 'edition',
                header: 'Edition',
                wrap: false,
                cell: ({ edition }) => editionWords[edition],
              },
              { key: 'period', header: 'Period', cell: periodInWords },
              {
                key: 'people',
                header: 'People',
                wrap: false,
                cell: ({ redaction }) => redactionWords[redaction],
              },
            ]}
          />
        </section>
      </div>
      {opened === 'edit' && (
        <Dialog title={`Edit “${client.name}”`} isOpen onClose={close}>
          <ClientForm client={client} onDone={close} />
        </Dialog>
      )}
      {opened === 'subjects' && (
        <SubjectsDialog clientId={client.id} clientName={client.name} onClose={close} />
      )}
    </>
  );
}

function NewEngagement({ client }: { client: Client }) {
  return (
    <LinkButton href={`/engagements/new?client=${client.id}`} variant="primary">
      New engagement
    </LinkButton>
  );
}
