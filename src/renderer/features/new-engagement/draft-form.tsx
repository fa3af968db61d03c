/** The form of a new engagement, part by part. */
import { type ReactNode, useState } from 'react';
import type { InputOf } from '#shared/contract/index.ts';
import type { CalendarDate } from '#shared/domain/calendar.ts';
import type { Client } from '#shared/domain/client.ts';
import type { Metric } from '#shared/domain/metric.ts';
import type { EngagementTemplate } from '#shared/domain/template.ts';
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
import { BeginWith } from './begin-with.tsx';
import { chosenMetrics, type Draft } from './draft.ts';
import { FirstDayFields } from './first-day-fields.tsx';
import { FirstMilestones } from './first-milestones.tsx';
import { MetricPicker } from './metric-picker.tsx';
import styles from './new-engagement-page.module.css';
import { type DraftProblems, requestOf } from './request.ts';
import { SubjectFields } from './subject-fields.tsx';

interface DraftFormProps {
  draft: Draft;
  clients: readonly Client[];
  /** The consultant's own metrics that are in use. */
  present: readonly Metric[];
  /** Every metric of the workbook, archived ones included. */
  all: readonly Metric[];
  templates: readonly EngagementTemplate[];
  today: CalendarDate;
  onChange: (change: Partial<Draft>) => void;
  onReview: (request: InputOf<'engagements.start'>) => void;
}

export function DraftForm(props: DraftFormProps) {
  const { draft, clients, present, all, templates, today, onChange, onReview } = props;
  const [wasSent, setWasSent] = useState(false);
  const outcome = requestOf(draft, clients, today);
  const problems: DraftProblems = (wasSent && outcome.problems) || {};
  const [main] = chosenMetrics(draft);
  return (
    <Form
      onSubmit={() => {
        setWasSent(true);
        if (outcome.request) onReview(outcome.request);
      }}
    >
      <Part title="Begin with">
        <BeginWith
          draft={draft}
          templates={templates}
          all={all}
          onChange={onChange}
          problem={problems.template}
        />
      </Part>
      <Part title="Client">
        <ClientFields
          draft={draft}
          clients={clients}
          onChange={onChange}
          problem={problems.client}
        />
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
      <Part title="Who is scored">
        <SubjectFields
          draft={draft}
          clients={clients}
          onChange={onChange}
          problem={problems.subject}
        />
      </Part>
      {draft.beginWith !== 'nothing' && (
        <Part title="Metrics">
          <MetricPicker
            draft={draft}
            present={present}
            onChange={onChange}
            problem={problems.metrics}
          />
        </Part>
      )}
      {main && (
        <Part title="First readings">
          <FirstDayFields
            draft={draft}
            main={main}
            today={today}
            onChange={onChange}
            problems={problems}
          />
        </Part>
      )}
      <Part title="First milestones">
        <FirstMilestones draft={draft} onChange={onChange} problems={problems.milestones ?? {}} />
      </Part>
      <div className={styles.actions}>
        <Button type="submit" variant="primary">
          Review
        </Button>
      </div>
    </Form>
  );
}

interface ClientFieldsProps {
  draft: Draft;
  clients: readonly Client[];
  onChange: (change: Partial<Draft>) => void;
  problem: string | undefined;
}

function ClientFields({ draft, clients, onChange, problem }: ClientFieldsProps) {
  return (
    <>
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
          error={problem}
        />
      ) : (
        <TextField
          label="Client’s name"
          isRequired
          value={draft.clientName}
          onChange={(clientName) => onChange({ clientName })}
          error={problem}
        />
      )}
    </>
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
