/** What an import has written, and where to look at it. */
import { useEffect, useRef } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import type { Engagement } from '#shared/domain/client.ts';
import { useCommand, useProcedure } from '../../client/procedures.ts';
import { Button, LinkButton } from '../../components/button.tsx';
import { plural } from '../../components/format.ts';
import { RefusalNotice } from '../../components/notice.tsx';
import { say } from '../../components/toast.tsx';
import styles from './import-result.module.css';

interface ImportResultProps {
  result: OutputOf<'imports.commit'>;
  fileName: string;
  engagement: Engagement | null;
  onAnother: () => void;
}

export function ImportResult({
  result: { summary },
  fileName,
  engagement,
  onAnother,
}: ImportResultProps) {
  const state = useProcedure('workbook.state', {});
  const undo = useCommand('workbook.undo');
  // Only while nothing else was done since: undo takes back the last step.
  const isLast = state.data?.workbook?.undoes === `import of ${fileName}`;
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
      <RefusalNotice refusal={undo.error} />
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
        {isLast && (
          <Button
            variant="quiet"
            isBusy={undo.isPending}
            onPress={() =>
              undo.mutate(
                {},
                {
                  onSuccess: ({ what }) => {
                    say(`Undone: ${what}.`);
                    onAnother();
                  },
                },
              )
            }
          >
            Undo the import
          </Button>
        )}
      </div>
    </section>
  );
}
