/** Makes the Excel file, hands it over and says what was recorded; or prints the preview. */
import { FileSpreadsheet, Printer } from 'lucide-react';
import { useState } from 'react';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { formatDate } from '#shared/domain/calendar.ts';
import { editionWords } from '#shared/domain/disclosure-words.ts';
import { saveFile, useJob } from '../../client/procedures.ts';
import type { SavedFile } from '../../client/transport.ts';
import { Button } from '../../components/button.tsx';
import { Progress } from '../../components/loaded.tsx';
import { Notice, RefusalNotice } from '../../components/notice.tsx';
import styles from './reports.module.css';

type Report = OutputOf<'reports.make'>;

interface Made {
  readonly report: Report;
  readonly saved: SavedFile | null;
}

interface MakeReportProps {
  /** Null where the options are not right. */
  request: InputOf<'reports.make'> | null;
}

export function MakeReport({ request }: MakeReportProps) {
  const make = useJob('reports.make');
  const [made, setMade] = useState<Made | null>(null);
  const save = async (report: Report) =>
    setMade({ report, saved: await saveFile(report.fileName, report.bytes) });
  const start = () => {
    if (!request) return;
    setMade(null);
    make.run(request, { onDone: (report) => void save(report) });
  };
  return (
    <div className={styles.make}>
      <div className={styles.buttons}>
        <Button
          variant="primary"
          icon={<FileSpreadsheet aria-hidden="true" />}
          isBusy={make.isRunning}
          isDisabled={request === null}
          onPress={start}
        >
          {request?.edition === 'handoff' ? 'Make the handoff workbook' : 'Make the report'}
        </Button>
        {make.isRunning && <Button onPress={make.cancel}>Cancel</Button>}
        <Button icon={<Printer aria-hidden="true" />} onPress={() => window.print()}>
          Print or save as PDF
        </Button>
      </div>
      {make.isRunning && (
        <Progress
          label={make.progress?.phase ?? 'Making the report'}
          share={make.progress?.share ?? null}
        />
      )}
      <p className={styles.aside}>
        The Excel file is recorded under disclosures; a print of the page below is not.
      </p>
      <RefusalNotice refusal={make.refusal} />
      <div role="status" className={styles.made}>
        {made && <ReportMade made={made} onSave={save} />}
      </div>
    </div>
  );
}

interface ReportMadeProps {
  made: Made;
  onSave: (report: Report) => Promise<void>;
}

function ReportMade({ made: { report, saved }, onSave }: ReportMadeProps) {
  const { fileName, disclosure } = report;
  const reveal = saved?.reveal;
  return (
    <Notice
      tone={saved ? 'good' : 'warning'}
      title={`The ${editionWords[disclosure.edition].toLowerCase()} is made${saved ? '' : ', but not saved'}.`}
      actions={
        <>
          {reveal && <Button onPress={() => void reveal()}>Reveal the file</Button>}
          <Button variant="quiet" onPress={() => void onSave(report)}>
            Save again
          </Button>
        </>
      }
    >
      <p className={styles.fileName}>{fileName}</p>
      {saved?.reveal === null && <p>Your browser put it among its downloads.</p>}
      <p>
        Recorded under disclosures as {disclosure.identifier} on{' '}
        {formatDate(disclosure.disclosedOn)},{' '}
        {disclosure.redaction === 'people' ? 'people redacted' : 'people by name'}.
      </p>
    </Notice>
  );
}
