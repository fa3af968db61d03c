/** Removes the sample for good, after saying what goes with it. */
import { useLocation } from 'wouter';
import type { WorkbookState } from '#shared/contract/workbook.ts';
import { useCommand, useProcedure } from '../../client/procedures.ts';
import { Button } from '../../components/button.tsx';
import { Dialog, DialogActions } from '../../components/dialog.tsx';
import { Form } from '../../components/fields.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { say } from '../../components/toast.tsx';
import styles from './remove-sample.module.css';

interface RemoveSampleProps {
  workbook: NonNullable<WorkbookState['workbook']>;
  onClose: () => void;
}

export function RemoveSample({ workbook, onClose }: RemoveSampleProps) {
  const clients = useProcedure('clients.list', { includeArchived: true });
  const [, navigate] = useLocation();
  const remove = useCommand('sample.remove', {
    onDone: (now) => {
      navigate('/', { replace: true });
      say(
        now.workbook
          ? `The sample is removed. This is ${now.workbook.fileName}.`
          : 'The sample is removed. It can be made again at any time.',
      );
    },
  });
  return (
    <Dialog title="Remove the sample" isOpen onClose={onClose}>
      <Form refusal={remove.error} onSubmit={() => remove.mutate({})}>
        <Loaded query={clients}>
          {(all) => (
            <>
              <p className={styles.text}>
                {all.length === 0
                  ? 'This file is deleted for good, and the backups of it:'
                  : 'This file is deleted for good, and the backups of it, with these clients and all that belongs to them:'}
              </p>
              <p className={styles.path}>{workbook.path}</p>
              {all.length > 0 && (
                <ul className={styles.clients}>
                  {all.map(({ id, name }) => (
                    <li key={id}>{name}</li>
                  ))}
                </ul>
              )}
              <p className={styles.text}>
                The sample can be made again at any time, but not what you entered in it yourself.
                No other workbook and no report you saved is touched.
              </p>
            </>
          )}
        </Loaded>
        <DialogActions>
          <Button onPress={onClose}>Cancel</Button>
          <Button type="submit" variant="danger" isBusy={remove.isPending}>
            Remove the sample
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
