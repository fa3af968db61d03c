/** What was handed over of an engagement, and whether a file is still what it was. */
import { Copy } from 'lucide-react';
import { useId } from 'react';
import type { DisclosureEntry } from '#shared/contract/reports.ts';
import { formatDate } from '#shared/domain/calendar.ts';
import { editionWords, periodInWords, redactionWords } from '#shared/domain/disclosure-words.ts';
import type { EngagementId } from '#shared/domain/identity.ts';
import { useProcedure } from '../../client/procedures.ts';
import { IconButton } from '../../components/button.tsx';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { say } from '../../components/toast.tsx';
import styles from './reports.module.css';
import { VerifyFile } from './verify-file.tsx';

export function DisclosuresSection({ engagementId }: { engagementId: EngagementId }) {
  const disclosures = useProcedure('disclosures.list', { engagementId });
  const id = useId();
  return (
    <section className={styles.disclosures} aria-labelledby={id}>
      <h2 id={id}>Disclosures</h2>
      <p className={styles.aside}>
        Every Excel file that left the workbook, with its SHA-256: the fingerprint that tells
        whether a file is still the one that was handed over.
      </p>
      <Loaded query={disclosures}>
        {(entries) => (
          <DataTable
            label="Files handed over"
            rows={entries}
            rowKey={(entry) => entry.id}
            columns={COLUMNS}
            reflow
            empty="Nothing was handed over yet. Each report that is made is listed here."
          />
        )}
      </Loaded>
      <VerifyFile engagementId={engagementId} />
    </section>
  );
}

/** Digits of a SHA-256 that tell files apart for people. */
const SHORT_DIGEST = 12;

const COLUMNS: readonly Column<DisclosureEntry>[] = [
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
    width: 'wide',
    cell: ({ fileName }) => <span className={styles.fileName}>{fileName}</span>,
  },
  { key: 'edition', header: 'Edition', cell: ({ edition }) => editionWords[edition] },
  { key: 'period', header: 'Period', cell: periodInWords },
  {
    key: 'people',
    header: 'People',
    cell: ({ redaction }) => redactionWords[redaction],
  },
  {
    key: 'identifier',
    header: 'Identifier',
    wrap: false,
    cell: ({ identifier }) => <span className={styles.code}>{identifier}</span>,
  },
  {
    key: 'sha256',
    header: 'SHA-256',
    wrap: false,
    text: ({ sha256 }) => sha256,
    cell: ({ sha256, identifier }) => (
      <span className={styles.digest}>
        <span className={styles.code}>{sha256.slice(0, SHORT_DIGEST)}…</span>
        <IconButton
          label={`Copy the SHA-256 of ${identifier}`}
          icon={<Copy aria-hidden="true" />}
          size="small"
          onPress={() => void copyDigest(sha256)}
        />
      </span>
    ),
  },
];

async function copyDigest(sha256: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(sha256);
    say('Copied the SHA-256.');
  } catch {
    say(`The clipboard could not be written to; the SHA-256 is ${sha256}.`);
  }
}
