/** What a new engagement begins with: the catalogue, a template, or nothing yet. */
import { Link } from 'wouter';
import type { Metric } from '#shared/domain/metric.ts';
import { type EngagementTemplate, templateKey } from '#shared/domain/template.ts';
import { Choice, Select } from '../../components/fields.tsx';
import { templateFacts } from '../templates/template-words.ts';
import { type Draft, takenFrom } from './draft.ts';
import styles from './new-engagement-page.module.css';

interface BeginWithProps {
  draft: Draft;
  templates: readonly EngagementTemplate[];
  /** Every metric of the workbook, archived ones included. */
  all: readonly Metric[];
  onChange: (change: Partial<Draft>) => void;
  problem: string | undefined;
}

export function BeginWith({ draft, templates, all, onChange, problem }: BeginWithProps) {
  const { beginWith, template } = draft;
  return (
    <>
      <Choice
        label="Metrics and milestones come from"
        value={beginWith}
        onChange={(chosen) =>
          onChange(
            chosen === 'template'
              ? { beginWith: chosen }
              : { beginWith: chosen, template: null, further: [], milestones: [] },
          )
        }
        options={[
          { value: 'catalogue', label: 'The catalogue' },
          { value: 'template', label: 'A template' },
          { value: 'nothing', label: 'Nothing yet' },
        ]}
      />
      {beginWith === 'template' && (
        <>
          <Select
            label="Template"
            isRequired
            value={template ? templateKey(template) : null}
            onChange={(key) => {
              const chosen = templates.find((each) => templateKey(each) === key);
              if (chosen) onChange(takenFrom(chosen, all));
            }}
            options={templates.map((each) => ({
              value: templateKey(each),
              label: each.name,
              description: `${each.origin.kind === 'own' ? 'Your own' : 'Ready'}; ${templateFacts(each)}`,
            }))}
            error={problem}
          />
          {template && template.description !== '' && (
            <p className={styles.note}>{template.description}</p>
          )}
        </>
      )}
      {beginWith === 'nothing' && (
        <p className={styles.note}>
          Only the client and the engagement are made. Metrics come with a first import, or from{' '}
          <Link href="/metrics/catalogue">the catalogue</Link>.
        </p>
      )}
    </>
  );
}
