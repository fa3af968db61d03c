/** The treatments that can be chosen, with their links and the verdicts that each leads to. */
import type { ScoringChangeEffects, TreatmentOption } from '#shared/contract/scoring-changes.ts';
import { describeLink, describeSource } from '#shared/trend/link-words.ts';
import type { Verdict } from '#shared/trend/verdict.ts';
import { DataTable } from '../../components/data-table.tsx';
import { verdictWords } from '../../components/verdict-badge.tsx';
import { treatmentWords } from '../treatment-words.ts';
import { optionKey, optionName } from './metric-words.ts';
import styles from './metrics.module.css';

export function OptionsTable({ effects }: { effects: ScoringChangeEffects }) {
  const { metric, options, series } = effects;
  const hasSplice = options.some(({ link }) => link !== null);
  return (
    <>
      <DataTable
        label="Treatments"
        rows={options}
        rowKey={optionKey}
        reflow
        columns={[
          {
            key: 'treatment',
            header: 'Treatment',
            isRowHeader: true,
            width: 'wide',
            cell: (option) => (
              <div>
                {optionName(option)}
                {option.isPresent && <span className={styles.present}>as decided</span>}
              </div>
            ),
          },
          {
            key: 'what',
            header: 'What it does',
            width: 'fill',
            cell: ({ treatment, link }) => (
              <div>
                {treatmentWords[treatment].description}
                {link && (
                  <span className={styles.under}>
                    Link: {describeLink(link, metric.decimals, describeSource(link))}.
                  </span>
                )}
              </div>
            ),
          },
          {
            key: 'verdicts',
            header: 'Verdicts',
            width: 'wide',
            cell: (option) => tally(option, effects),
          },
        ]}
      />
      {!hasSplice && series.length > 0 && (
        <p className={styles.aside}>
          A splice is not possible: no series has readings within 10 days on either side of the
          change, and the provider’s restated values are not known.
        </p>
      )}
    </>
  );
}

/** "6 improving, 2 unclear": the commonest verdict first. */
function tally(option: TreatmentOption, { options, series }: ScoringChangeEffects): string {
  const place = options.indexOf(option);
  const counts = new Map<Verdict, number>();
  for (const { outcomes } of series) {
    const verdict = outcomes[place]?.verdict;
    if (verdict) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  }
  const words = [...counts]
    .sort(([, one], [, other]) => other - one)
    .map(([verdict, count]) => `${count} ${verdictWords[verdict].word.toLowerCase()}`);
  return words.length > 0 ? words.join(', ') : '–';
}
