/** What each column is, as it was understood and as a person may say otherwise. */
import {
  ColumnMeaning,
  type ImportInspection,
  ImportShape,
  type InspectedColumn,
} from '#shared/contract/files.ts';
import { DataTable } from '../../components/data-table.tsx';
import { Select } from '../../components/fields.tsx';
import { answered, type Answers } from './answers.ts';
import styles from './columns-stage.module.css';
import { useMetricOptions } from './metric-options.ts';

const MEANINGS: Readonly<Record<ColumnMeaning, string>> = {
  date: 'The date',
  value: 'Values',
  subject: 'Who or what is scored',
  metric: 'The metric',
  client: 'The client',
  milestone: 'The milestone',
  category: 'A category',
  status: 'The status',
  owner: 'The owner',
  evidence: 'Evidence',
  source: 'The source',
  note: 'A note',
  'leave-out': 'Leave it out',
};

const SHAPES: Readonly<Record<ImportShape, string>> = {
  long: 'A row per reading, which names its subject or metric',
  'wide-by-subject': 'A column per person or account',
  'wide-by-metric': 'A column per metric, such as counts of the work',
  'single-series': 'One series: a date and a value',
  milestones: 'Milestones',
};

const AS_FOUND = '';

interface ColumnsStageProps {
  inspection: ImportInspection;
  answers: Answers;
  onAnswer: (answers: Answers) => void;
}

export function ColumnsStage({ inspection, answers, onAnswer }: ColumnsStageProps) {
  const { columns, shapeWords } = inspection;
  const metrics = useMetricOptions();
  const mean = ({ header }: InspectedColumn, chosen: ColumnMeaning | typeof AS_FOUND) =>
    onAnswer({ columnMeanings: answered(answers.columnMeanings, header, chosen) });
  const measure = ({ header }: InspectedColumn, metric: string) =>
    onAnswer({ metricOfColumn: answered(answers.metricOfColumn, header, metric) });
  return (
    <div className={styles.stage}>
      <div className={styles.shape}>
        <Select
          label="How the table is laid out"
          value={answers.shape ?? AS_FOUND}
          onChange={(shape) => onAnswer({ shape: shape === AS_FOUND ? undefined : shape })}
          options={[
            {
              value: AS_FOUND,
              label: shapeWords === '' ? 'As found' : `As found: ${shapeWords}`,
            },
            ...ImportShape.options.map((shape) => ({ value: shape, label: SHAPES[shape] })),
          ]}
        />
      </div>
      <DataTable
        label="Columns of the file"
        rows={columns}
        rowKey={({ index }) => index}
        reflow
        columns={[
          { key: 'header', header: 'Column', isRowHeader: true, cell: ({ header }) => header },
          {
            key: 'examples',
            header: 'For example',
            cell: ({ examples }) => examples.slice(0, 3).join(' · '),
          },
          {
            key: 'meaning',
            header: 'Is',
            width: 'wide',
            cell: (column) => (
              <Select
                label={`What “${column.header}” is`}
                hideLabel
                value={answers.columnMeanings?.[column.header] ?? AS_FOUND}
                onChange={(chosen) => mean(column, chosen)}
                options={[
                  {
                    value: AS_FOUND,
                    label: column.meaning === null ? 'As found' : MEANINGS[column.meaning],
                    description: column.guess,
                  },
                  ...ColumnMeaning.options.map((value) => ({ value, label: MEANINGS[value] })),
                ]}
              />
            ),
          },
          {
            key: 'metric',
            header: 'Readings of',
            width: 'wide',
            cell: (column) =>
              holdsValues(column) && (
                <Select
                  label={`The metric of “${column.header}”`}
                  hideLabel
                  value={answers.metricOfColumn?.[column.header] ?? AS_FOUND}
                  onChange={(metric) => measure(column, metric)}
                  options={[
                    { value: AS_FOUND, label: column.metric ?? 'As the table says' },
                    ...metrics,
                  ]}
                />
              ),
          },
        ]}
      />
    </div>
  );
}

function holdsValues({ meaning }: InspectedColumn): boolean {
  return meaning === null || meaning === 'value';
}
