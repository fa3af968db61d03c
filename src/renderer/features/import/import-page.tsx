/**
 * Importing a client's file: choose it, answer what it leaves open, look at what would be written,
 * import. Whatever the answers, the file is read again and nothing is written before the last step.
 */
import { useState } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import type { EngagementId } from '#shared/domain/identity.ts';
import { useJob, useProcedure } from '../../client/procedures.ts';
import { Button, LinkButton } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Select } from '../../components/fields.tsx';
import { Loaded, Progress } from '../../components/loaded.tsx';
import { RefusalNotice } from '../../components/notice.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import type { Answers } from './answers.ts';
import { ChooseFile, type ImportFile } from './choose-file.tsx';
import { ImportPreview } from './import-preview.tsx';
import { ImportResult } from './import-result.tsx';
import styles from './import-page.module.css';
import { MoreAboutFile, OpenQuestions } from './questions.tsx';

const FROM_THE_FILE = 'file';

export function ImportPage({ engagementId }: { engagementId: EngagementId | null }) {
  const engagements = useProcedure('engagements.list', {});
  return (
    <>
      <PageHeader
        title="Import"
        summary="Readings or milestones from a CSV or Excel file. You see what was found before anything is written."
      />
      <Loaded query={engagements}>
        {(all) =>
          all.length > 0 ? (
            <ImportSteps engagements={all} engagementId={engagementId ?? only(all)?.id ?? null} />
          ) : (
            <EmptyState
              title="No engagement to import into yet"
              actions={
                <LinkButton href="/engagements/new" variant="primary">
                  New engagement
                </LinkButton>
              }
            >
              <p>Start an engagement first; its client’s files can then be imported here.</p>
            </EmptyState>
          )
        }
      </Loaded>
    </>
  );
}

interface ImportStepsProps {
  engagements: OutputOf<'engagements.list'>;
  engagementId: EngagementId | null;
}

function ImportSteps({ engagements, engagementId }: ImportStepsProps) {
  const [file, setFile] = useState<ImportFile | null>(null);
  const [answers, setAnswers] = useState<Answers>(engagementId ? { engagementId } : {});
  const [found, setFound] = useState<OutputOf<'imports.preview'> | null>(null);
  const [done, setDone] = useState<OutputOf<'imports.commit'> | null>(null);
  const preview = useJob('imports.preview');
  const commit = useJob('imports.commit');

  const check = (nextFile: ImportFile | null, nextAnswers: Answers) => {
    setFile(nextFile);
    setAnswers(nextAnswers);
    setFound(null);
    commit.reset();
    if (!nextFile) {
      preview.reset();
      return;
    }
    preview.run({ ...nextFile, options: nextAnswers }, { onDone: setFound });
  };
  /** The file in hand is another one: what was said of the last file does not hold for it. */
  const take = (next: ImportFile | null) =>
    check(next, answers.engagementId ? { engagementId: answers.engagementId } : {});
  const answer = (given: Answers) => check(file, { ...answers, ...given });

  const engagement = engagements.find(({ id }) => id === answers.engagementId) ?? null;
  if (done) {
    return (
      <ImportResult
        result={done}
        engagement={engagement}
        onAnother={() => {
          setDone(null);
          take(null);
        }}
      />
    );
  }
  const isAsked = preview.refusal?.details.some(({ field }) => field === 'engagementId') ?? false;
  const running = preview.isRunning ? preview : commit.isRunning ? commit : null;
  return (
    <div className={styles.steps}>
      <div className={styles.about}>
        <ChooseFile file={file} onChange={take} />
        <Select
          label="Engagement"
          value={answers.engagementId === undefined ? FROM_THE_FILE : String(answers.engagementId)}
          onChange={(value) => {
            const chosen = engagements.find(({ id }) => String(id) === value);
            check(file, { ...answers, engagementId: chosen?.id });
          }}
          options={[
            {
              value: FROM_THE_FILE,
              label: 'As the file says',
              description: 'For lists of milestones that name their clients',
            },
            ...engagements.map(({ id, clientName, name }) => ({
              value: String(id),
              label: `${clientName}: ${name}`,
            })),
          ]}
          error={isAsked ? 'Choose the engagement that these readings belong to.' : null}
        />
      </div>
      <p role="status" className="visually-hidden">
        {isAsked
          ? 'Choose the engagement that these readings belong to.'
          : found && 'What was found is shown below.'}
      </p>
      {running && (
        <div className={styles.running}>
          <Progress
            label={
              running.progress?.phase ?? (running === commit ? 'Importing' : 'Reading the file')
            }
            share={running.progress?.share ?? null}
          />
          <Button onPress={running.cancel}>Cancel</Button>
        </div>
      )}
      {file && preview.refusal && !isAsked && (
        <OpenQuestions
          key={preview.refusal.message}
          refusal={preview.refusal}
          answers={answers}
          engagement={engagement}
          onAnswer={answer}
        />
      )}
      {file && found && !preview.isRunning && (
        <>
          <RefusalNotice refusal={commit.refusal} />
          <ImportPreview
            found={found}
            answers={answers}
            engagement={engagement}
            isImporting={commit.isRunning}
            onAnswer={answer}
            onImport={(options) => commit.run({ ...file, options }, { onDone: setDone })}
          />
          <MoreAboutFile
            key={JSON.stringify(answers)}
            answers={answers}
            engagement={engagement}
            onAnswer={answer}
          />
        </>
      )}
    </div>
  );
}

function only<Item>(items: readonly Item[]): Item | undefined {
  return items.length === 1 ? items[0] : undefined;
}
