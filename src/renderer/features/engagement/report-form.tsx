/** Makes the Excel trend report, hands it over and says what was recorded. */
import { useState } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import { type CalendarDate, formatDate } from '#shared/domain/calendar.ts';
import type { Engagement } from '#shared/domain/client.ts';
import { saveFile, useJob } from '../../client/procedures.ts';
import { Button } from '../../components/button.tsx';
import { DialogActions } from '../../components/dialog.tsx';
import { Choice, DateField, FieldRow, Form } from '../../components/fields.tsx';
import { Progress } from '../../components/loaded.tsx';
import { Notice } from '../../components/notice.tsx';
import { typedDate } from '../../components/typed.ts';

interface ReportFormProps {
  engagement: Engagement;
  /** The day that is looked back to; null for none. */
  knownOn: CalendarDate | null;
  today: CalendarDate;
  onClose: () => void;
}

interface Made {
  readonly report: OutputOf<'reports.make'>;
  readonly isSaved: boolean;
}

export function ReportForm({ engagement, knownOn: shown, today, onClose }: ReportFormProps) {
  const make = useJob('reports.make');
  const [fromText, setFromText] = useState('');
  const [toText, setToText] = useState('');
  const [knownText, setKnownText] = useState<string>(shown ?? '');
  const [redact, setRedact] = useState<'none' | 'people'>('none');
  const [isSent, setIsSent] = useState(false);
  const [made, setMade] = useState<Made | null>(null);

  const problemOf = (text: string) => (text.trim() === '' ? null : typedDate(text).problem);
  const from = typedDate(fromText).value ?? undefined;
  const to = typedDate(toText).value ?? undefined;
  const knownOn = typedDate(knownText).value ?? undefined;
  const isAhead = knownOn !== undefined && knownOn > today;
  const knownProblem =
    problemOf(knownText) ?? (isAhead ? `That is after today, ${formatDate(today)}.` : null);
  const isBackwards = from !== undefined && to !== undefined && from > to;
  const toProblem = problemOf(toText) ?? (isBackwards ? 'It ends before it begins.' : null);

  const save = async (report: OutputOf<'reports.make'>) =>
    setMade({ report, isSaved: (await saveFile(report.fileName, report.bytes)) !== null });
  const submit = () => {
    setIsSent(true);
    if ([problemOf(fromText), toProblem, knownProblem].some((problem) => problem !== null)) return;
    make.run(
      {
        ...{ engagementId: engagement.id, redact },
        ...(from && { from }),
        ...(to && { to }),
        ...(knownOn && { knownOn }),
      },
      { onDone: (report) => void save(report) },
    );
  };

  if (made) return <ReportMade made={made} onSave={save} onClose={onClose} />;
  if (make.isRunning) {
    return (
      <>
        <Progress
          label={make.progress?.phase ?? 'Making the report'}
          share={make.progress?.share ?? null}
        />
        <DialogActions>
          <Button onPress={make.cancel} autoFocus>
            Stop
          </Button>
        </DialogActions>
      </>
    );
  }
  return (
    <Form onSubmit={submit} refusal={make.refusal}>
      <FieldRow>
        <DateField
          label="From"
          value={fromText}
          onChange={setFromText}
          error={isSent ? problemOf(fromText) : null}
          isRequired={false}
          autoFocus
        />
        <DateField
          label="To"
          value={toText}
          onChange={setToText}
          description="Left empty: all readings."
          error={isSent ? toProblem : null}
          isRequired={false}
        />
      </FieldRow>
      <DateField
        label="As known on"
        value={knownText}
        onChange={setKnownText}
        description="Left empty: today. With an earlier day, what was seen or changed later is left out."
        error={isSent ? knownProblem : null}
        isRequired={false}
      />
      <Choice
        label="People"
        value={redact}
        onChange={setRedact}
        options={[
          {
            value: 'none',
            label: 'By name',
            description: 'Except those who are shared by alias only, or not at all.',
          },
          { value: 'people', label: 'Redacted', description: 'No person is named in the file.' },
        ]}
      />
      <DialogActions>
        <Button onPress={onClose}>Cancel</Button>
        <Button type="submit" variant="primary">
          Make the report
        </Button>
      </DialogActions>
    </Form>
  );
}

interface ReportMadeProps {
  made: Made;
  onSave: (report: Made['report']) => Promise<void>;
  onClose: () => void;
}

function ReportMade({ made: { report, isSaved }, onSave, onClose }: ReportMadeProps) {
  const { disclosure } = report;
  return (
    <>
      <Notice
        tone={isSaved ? 'good' : 'warning'}
        title={
          isSaved ? `${report.fileName} is made.` : `${report.fileName} is made but not saved.`
        }
      >
        <p role="status">
          Recorded under disclosures as {disclosure.identifier} on{' '}
          {formatDate(disclosure.disclosedOn)},{' '}
          {disclosure.redaction === 'people' ? 'people redacted' : 'people by name'}, so that it can
          be told later what left the workbook.
        </p>
      </Notice>
      <DialogActions>
        <Button onPress={() => void onSave(report)}>Save again</Button>
        <Button variant="primary" onPress={onClose} autoFocus>
          Done
        </Button>
      </DialogActions>
    </>
  );
}
