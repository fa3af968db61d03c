/** A file by the system's dialog or dropped on the page. */
import { FileSpreadsheet } from 'lucide-react';
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { Button } from '../../components/button.tsx';
import { cx } from '../../components/cx.ts';
import { Notice } from '../../components/notice.tsx';
import styles from './choose-file.module.css';

export interface ImportFile {
  readonly fileName: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

interface ChooseFileProps {
  file: ImportFile | null;
  onChange: (file: ImportFile) => void;
}

export function ChooseFile({ file, onChange }: ChooseFileProps) {
  const [isOver, setIsOver] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const take = async (files: FileList | null) => {
    const [first, second] = files ?? [];
    if (!first) return;
    if (second) {
      setProblem('One file at a time, please: each has its own questions.');
      return;
    }
    try {
      const bytes = new Uint8Array(await first.arrayBuffer());
      setProblem(null);
      onChange({ fileName: first.name, bytes });
    } catch {
      setProblem(`“${first.name}” could not be read; is it a folder, or open in another program?`);
    }
  };

  return (
    <div>
      <div
        className={cx(styles.zone, isOver && styles.over)}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setIsOver(false);
          void take(event.dataTransfer.files);
        }}
      >
        <FileSpreadsheet aria-hidden="true" className={styles.sign} />
        <div className={styles.words}>
          <p className={styles.name}>{file ? file.fileName : 'Drop a CSV or Excel file here'}</p>
          <p className={styles.aside}>
            {file
              ? describeSize(file.bytes.length)
              : 'Any separator, encoding and common form of dates; .csv, .txt or .xlsx'}
          </p>
        </div>
        <FileTrigger
          acceptedFileTypes={['.csv', '.tsv', '.txt', '.xlsx']}
          onSelect={(files) => void take(files)}
        >
          <Button variant={file ? 'secondary' : 'primary'}>
            {file ? 'Choose another file' : 'Choose a file'}
          </Button>
        </FileTrigger>
      </div>
      {problem !== null && <Notice tone="problem">{problem}</Notice>}
    </div>
  );
}

function describeSize(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1_000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
