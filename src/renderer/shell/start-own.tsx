/** From the sample to one's own workbook; the sample's file is kept. */
import { useLocation } from 'wouter';
import type { Refusal } from '#shared/domain/refusal.ts';
import { useJob } from '../client/procedures.ts';
import { Button } from '../components/button.tsx';
import { say } from '../components/toast.tsx';

export function useStartOwn(): {
  start: () => void;
  isRunning: boolean;
  refusal: Refusal | null;
} {
  const { run, isRunning, refusal } = useJob('workbook.create');
  const [, navigate] = useLocation();
  const start = () =>
    run(
      { sample: false },
      {
        onDone: () => {
          navigate('/');
          say('Your workbook is made. The sample is kept in a file beside it.');
        },
      },
    );
  return { start, isRunning, refusal };
}

export function StartOwnWorkbook() {
  const { start, isRunning, refusal } = useStartOwn();
  return (
    <>
      {refusal && <span role="alert">{refusal.message}</span>}
      <Button variant="quiet" size="small" isBusy={isRunning} onPress={start}>
        Start my own workbook
      </Button>
    </>
  );
}
