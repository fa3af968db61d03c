/** Where there is no workbook yet: look at the sample, or make one's own. */
import { useJob } from '../../client/procedures.ts';
import { Button } from '../../components/button.tsx';
import { Progress } from '../../components/loaded.tsx';
import { RefusalNotice } from '../../components/notice.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { OtherWorkbooks } from '../workbook/other-workbooks.tsx';
import styles from './start-page.module.css';

export function StartPage({ defaultPath }: { defaultPath: string }) {
  const { run, cancel, isRunning, progress, refusal } = useJob('workbook.create');
  return (
    <>
      <PageHeader
        title="Is the work changing anything?"
        windowTitle="Start"
        summary="Plumbline keeps baselines, readings and milestones of your engagements, says honestly whether a trend is there, and writes an Excel trend report that the client keeps."
      />
      <RefusalNotice refusal={refusal} />
      {isRunning ? (
        <div className={styles.running}>
          <Progress
            label={progress?.phase ?? 'Making the workbook'}
            share={progress?.share ?? null}
          />
          <Button onPress={cancel}>Cancel</Button>
        </div>
      ) : (
        <div className={styles.ways}>
          <section className={styles.way}>
            <h2>Look around first</h2>
            <p>
              Three invented engagements with 54 weeks of readings, scoring changes and milestones.
              Dates stand at 18 Nov 2013, when the last of them was read.
            </p>
            <Button onPress={() => run({ sample: true })}>Open the sample workbook</Button>
          </section>
          <section className={styles.way}>
            <h2>Begin with a client</h2>
            <p>
              An empty workbook. The first engagement takes about two minutes: a client, an
              objective and the metrics to follow.
            </p>
            <Button variant="primary" onPress={() => run({ sample: false })}>
              Start my own workbook
            </Button>
          </section>
        </div>
      )}
      <p className={styles.place}>
        The workbook is one file, <span className={styles.path}>{defaultPath}</span>. It stays on
        this machine; nothing is sent anywhere.
      </p>
      {!isRunning && <OtherWorkbooks />}
    </>
  );
}
