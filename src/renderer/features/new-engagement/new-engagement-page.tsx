/** A client, an objective, a subject and the metrics to follow: filled in, reviewed, then made. */
import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import type { CalendarDate } from '#shared/domain/calendar.ts';
import type { Client } from '#shared/domain/client.ts';
import type { Metric } from '#shared/domain/metric.ts';
import { useCommand, useProcedure } from '../../client/procedures.ts';
import { Button } from '../../components/button.tsx';
import {
  Choice,
  DateField,
  FieldRow,
  Form,
  Select,
  TextArea,
  TextField,
} from '../../components/fields.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { say } from '../../components/toast.tsx';
import { kindWords } from '../subject-kinds.ts';
import { type Draft, emptyDraft, requestOf, subjectNameOf } from './draft.ts';
import { MetricPicker } from './metric-picker.tsx';
import styles from './new-engagement-page.module.css';
import { Review } from './review.tsx';

export function NewEngagementPage() {
  const clients = useProcedure('clients.list', {});
  const metrics = useProcedure('metrics.list', {});
  const state = useProcedure('workbook.state', {});
  return (
    <>
      <PageHeader
        title="New engagement"
        summary="About two minutes. Baseline, milestones and readings come next, on the engagement’s own page."
      />
      <Loaded query={clients}>
        {(all) => (
          <Loaded query={metrics}>
            {(present) => (
              <Loaded query={state}>
                {({ today }) => <Steps clients={all} present={ownOf(present)} today={today} />}
              </Loaded>
            )}
          </Loaded>
        )}
      </Loaded>
    </>
  );
}

/** Those that are not from the catalogue, which offers its own. */
function ownOf(present: OutputOf<'metrics.list'>): Metric[] {
  return present.map(({ metric }) => metric).filter(({ catalogueKey }) => catalogueKey === null);
}

interface StepsProps {
  clients: readonly Client[];
  present: readonly Metric[];
  today: CalendarDate;
}

function Steps({ clients, present, today }: StepsProps) {
  const [draft, setDraft] = useState(() => emptyDraft(today, clients.length > 0));
  const [request, setRequest] = useState<InputOf<'engagements.start'> | null>(null);
  const [, navigate] = useLocation();
  const start = useCommand('engagements.start');
  if (!request) {
    return (
      <DraftForm
        draft={draft}
        clients={clients}
        present={present}
        onChange={(change) => setDraft((present) => ({ ...present, ...change }))}
        onReview={setRequest}
      />
    );
  }
  return (
    <Review
      draft={draft}
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

interface DraftFormProps {
  draft: Draft;
  clients: readonly Client[];
  present: readonly Metric[];
  onChange: (change: Partial<Draft>) => void;
  onReview: (request: InputOf<'engagements.start'>) => void;
}

function DraftForm({ draft, clients, present, onChange, onReview }: DraftFormProps) {
  const [wasSent, setWasSent] = useState(false);
  const outcome = requestOf(draft, clients);
  const problems = (wasSent && outcome.problems) || {};
  return (
    <Form
      onSubmit={() => {
        setWasSent(true);
        if (outcome.request) onReview(outcome.request);
      }}
    >
      <Part title="Client">
        {clients.length > 0 && (
          <Choice
            label="The client is"
            value={draft.clientIs}
            onChange={(clientIs) => onChange({ clientIs })}
            options={[
              { value: 'existing', label: 'One I have already' },
              { value: 'new', label: 'A new one' },
            ]}
          />
        )}
        {draft.clientIs === 'existing' ? (
          <Select
            label="Client"
            isRequired
            value={draft.clientId === null ? null : String(draft.clientId)}
            onChange={(value) =>
              onChange({ clientId: clients.find(({ id }) => String(id) === value)?.id ?? null })
            }
            options={clients.map(({ id, name }) => ({ value: String(id), label: name }))}
            error={problems.client}
          />
        ) : (
          <TextField
            label="Client’s name"
            isRequired
            value={draft.clientName}
            onChange={(clientName) => onChange({ clientName })}
            error={problems.client}
          />
        )}
      </Part>
      <Part title="Engagement">
        <FieldRow>
          <TextField
            label="Name of the engagement"
            isRequired
            description="Such as “Content culture 2013”"
            value={draft.name}
            onChange={(name) => onChange({ name })}
            error={problems.name}
          />
          <DateField
            label="Starts on"
            isRequired
            value={draft.startsOn}
            onChange={(startsOn) => onChange({ startsOn })}
            error={problems.startsOn}
          />
        </FieldRow>
        <TextArea
          label="Objective"
          isRequired={false}
          description="What should be different when you have left"
          rows={2}
          value={draft.objective}
          onChange={(objective) => onChange({ objective })}
        />
      </Part>
      <Part title="First subject">
        <FieldRow>
          <Select
            label="Who or what is scored"
            value={draft.subjectKind}
            onChange={(subjectKind) => onChange({ subjectKind })}
            options={(['organisation', 'executive', 'team-member'] as const).map((kind) => ({
              value: kind,
              label: kindWords[kind],
            }))}
          />
          <TextField
            label="Name of the subject"
            isRequired
            value={subjectNameOf(draft, clients)}
            onChange={(subjectName) => onChange({ subjectName })}
            error={problems.subject}
          />
        </FieldRow>
      </Part>
      <Part title="Metrics">
        <MetricPicker
          draft={draft}
          present={present}
          onChange={onChange}
          problem={problems.metrics}
        />
      </Part>
      <div className={styles.actions}>
        <Button type="submit" variant="primary">
          Review
        </Button>
      </div>
    </Form>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.part} aria-label={title}>
      <h2 className={styles.partTitle}>{title}</h2>
      <div className={styles.fields}>{children}</div>
    </section>
  );
}
