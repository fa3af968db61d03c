/** How a subject might be shown before, and what it had agreed to: nothing where it never changed. */
import { formatDate } from '#shared/domain/calendar.ts';
import type { SubjectId } from '#shared/domain/identity.ts';
import type { VisibilityDecision } from '#shared/domain/subject.ts';
import { useProcedure } from '../../client/procedures.ts';
import { consentInWords, visibilityWords } from '../consent-words.ts';
import styles from './earlier-decisions.module.css';

export function EarlierDecisions({ subjectId }: { subjectId: SubjectId }) {
  const { data } = useProcedure('subjects.decisions', { subjectId });
  if (data === undefined || data.length < 2) return null;
  return (
    <section className={styles.decisions} aria-label="What was decided, the latest first">
      <p>
        What was decided, the latest first. What is known as of an earlier day withholds whatever is
        withheld now, and whatever was withheld then.
      </p>
      <ul>
        {data.map((decision, index) => (
          // Two of a day may say the same.
          <li key={index}>{decisionInWords(decision)}</li>
        ))}
      </ul>
    </section>
  );
}

function decisionInWords(decision: VisibilityDecision): string {
  const { decidedOn, visibility, consent } = decision;
  const from = decidedOn === null ? 'At first' : `From ${formatDate(decidedOn)}`;
  const agreed = consent === null ? '' : `; consent: ${lowered(consentInWords(decision))}`;
  return `${from}: ${lowered(visibilityWords[visibility])}${agreed}.`;
}

function lowered(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
