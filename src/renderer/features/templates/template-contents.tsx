/** What a template holds, in words: subjects with their metrics, and milestones. */
import type { TemplateContents, TemplateSeries } from '#shared/domain/template.ts';
import { formatSigned } from '#shared/trend/wording.ts';
import { plural } from '../../components/format.ts';
import { kindWords } from '../subject-kinds.ts';
import { daysInWords } from './template-words.ts';
import styles from './templates.module.css';

export function TemplateContentsList({ contents }: { contents: TemplateContents }) {
  const { subjects, milestones } = contents;
  return (
    <div className={styles.lists}>
      {subjects.map(({ kind, series }, place) => (
        <div key={place}>
          <p className={styles.kind}>{kindWords[kind]}</p>
          <ul>
            {series.map((each) => (
              <li key={each.metric.name}>
                {each.metric.name}
                <span className={styles.what}>{seriesInWords(each)}</span>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {milestones.length > 0 && (
        <div>
          <p className={styles.kind}>Milestones</p>
          <ul>
            {milestones.map(({ days, title }) => (
              <li key={`${days} ${title}`}>
                {title}
                <span className={styles.what}>, {daysInWords(days)}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

/** ", main indicator, target +5 after 270 days, reviewed after 270 days". */
function seriesInWords({ metric, isMain, target, reviewDays }: TemplateSeries): string {
  return [
    ...(isMain ? ['main indicator'] : metric.role === 'driver' ? ['driver'] : []),
    ...(target === null
      ? []
      : [
          `target ${formatSigned(target.change, metric.decimals)} from the baseline after ${plural(target.days, 'day')}`,
        ]),
    ...(reviewDays === null ? [] : [`reviewed after ${plural(reviewDays, 'day')}`]),
  ]
    .map((part) => `, ${part}`)
    .join('');
}
