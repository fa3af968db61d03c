/** A client, an objective, metrics, baseline and first milestones: filled in, reviewed, then made. */
import { useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import type { CalendarDate } from '#shared/domain/calendar.ts';
import type { Client } from '#shared/domain/client.ts';
import { type EngagementTemplate, templateKey } from '#shared/domain/template.ts';
import { useCommand, useProcedure } from '../../client/procedures.ts';
import { LinkButton } from '../../components/button.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { say } from '../../components/toast.tsx';
import { type Draft, emptyDraft, takenFrom } from './draft.ts';
import { DraftForm } from './draft-form.tsx';
import { Review } from './review.tsx';

export function NewEngagementPage() {
  const clients = useProcedure('clients.list', {});
  const metrics = useProcedure('metrics.list', { includeArchived: true });
  const templates = useProcedure('templates.list', {});
  const state = useProcedure('workbook.state', {});
  return (
    <>
      <PageHeader
        title="New engagement"
        summary="About two minutes, from a client to a first chart. Only names and a metric are needed; the rest can come later."
        actions={<LinkButton href="/templates">Templates</LinkButton>}
      />
      <Loaded query={clients}>
        {(all) => (
          <Loaded query={metrics}>
            {(present) => (
              <Loaded query={templates}>
                {(offered) => (
                  <Loaded query={state}>
                    {({ today }) => (
                      <Steps clients={all} present={present} templates={offered} today={today} />
                    )}
                  </Loaded>
                )}
              </Loaded>
            )}
          </Loaded>
        )}
      </Loaded>
    </>
  );
}

interface StepsProps {
  clients: readonly Client[];
  present: OutputOf<'metrics.list'>;
  templates: readonly EngagementTemplate[];
  today: CalendarDate;
}

function Steps({ clients, present, templates, today }: StepsProps) {
  const [search] = useSearchParams();
  const all = present.map(({ metric }) => metric);
  const [draft, setDraft] = useState<Draft>(() => {
    const client = clients.find(({ id }) => String(id) === search.get('client'));
    const empty = { ...emptyDraft(today, clients.length > 0), clientId: client?.id ?? null };
    const asked = templates.find((template) => templateKey(template) === search.get('template'));
    return asked ? { ...empty, beginWith: 'template', ...takenFrom(asked, all) } : empty;
  });
  const [request, setRequest] = useState<InputOf<'engagements.start'> | null>(null);
  const [, navigate] = useLocation();
  const start = useCommand('engagements.start');
  if (!request) {
    return (
      <DraftForm
        draft={draft}
        clients={clients}
        // Those from the catalogue are offered by it.
        present={present
          .filter(({ metric, archivedOn }) => metric.catalogueKey === null && archivedOn === null)
          .map(({ metric }) => metric)}
        all={all}
        templates={templates}
        today={today}
        onChange={(change) => setDraft((before) => ({ ...before, ...change }))}
        onReview={setRequest}
      />
    );
  }
  return (
    <Review
      draft={draft}
      request={request}
      clients={clients}
      isBusy={start.isPending}
      refusal={start.error}
      onBack={() => {
        start.reset();
        setRequest(null);
      }}
      onCreate={() =>
        start.mutate(request, {
          onSuccess: ({ id, name }) => {
            navigate(`/engagements/${id}`);
            say(`“${name}” is started.`);
          },
        })
      }
    />
  );
}
