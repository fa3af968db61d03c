/** Tells whether a file that is chosen or dropped is one that was handed over, unchanged. */
import { FileCheck } from 'lucide-react';
import { type DragEvent, useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import type { OutputOf } from '#shared/contract/index.ts';
import { verifiedInWords } from '#shared/domain/disclosure-words.ts';
import type { EngagementId } from '#shared/domain/identity.ts';
import { Refusal } from '#shared/domain/refusal.ts';
import { runJob } from '../../client/procedures.ts';
import { Button } from '../../components/button.tsx';
import { cx } from '../../components/cx.ts';
import { Notice, RefusalNotice } from '../../components/notice.tsx';
import { readFile } from '../import/inbox.ts';
import styles from './reports.module.css';

interface Verified {
  readonly fileName: string;
  readonly result: OutputOf<'disclosures.verify'>;
}

export function VerifyFile({ engagementId }: { engagementId: EngagementId }) {
  const [isRunning, setIsRunning] = useState(false);
  const [verified, setVerified] = useState<Verified | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isOver, setIsOver] = useState(false);
  const take = async (files: FileList | null) => {
    const file = await readFile(files);
    if (!file) return;
    const { fileName, bytes } = file;
    setVerified(null);
    setRefusal(null);
    setIsRunning(true);
    try {
      setVerified({ fileName, result: await runJob('disclosures.verify', { bytes }) });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      setRefusal(error);
    } finally {
      setIsRunning(false);
    }
  };
  /** Elsewhere a file that is dropped is one to import. */
  const here = (event: DragEvent) => {
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles.verify}>
      <div
        className={cx(styles.zone, isOver && styles.over)}
        onDragOver={(event) => {
          here(event);
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={(event) => {
          here(event);
          setIsOver(false);
          void take(event.dataTransfer.files);
        }}
      >
        <FileCheck aria-hidden="true" />
        <p>Is a file still what was handed over? Drop it here, or choose it.</p>
        <FileTrigger acceptedFileTypes={['.xlsx']} onSelect={(files) => void take(files)}>
          <Button isBusy={isRunning}>Verify a file</Button>
        </FileTrigger>
      </div>
      <RefusalNotice refusal={refusal} />
      <div role="status">
        {verified && <Outcome verified={verified} engagementId={engagementId} />}
      </div>
    </div>
  );
}

interface OutcomeProps {
  verified: Verified;
  engagementId: EngagementId;
}

function Outcome({ verified: { fileName, result }, engagementId }: OutcomeProps) {
  const { disclosure, sha256 } = result;
  return (
    <Notice tone={disclosure ? 'good' : 'warning'} title={verifiedInWords(disclosure)}>
      <p className={styles.fileName}>{fileName}</p>
      {disclosure && disclosure.engagementId !== engagementId && (
        <p>
          It was made for another engagement: {disclosure.engagementName}, {disclosure.clientName}.
        </p>
      )}
      {disclosure ? (
        <p>Recorded as {disclosure.identifier}.</p>
      ) : (
        <p>
          Opening a file in Excel and saving it changes it, even where nothing is typed. Its SHA-256
          is <span className={styles.code}>{sha256}</span>.
        </p>
      )}
    </Notice>
  );
}
