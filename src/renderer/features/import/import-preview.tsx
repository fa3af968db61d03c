/** What an import would write: how the file was read, what was found, what stands in the way. */
import { useState } from 'react';
import type { ImportSummary } from '#shared/contract/files.ts';
import type { OutputOf } from '#shared/contract/index.ts';
import type { Engagement } from '#shared/domain/client.ts';
import { SubjectKind } from '#shared/domain/subject.ts';
import { Button } from '../../components/button.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { Checkbox, Select } from '../../components/fields.tsx';
import { plural } from '../../components/format.ts';
import { Notice } from '../../components/notice.tsx';
import { kindWords } from '../subject-kinds.ts';
import type { Answers } from './answers.ts';
import { Conflicts, decisionOn, type Decisions } from './conflicts.tsx';
import styles from './import-preview.module.css';
import { ProblemTable, RowTable } from './import-tables.tsx';
import { NearNames } from './near-names.tsx';

interface ImportPreviewProps {
  found: OutputOf<'imports.preview'>;
  answers: Answers;
  /** Null where the file names its clients. */
  engagement: Engagement | null;
  isImporting: boolean;
  /** Reads the file again. */
  onAnswer: (answers: Answers) => void;
  onImport: (options: Answers) => void;
}

export function ImportPreview({
  found: { summary, rows, nearNames },
  answers,
  engagement,
  isImporting,
  onAnswer,
  onImport,
}: ImportPreviewProps) {
  const [skipProblems, setSkipProblems] = useState(false);
  const [decisions, setDecisions] = useState<Decisions>({ forAll: null, single: {} });
  const { counts, problems, ignored, readAs, willCreate, perSeries, shape } = summary;
  const thing = shape === 'milestones' ? 'milestone' : 'reading';
  const isAnythingNew = counts.added + counts.conflicts > 0;
  const conflicts = rows.filter(({ outcome }) => outcome === 'conflict');
  const isDecided = conflicts.every((row) => decisionOn(decisions, row) !== null);
  const taken = conflicts.filter((row) =>
    ['replace', 'both'].includes(decisionOn(decisions, row) ?? ''),
  );
  const toWrite = counts.added + taken.length;

  const inTheWay = [
    isAnythingNew &&
      problems.length > 0 &&
      !skipProblems &&
      'say what happens to the values with problems',
    !isDecided && 'say which values stand',
  ].filter((reason) => reason !== false);

  return (
    <div className={styles.preview}>
      <section className={styles.part} aria-labelledby="found">
        <h2 id="found">What was found</h2>
        <Counts summary={summary} />
        <p className={styles.readAs}>Read as: {readAs.join('; ')}.</p>
        {perSeries.length > 0 && (
          <DataTable
            label="Found per subject and metric"
            rows={perSeries}
            rowKey={({ subject, metric }) => `${subject} ${metric}`}
            columns={[
              {
                key: 'subject',
                header: 'Subject',
                isRowHeader: true,
                cell: ({ subject }) => subject,
              },
              { key: 'metric', header: 'Metric', cell: ({ metric }) => metric },
              {
                key: 'found',
                header: 'Readings',
                align: 'number',
                cell: ({ found: count }) => count,
              },
            ]}
          />
        )}
      </section>

      {problems.length > 0 && (
        <section className={styles.part} aria-labelledby="problems">
          <h2 id="problems">{plural(problems.length, 'value')} cannot be taken</h2>
          <ProblemTable label="Values that cannot be taken" problems={problems} />
          {isAnythingNew && (
            <Checkbox
              label={`Leave ${problems.length === 1 ? 'it' : 'them'} out and import the rest`}
              description="Otherwise correct the file and choose it again."
              isSelected={skipProblems}
              onChange={setSkipProblems}
            />
          )}
        </section>
      )}

      {conflicts.length > 0 && (
        <Conflicts rows={conflicts} thing={thing} decisions={decisions} onDecide={setDecisions} />
      )}

      <NearNames nearNames={nearNames} answers={answers} onAnswer={onAnswer} />

      {willCreate.length > 0 && (
        <section className={styles.part} aria-labelledby="new">
          <h2 id="new">What it would add besides</h2>
          <Additions willCreate={willCreate} answers={answers} onAnswer={onAnswer} />
        </section>
      )}

      {ignored.length > 0 && (
        <section className={styles.part} aria-labelledby="ignored">
          <h2 id="ignored">{plural(ignored.length, 'row')} left out without a loss</h2>
          <ProblemTable label="Rows left out" problems={ignored} reasonHeader="Why" />
        </section>
      )}

      <section className={styles.part} aria-labelledby="rows">
        <h2 id="rows">The {thing}s</h2>
        <RowTable rows={rows} label={`The ${thing}s`} />
      </section>

      <div className={styles.commit}>
        {toWrite === 0 && inTheWay.length === 0 ? (
          <Notice>
            {counts.unchanged > 0
              ? `Nothing new: ${plural(counts.unchanged, thing)} of the file stand${counts.unchanged === 1 ? 's' : ''} in the workbook already.`
              : `There is no ${thing} to import.`}
          </Notice>
        ) : (
          <>
            <Button
              variant="primary"
              isDisabled={inTheWay.length > 0}
              isBusy={isImporting}
              onPress={() =>
                onImport({
                  ...answers,
                  skipProblems,
                  ...(decisions.forAll && { onDuplicate: decisions.forAll }),
                  onConflict: decisions.single,
                })
              }
            >
              Import {plural(toWrite, thing)}
            </Button>
            <p className={styles.reason}>
              {inTheWay.length > 0
                ? `First ${inTheWay.join(', and ')}.`
                : engagement && `into ${engagement.clientName}, “${engagement.name}”`}
            </p>
          </>
        )}
      </div>
    </div>
  );
}

function Counts({ summary: { counts } }: { summary: ImportSummary }) {
  const parts: [number, string][] = [
    [counts.added, 'new'],
    [counts.restated, 'of these restated'],
    [counts.unchanged, 'as they stand already'],
    [counts.conflicts, 'different from what stands'],
    [counts.rejected, 'with problems'],
    [counts.empty, 'empty'],
  ];
  return (
    <dl className={styles.counts}>
      {parts
        .filter(([count, words]) => count > 0 || words === 'new')
        .map(([count, words]) => (
          <div key={words} className={styles.count}>
            <dt>{words}</dt>
            <dd>{count}</dd>
          </div>
        ))}
    </dl>
  );
}

interface AdditionsProps {
  willCreate: ImportSummary['willCreate'];
  answers: Answers;
  onAnswer: (answers: Answers) => void;
}

/** New subjects by kind, which can be put right, because people are protected in what is exported. */
function Additions({ willCreate, answers, onAnswer }: AdditionsProps) {
  const subjects = willCreate.filter(({ kind }) => kind === 'subject');
  const metrics = willCreate.filter(({ kind }) => kind === 'metric');
  const series = willCreate.filter(({ kind }) => kind === 'series');
  return (
    <>
      {subjects.length > 0 && (
        <div className={styles.subjects}>
          {subjects.map(({ name, detail }) => (
            <Select
              key={name}
              label={`Subject “${name}” is`}
              value={SubjectKind.options.find((kind) => kind.replace('-', ' ') === detail) ?? null}
              onChange={(kind) =>
                onAnswer({ subjectKinds: { ...answers.subjectKinds, [name]: kind } })
              }
              options={SubjectKind.options.map((kind) => ({ value: kind, label: kindWords[kind] }))}
            />
          ))}
        </div>
      )}
      <ul className={styles.additions}>
        {metrics.map(({ name, detail }) => (
          <li key={name}>
            Metric {name}, {detail}
          </li>
        ))}
        {series.map(({ name, detail }) => (
          <li key={`${name} ${detail}`}>
            Tracked series {detail}, {name}
          </li>
        ))}
      </ul>
    </>
  );
}
