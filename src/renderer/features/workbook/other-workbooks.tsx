/** Where no workbook is open, or the one that should be cannot be: a way to another. */
import { useState } from 'react';
import { useProcedure } from '../../client/procedures.ts';
import { Button } from '../../components/button.tsx';
import { RefusalNotice } from '../../components/notice.tsx';
import { ChoosePlace } from './choose-place.tsx';
import { RecentWorkbooks } from './recent-workbooks.tsx';
import { useWorkbookAction } from './use-workbook-action.ts';
import styles from './workbook-page.module.css';

export function OtherWorkbooks() {
  const action = useWorkbookAction();
  const list = useProcedure('workbooks.list', {});
  const [isAsking, setIsAsking] = useState(false);
  return (
    <div className={styles.others}>
      {!isAsking && <RefusalNotice refusal={action.refusal} />}
      <div>
        <Button onPress={() => setIsAsking(true)}>Open a workbook you have…</Button>
      </div>
      {list.data && list.data.recents.length > 0 && <RecentWorkbooks {...action} />}
      {isAsking && (
        <ChoosePlace {...action} what="open" open={null} onClose={() => setIsAsking(false)} />
      )}
    </div>
  );
}
