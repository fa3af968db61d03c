/** Exports everything, or one engagement, as JSON or CSV. */
import { useState } from 'react';
import type { ExportFormat } from '#shared/contract/exports.ts';
import type { OutputOf } from '#shared/contract/index.ts';
import { saveFile, useJob, useProcedure } from '../../client/procedures.ts';
import { Button } from '../../components/button.tsx';
import { Choice, Form, Select } from '../../components/fields.tsx';
import { plural } from '../../components/format.ts';
import { Progress } from '../../components/loaded.tsx';
import { Notice } from '../../components/notice.tsx';
import { say } from '../../components/toast.tsx';
import styles from './data-page.module.css';

const EVERYTHING = 'everything';

export function ExportSection() {
  const engagements = useProcedure('engagements.list', { includeArchived: true });
  const make = useJob('exports.make');
  const [what, setWhat] = useState(EVERYTHING);
  const [format, setFormat] = useState<ExportFormat>('json');
  const engagement = engagements.data?.find(({ id }) => String(id) === what) ?? null;

  const save = async ({ fileName, bytes, records }: OutputOf<'exports.make'>) => {
    const isSaved = (await saveFile(fileName, bytes)) !== null;
    say(isSaved ? `Exported ${plural(records, 'record')}.` : `${fileName} was not saved.`);
  };
  const submit = () =>
    make.run(
      { format, ...(engagement && { engagementId: engagement.id }) },
      { onDone: (made) => void save(made) },
    );

  return (
    <section className={styles.section} aria-labelledby="export">
      <h2 id="export">Export</h2>
      <Notice tone="warning" title="An export is a copy for you, not a report for a client.">
        <p>
          It holds everything, subjects and metrics marked as private included, and is not recorded
          under disclosures. For a client, make a report on the engagement’s page.
        </p>
      </Notice>
      <Form onSubmit={submit} refusal={make.refusal}>
        <Select
          label="What"
          value={what}
          onChange={setWhat}
          options={[
            { value: EVERYTHING, label: 'Everything in this workbook' },
            ...(engagements.data ?? []).map(({ id, clientName, name }) => ({
              value: String(id),
              label: `${clientName}: ${name}`,
              description: 'With its subjects and metrics; nothing of other engagements',
            })),
          ]}
        />
        <Choice
          label="Format"
          value={format}
          onChange={setFormat}
          options={[
            {
              value: 'json',
              label: 'JSON',
              description: 'One document, a line for each record.',
            },
            {
              value: 'csv',
              label: 'CSV',
              description: 'A zip with a file for each table; readings.csv is for Excel.',
            },
          ]}
        />
        <div className={styles.actions}>
          {make.isRunning ? (
            <>
              <Progress
                label={make.progress?.phase ?? 'Exporting'}
                share={make.progress?.share ?? null}
              />
              <Button onPress={make.cancel}>Cancel</Button>
            </>
          ) : (
            <Button type="submit" variant="primary">
              {engagement ? 'Export the engagement' : 'Export everything'}
            </Button>
          )}
        </div>
      </Form>
    </section>
  );
}
