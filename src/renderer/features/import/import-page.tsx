/**
 * Importing a client's file: choose it, answer what it leaves open, look at what would be written,
 * import. Whatever the answers, the file is read again and nothing is written before the last step.
 */
import { useEffect, useRef, useState } from 'react';
import type { ImportInspection } from '#shared/contract/files.ts';
import type { OutputOf } from '#shared/contract/index.ts';
import { formatDate } from '#shared/domain/calendar.ts';
import type { EngagementId } from '#shared/domain/identity.ts';
import { useJob, useProcedure } from '../../client/procedures.ts';
import { Button, LinkButton } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Select } from '../../components/fields.tsx';
import { Loaded, Progress } from '../../components/loaded.tsx';
import { Notice, RefusalNotice } from '../../components/notice.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { OpenSample } from '../sample/open-sample.tsx';
import type { Answers } from './answers.ts';
import { ChooseFile } from './choose-file.tsx';
import { ColumnsStage } from './columns-stage.tsx';
import { EarlierImports } from './earlier-imports.tsx';
import { ImportPreview } from './import-preview.tsx';
import { ImportResult } from './import-result.tsx';
import styles from './import-page.module.css';
import { type ImportFile, takeWaitingFile, useWaitingFile } from './inbox.ts';
import { MoreAboutFile, OpenQuestions } from './questions.tsx';
import { type Stage, Stages } from './stages.tsx';
import { TableStage } from './table-stage.tsx';

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
                <>
                  <LinkButton href="/engagements/new" variant="primary">
                    New engagement
                  </LinkButton>
                  <OpenSample />
                </>
              }
            >
              <p>
                Start an engagement first; its client’s CSV and Excel files can then be imported
                here. The sample was made of such files, and lists what each brought in.
              </p>
            </EmptyState>
          )
        }
      </Loaded>
      <EarlierImports />
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
  const [inspection, setInspection] = useState<ImportInspection | null>(null);
  const [found, setFound] = useState<OutputOf<'imports.preview'> | null>(null);
  const [stage, setStage] = useState<Stage>('file');
  const [done, setDone] = useState<OutputOf<'imports.commit'> | null>(null);
  const inspect = useJob('imports.inspect');
  const preview = useJob('imports.preview');
  const commit = useJob('imports.commit');
  const place = useRef<HTMLElement>(null);

  /** Opens a stage; what had the focus may be gone, so the stage takes it. */
  const go = (next: Stage) => {
    setStage(next);
    requestAnimationFrame(() => place.current?.focus({ preventScroll: true }));
  };

  /** Looks at the file and checks it, with what was said of it so far. Nothing is written. */
  const check = (nextFile: ImportFile, nextAnswers: Answers, { isNew = false } = {}) => {
    setFile(nextFile);
    setAnswers(nextAnswers);
    setFound(null);
    commit.reset();
    preview.reset();
    const look = (options: Answers) =>
      inspect.run(
        { ...nextFile, options },
        {
          onDone: (seen) => {
            setInspection(seen);
            if (isNew && seen.remembered && options === nextAnswers) {
              // As last time, visibly: the stage of columns says so, with a way back.
              const asBefore = { ...seen.remembered.options, ...nextAnswers };
              setAnswers(asBefore);
              look(asBefore);
              return;
            }
            if (seen.headerRow === null) {
              go('table');
              return;
            }
            preview.run(
              { ...nextFile, options },
              {
                onDone: (checked) => {
                  setFound(checked);
                  if (isNew) go('check');
                },
              },
            );
          },
        },
      );
    look(nextAnswers);
  };
  /** Of another file nothing holds that was said of the last one, but where it goes. */
  const take = (next: ImportFile) => {
    setStage('file');
    setInspection(null);
    const { engagementId: into } = answers;
    check(next, into === undefined ? {} : { engagementId: into }, { isNew: true });
  };
  const answer = (given: Answers) => {
    if (file) check(file, { ...answers, ...given });
  };
  const startAgain = () => {
    setDone(null);
    setFile(null);
    setInspection(null);
    setFound(null);
    setStage('file');
    setAnswers(answers.engagementId ? { engagementId: answers.engagementId } : {});
    for (const job of [inspect, preview, commit]) job.reset();
  };
  useArrivals(take);

  const engagement = engagements.find(({ id }) => id === answers.engagementId) ?? null;
  if (done && file) {
    return (
      <ImportResult
        result={done}
        fileName={file.fileName}
        engagement={engagement}
        onAnother={startAgain}
      />
    );
  }
  const refusal = inspect.refusal ?? preview.refusal;
  const isAsked = refusal?.details.some(({ field }) => field === 'engagementId') ?? false;
  const running = [inspect, preview, commit].find(({ isRunning }) => isRunning);
  const open = new Set<Stage>(['file']);
  if (inspection) open.add('table');
  if (inspection && inspection.headerRow !== null) open.add('columns').add('check');
  const isWaiting = running !== undefined && running !== commit;
  return (
    <div className={styles.steps}>
      <Stages current={stage} open={open} onGo={go} />
      <section
        ref={place}
        tabIndex={-1}
        className={styles.stage}
        aria-label={`Stage: ${stage}`}
        aria-busy={isWaiting}
      >
        {stage === 'file' && (
          <div className={styles.about}>
            <ChooseFile file={file} onChange={take} />
            <Select
              label="Engagement"
              value={
                answers.engagementId === undefined ? FROM_THE_FILE : String(answers.engagementId)
              }
              onChange={(value) => {
                const chosen = engagements.find(({ id }) => String(id) === value);
                const into = { ...answers, engagementId: chosen?.id };
                if (file) check(file, into, { isNew: true });
                else setAnswers(into);
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
        )}
        {stage === 'table' && inspection && (
          <TableStage inspection={inspection} onAnswer={answer} />
        )}
        {stage === 'columns' && inspection && (
          <>
            {inspection.remembered && (
              <Remembered
                remembered={inspection.remembered}
                onForget={() =>
                  file && check(file, { ...ASIDE, engagementId: answers.engagementId })
                }
              />
            )}
            <ColumnsStage inspection={inspection} answers={answers} onAnswer={answer} />
          </>
        )}
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
        {file && refusal && !isAsked && (
          <OpenQuestions
            key={refusal.message}
            refusal={refusal}
            answers={answers}
            engagement={engagement}
            onAnswer={(given) =>
              check(
                file,
                { ...answers, ...given },
                { isNew: stage === 'file' || stage === 'check' },
              )
            }
          />
        )}
        {stage === 'check' && file && found && !isWaiting && (
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
          </>
        )}
        {stage === 'columns' && (
          <MoreAboutFile
            key={JSON.stringify(answers)}
            answers={answers}
            engagement={engagement}
            onAnswer={answer}
          />
        )}
        {stage !== 'check' && found && !isWaiting && (
          <div>
            <Button variant="primary" onPress={() => go('check')}>
              Check and import
            </Button>
          </div>
        )}
      </section>
      <p role="status" className="visually-hidden">
        {isAsked
          ? 'Choose the engagement that these readings belong to.'
          : found && !isWaiting && 'What was found can be checked.'}
      </p>
    </div>
  );
}

/** What was answered for an earlier file is set aside. */
const ASIDE: Answers = { useRemembered: false };

interface RememberedProps {
  remembered: NonNullable<ImportInspection['remembered']>;
  onForget: () => void;
}

function Remembered({ remembered: { fileName, usedOn }, onForget }: RememberedProps) {
  return (
    <Notice title="Read as the last file with these columns">
      <p>
        “{fileName}”, imported on {formatDate(usedOn)}.
      </p>
      <Button variant="quiet" onPress={onForget}>
        Read it afresh
      </Button>
    </Notice>
  );
}

/** Takes what was dropped or pasted anywhere in the app. */
function useArrivals(take: (file: ImportFile) => void): void {
  const waiting = useWaitingFile();
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    if (!waiting) return;
    takeWaitingFile();
    latest.current(waiting);
  }, [waiting]);
}

function only<Item>(items: readonly Item[]): Item | undefined {
  return items.length === 1 ? items[0] : undefined;
}
