/** The ways out of the sample, beside the line that says it is one. */
import { useState } from 'react';
import type { WorkbookState } from '#shared/contract/workbook.ts';
import { Button } from '../components/button.tsx';
import { RemoveSample } from '../features/sample/remove-sample.tsx';
import styles from './shell.module.css';
import { StartOwnWorkbook } from './start-own.tsx';

interface LeaveSampleProps {
  workbook: NonNullable<WorkbookState['workbook']>;
  ownBeside: WorkbookState['ownBeside'];
}

export function LeaveSample({ workbook, ownBeside }: LeaveSampleProps) {
  const [isAsking, setIsAsking] = useState(false);
  return (
    <div className={styles.leave}>
      <StartOwnWorkbook ownBeside={ownBeside} isSmall />
      <Button variant="quiet" size="small" onPress={() => setIsAsking(true)}>
        Remove the sample…
      </Button>
      {isAsking && <RemoveSample workbook={workbook} onClose={() => setIsAsking(false)} />}
    </div>
  );
}
