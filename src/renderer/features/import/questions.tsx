/**
 * What a file leaves open, asked in its own words; and the same things to be said unasked. The answers
 * are the import's options: a refusal's details name those that would settle it.
 */
import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import type { Engagement } from '#shared/domain/client.ts';
import type { Problem, Refusal } from '#shared/domain/refusal.ts';
import { useProcedure } from '../../client/procedures.ts';
import { Button } from '../../components/button.tsx';
import { cx } from '../../components/cx.ts';
import { Choice, DateField, FieldRow, Form, Select, TextField } from '../../components/fields.tsx';
import { Notice, RefusalNotice } from '../../components/notice.tsx';
import { typedDate } from '../../components/typed.ts';
import type { Answers } from './answers.ts';
import { useMetricOptions } from './metric-options.ts';
import styles from './questions.module.css';

/** The options that can be answered here. */
const ANSWERABLE = [
  'metric',
  'metricOfColumn',
  'subject',
  'sheet',
  'dateOrder',
  'decimalMark',
  'seenOn',
  'restatedBy',
] as const;
type Field = (typeof ANSWERABLE)[number];

const isAnswerable = (field: string | undefined): field is Field =>
  ANSWERABLE.some((answerable) => answerable === field);

interface QuestionsProps {
  answers: Answers;
  engagement: Engagement | null;
  onAnswer: (answers: Answers) => void;
}

export function OpenQuestions({ refusal, ...rest }: QuestionsProps & { refusal: Refusal }) {
  const asked = refusal.details.filter(({ field }) => isAnswerable(field));
  if (asked.length === 0) return <RefusalNotice refusal={refusal} />;
  const fields = [...new Set(asked.map(({ field }) => field).filter(isAnswerable))];
  return (
    <section className={styles.questions} aria-label="What the file leaves open">
      <Notice tone="warning" title="The file leaves something open">
        <p>{refusal.message}</p>
      </Notice>
      <AnswerForm {...rest} fields={fields} asked={asked} button="Go on" />
    </section>
  );
}

export function MoreAboutFile(props: QuestionsProps) {
  return (
    <Disclosure className={cx(styles.more)}>
      <Heading level={2} className={cx(styles.moreTitle)}>
        <AriaButton slot="trigger" className={cx(styles.moreButton)}>
          <ChevronRight aria-hidden="true" />
          Read it otherwise
        </AriaButton>
      </Heading>
      <DisclosurePanel className={cx(styles.panel)}>
        <AnswerForm
          {...props}
          fields={['metric', 'subject', 'dateOrder', 'decimalMark', 'seenOn', 'restatedBy']}
          asked={[]}
          button="Read again"
        />
      </DisclosurePanel>
    </Disclosure>
  );
}

interface AnswerFormProps extends QuestionsProps {
  fields: readonly Field[];
  asked: readonly Problem[];
  button: string;
}

const AS_THE_FILE_SAYS = '';

function AnswerForm({ answers, engagement, onAnswer, fields, asked, button }: AnswerFormProps) {
  const metrics = useMetricOptions();
  const subjects = useSubjectNames(engagement);
  const [draft, setDraft] = useState<Answers>(answers);
  const [dates, setDates] = useState({
    seenOn: String(answers.seenOn ?? ''),
    restatedBy: String(answers.restatedBy ?? ''),
  });
  const [wasSent, setWasSent] = useState(false);

  const problemOf = (text: string): string | null =>
    wasSent && text.trim() !== '' ? typedDate(text).problem : null;
  const give = (given: Answers) => setDraft({ ...draft, ...given });
  const has = (field: Field) => fields.includes(field);
  // A metric for all columns answers what each column holds.
  const isPerColumn = has('metricOfColumn');
  const columns = asked.flatMap(({ field, column }) =>
    field === 'metricOfColumn' && column !== undefined ? [column] : [],
  );

  const send = () => {
    setWasSent(true);
    const seenOn = typedDate(dates.seenOn).value;
    const restatedBy = typedDate(dates.restatedBy).value;
    if (dates.seenOn.trim() !== '' && seenOn === null) return;
    if (dates.restatedBy.trim() !== '' && restatedBy === null) return;
    onAnswer({ ...draft, ...(seenOn && { seenOn }), ...(restatedBy && { restatedBy }) });
  };

  return (
    <Form onSubmit={send}>
      {has('metric') && (
        <Select
          label={isPerColumn ? 'All columns hold readings of' : 'The values are readings of'}
          value={draft.metric ?? AS_THE_FILE_SAYS}
          onChange={(metric) => give({ metric: metric === AS_THE_FILE_SAYS ? undefined : metric })}
          options={[
            {
              value: AS_THE_FILE_SAYS,
              label: isPerColumn ? 'Each column has its own metric' : 'As the file says',
            },
            ...metrics,
          ]}
        />
      )}
      <FieldRow>
        {draft.metric === undefined &&
          columns.map((column) => (
            <Select
              key={column}
              label={`Column “${column}” holds readings of`}
              value={draft.metricOfColumn?.[column] ?? null}
              onChange={(metric) =>
                give({ metricOfColumn: { ...draft.metricOfColumn, [column]: metric } })
              }
              options={[{ value: '', label: 'Nothing: leave the column out' }, ...metrics]}
            />
          ))}
        {has('subject') && (
          <TextField
            label="They are readings of the subject"
            isRequired={false}
            description="Left empty: as the file says, or the organisation"
            value={draft.subject ?? ''}
            onChange={(subject) => give({ subject: subject.trim() === '' ? undefined : subject })}
            suggestions={subjects}
          />
        )}
        {has('sheet') && (
          <Select
            label="Sheet"
            value={draft.sheet ?? null}
            onChange={(sheet) => give({ sheet })}
            options={sheetsNamedIn(asked).map((name) => ({ value: name, label: name }))}
          />
        )}
        {has('dateOrder') && (
          <Choice
            label="Dates such as 03/04/2013 mean"
            value={draft.dateOrder ?? null}
            onChange={(dateOrder) => give({ dateOrder })}
            options={[
              { value: 'day-first', label: '3 April: the day comes first' },
              { value: 'month-first', label: '4 March: the month comes first' },
            ]}
          />
        )}
        {has('decimalMark') && (
          <Choice
            label="A number such as 1,234 means"
            value={draft.decimalMark ?? null}
            onChange={(decimalMark) => give({ decimalMark })}
            options={[
              { value: 'point', label: 'over a thousand: the point marks decimals' },
              { value: 'comma', label: 'a little over one: the comma marks decimals' },
            ]}
          />
        )}
        {has('seenOn') && (
          <DateField
            label="Seen on"
            isRequired={false}
            description="The day on which the provider showed these values"
            value={dates.seenOn}
            onChange={(seenOn) => setDates({ ...dates, seenOn })}
            error={problemOf(dates.seenOn)}
          />
        )}
        {has('restatedBy') && (
          <DateField
            label="Restated by the scoring change of"
            isRequired={false}
            description="Where the provider recalculated its history"
            value={dates.restatedBy}
            onChange={(restatedBy) => setDates({ ...dates, restatedBy })}
            error={problemOf(dates.restatedBy)}
          />
        )}
      </FieldRow>
      <div>
        <Button type="submit" variant={asked.length > 0 ? 'primary' : 'secondary'}>
          {button}
        </Button>
      </div>
    </Form>
  );
}

function useSubjectNames(engagement: Engagement | null): string[] {
  const clientId = engagement?.clientId;
  const subjects = useProcedure(
    'subjects.list',
    { clientId: clientId ?? 1 },
    { enabled: clientId !== undefined },
  );
  return subjects.data?.map(({ name }) => name) ?? [];
}

function sheetsNamedIn(asked: readonly Problem[]): string[] {
  const expected = asked.find(({ field }) => field === 'sheet')?.expected ?? '';
  return [...expected.matchAll(/“([^”]+)”/g)].map(([, name = '']) => name);
}
