/** Reads an export back into the workbook that is open. */
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import type { OutputOf } from '#shared/contract/index.ts';
import { useJob } from '../../client/procedures.ts';
import { Button } from '../../components/button.tsx';
import { plural } from '../../components/format.ts';
import { Progress } from '../../components/loaded.tsx';
import { Notice, RefusalNotice } from '../../components/notice.tsx';
import styles from './data-page.module.css';

interface Done {
  readonly fileName: string;
  readonly result: OutputOf<'exports.read-back'>;
}

export function ReadBackSection() {
  const readBack = useJob('exports.read-back');
  const [done, setDone] = useState<Done | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const take = async (files: FileList | null) => {
    const [file] = files ?? [];
    if (!file) return;
    setDone(null);
    setProblem(null);
    readBack.reset();
    const fileName = file.name;
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      readBack.run({ fileName, bytes }, { onDone: (result) => setDone({ fileName, result }) });
    } catch {
      setProblem(`“${fileName}” could not be read; is it open in another program?`);
    }
  };

  return (
    <section className={styles.section} aria-labelledby="read-back">
      <h2 id="read-back">Read an export back</h2>
      <p>
        Into an empty workbook everything comes back as it was. An engagement can also be put beside
        what is here: its client and metrics are recognised by their names and must be the same in
        both. The file is checked first; then it is all of it or nothing, and Undo takes it back.
      </p>
      <RefusalNotice refusal={readBack.refusal} />
      {problem !== null && <Notice tone="problem">{problem}</Notice>}
      {done && <ReadBackDone {...done} />}
      <div className={styles.actions}>
        {readBack.isRunning ? (
          <>
            <Progress
              label={readBack.progress?.phase ?? 'Reading the file'}
              share={readBack.progress?.share ?? null}
            />
            <Button onPress={readBack.cancel}>Cancel</Button>
          </>
        ) : (
          <FileTrigger acceptedFileTypes={['.json', '.zip']} onSelect={(files) => void take(files)}>
            <Button>Choose an export (.json or .zip)</Button>
          </FileTrigger>
        )}
      </div>
    </section>
  );
}

function ReadBackDone({ fileName, result: { added, kept } }: Done) {
  return (
    <div role="status">
      <Notice tone="good" title={`${plural(added, 'record')} of ${fileName} read back.`}>
        {kept.length > 0 && (
          <ul className={styles.kept}>
            {kept.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        )}
      </Notice>
    </div>
  );
}
