/** What an import has written, and where to look at it. */
import { useEffect, useRef } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import type { Engagement } from '#shared/domain/client.ts';
import { Button, LinkButton } from '../../components/button.tsx';
import { plural } from '../../components/format.ts';
import styles from './import-result.module.css';

interface ImportResultProps {
  result: OutputOf<'imports.commit'>;
  engagement: Engagement | null;
  onAnother: () => void;
}

export function ImportResult({ result: { summary }, engagement, onAnother }: ImportResultProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { counts, shape } = summary;
  const thing = shape === 'milestones' ? 'milestone' : 'reading';
  const others = [
    counts.unchanged > 0 && `${counts.unchanged} stood already`,
    counts.conflicts > 0 && `${counts.conflicts} differed from what stood`,
    counts.rejected > 0 && `${counts.rejected} with problems left out`,
    counts.empty > 0 && plural(counts.empty, 'empty cell'),
  ].filter((part) => part !== false);
  return (
    <section className={styles.result} aria-labelledby="result">
      <h2 id="result" ref={heading} tabIndex={-1}>
        {plural(counts.added, thing)} imported
      </h2>
      <p>
        {engagement ? `Into ${engagement.clientName}, “${engagement.name}”. ` : ''}
        {others.length > 0 ? `${others.join('; ')}.` : 'Every one of them was new.'}
      </p>
      <div className={styles.actions}>
        {engagement ? (
          <LinkButton variant="primary" href={`/engagements/${engagement.id}`}>
            Look at the engagement
          </LinkButton>
        ) : (
          <LinkButton variant="primary" href="/">
            Look at the portfolio
          </LinkButton>
        )}
        <Button onPress={onAnother}>Import another file</Button>
      </div>
    </section>
  );
}
