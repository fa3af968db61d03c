/** A file by the system's dialog, dropped anywhere, or a block of cells from the clipboard. */
import { ClipboardPaste, FileSpreadsheet } from 'lucide-react';
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { Button } from '../../components/button.tsx';
import { cx } from '../../components/cx.ts';
import { formatBytes } from '../../components/format.ts';
import { say } from '../../components/toast.tsx';
import styles from './choose-file.module.css';
import { type ImportFile, pastedFile, readFile } from './inbox.ts';

interface ChooseFileProps {
  file: ImportFile | null;
  onChange: (file: ImportFile) => void;
}

export function ChooseFile({ file, onChange }: ChooseFileProps) {
  const [isOver, setIsOver] = useState(false);

  const take = (next: ImportFile | null) => {
    if (next) onChange(next);
  };
  const paste = async () => {
    const text = await clipboardText();
    const pasted = text === null ? null : pastedFile(text);
    if (pasted) onChange(pasted);
    else if (text !== null) say('The clipboard holds no block of cells; copy some rows first.');
  };

  return (
    <div
      className={cx(styles.zone, isOver && styles.over)}
      onDragOver={() => setIsOver(true)}
      onDragLeave={() => setIsOver(false)}
      onDrop={() => setIsOver(false)}
    >
      <FileSpreadsheet aria-hidden="true" className={styles.sign} />
      <div className={styles.words}>
        <p className={styles.name}>{file ? nameOf(file) : 'Drop a CSV or Excel file anywhere'}</p>
        <p className={styles.aside}>
          {file
            ? formatBytes(file.bytes.length)
            : 'Or copy rows in Excel and press Ctrl+V. Any separator, encoding and common form of dates.'}
        </p>
      </div>
      <FileTrigger
        acceptedFileTypes={['.csv', '.tsv', '.txt', '.xlsx']}
        onSelect={(files) => void readFile(files).then(take)}
      >
        <Button variant={file ? 'secondary' : 'primary'}>
          {file ? 'Choose another file' : 'Choose a file'}
        </Button>
      </FileTrigger>
      <Button icon={<ClipboardPaste />} onPress={() => void paste()}>
        Paste
      </Button>
    </div>
  );
}

/** The clipboard's text; null where it may not be read, which is said with what to do instead. */
async function clipboardText(): Promise<string | null> {
  try {
    return await navigator.clipboard.readText();
  } catch {
    say('The clipboard may not be read by a button here; press Ctrl+V instead.');
    return null;
  }
}

function nameOf({ fileName }: ImportFile): string {
  return fileName === 'pasted.tsv' ? 'The pasted block' : fileName;
}
