/** Clients: with their engagements, and a way to put one away. */
import { useState } from 'react';
import { Link } from 'wouter';
import type { Client } from '#shared/domain/client.ts';
import { formatDate } from '#shared/domain/calendar.ts';
import { useCommand, useProcedure } from '../../client/procedures.ts';
import { Button, LinkButton } from '../../components/button.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Checkbox } from '../../components/fields.tsx';
import { plural } from '../../components/format.ts';
import { Loaded } from '../../components/loaded.tsx';
import { RefusalNotice } from '../../components/notice.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { say } from '../../components/toast.tsx';
import { OpenSample } from '../sample/open-sample.tsx';
import { SubjectsDialog } from '../subjects/subjects-dialog.tsx';
import styles from './clients-page.module.css';

export function ClientsPage() {
  const clients = useProcedure('clients.list', { includeArchived: true });
  const engagements = useProcedure('engagements.list', {});
  const archive = useCommand('clients.archive');
  const [showsArchived, setShowsArchived] = useState(false);
  const [opened, setOpened] = useState<Client | null>(null);

  const putAway = ({ id, name, archivedOn }: Client) => {
    const archived = archivedOn === null;
    archive.mutate(
      { clientId: id, archived },
      { onSuccess: () => say(archived ? `“${name}” is archived.` : `“${name}” is back in use.`) },
    );
  };

  return (
    <Loaded query={clients}>
      {(all) => {
        const shown = all.filter(({ archivedOn }) => showsArchived || archivedOn === null);
        const hasArchived = all.some(({ archivedOn }) => archivedOn !== null);
        return (
          <>
            <PageHeader
              title="Clients"
              summary={all.length > 0 && plural(shown.length, 'client')}
              actions={
                all.length > 0 && (
                  <LinkButton href="/engagements/new" variant="primary">
                    New engagement
                  </LinkButton>
                )
              }
            />
            <div className={styles.content}>
              <RefusalNotice refusal={archive.error} />
              {hasArchived && (
                <Checkbox
                  label="Show archived clients"
                  isSelected={showsArchived}
                  onChange={setShowsArchived}
                />
              )}
              {all.length === 0 ? (
                <NothingYet />
              ) : (
                <DataTable
                  label="Clients"
                  rows={shown}
                  rowKey={({ id }) => id}
                  reflow
                  empty="Every client is archived."
                  columns={[
                    {
                      key: 'name',
                      header: 'Client',
                      isRowHeader: true,
                      cell: ({ id, name }) => <Link href={`/clients/${id}`}>{name}</Link>,
                    },
                    {
                      key: 'engagements',
                      header: 'Engagements',
                      width: 'fill',
                      cell: (client) => (
                        <ul className={styles.engagements}>
                          {engagements.data
                            ?.filter(({ clientId }) => clientId === client.id)
                            .map(({ id, name }) => (
                              <li key={id}>
                                <Link href={`/engagements/${id}`}>{name}</Link>
                              </li>
                            ))}
                        </ul>
                      ),
                    },
                    {
                      key: 'state',
                      header: 'State',
                      wrap: false,
                      cell: ({ archivedOn }) =>
                        archivedOn === null ? 'In use' : `Archived on ${formatDate(archivedOn)}`,
                    },
                    {
                      key: 'action',
                      header: 'Actions',
                      hideHeader: true,
                      align: 'number',
                      cell: (client) => (
                        <div className={styles.actions}>
                          <Button
                            variant="quiet"
                            size="small"
                            aria-label={`People and peers: ${client.name}`}
                            onPress={() => setOpened(client)}
                          >
                            People and peers
                          </Button>
                          <Button
                            variant="quiet"
                            size="small"
                            aria-label={`${client.archivedOn === null ? 'Archive' : 'Use again'}: ${client.name}`}
                            onPress={() => putAway(client)}
                          >
                            {client.archivedOn === null ? 'Archive' : 'Use again'}
                          </Button>
                        </div>
                      ),
                    },
                  ]}
                />
              )}
            </div>
            {opened && (
              <SubjectsDialog
                clientId={opened.id}
                clientName={opened.name}
                onClose={() => setOpened(null)}
              />
            )}
          </>
        );
      }}
    </Loaded>
  );
}

function NothingYet() {
  return (
    <EmptyState
      title="No clients yet"
      actions={
        <>
          <LinkButton href="/engagements/new" variant="primary">
            New engagement
          </LinkButton>
          <OpenSample />
        </>
      }
    >
      <p>
        A client comes with its first engagement. Its page then shows all that concerns it: the
        work, who is scored, what comes next, and what left the workbook for it.
      </p>
    </EmptyState>
  );
}
