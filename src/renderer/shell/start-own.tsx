/** From the sample to one's own workbook; the sample's file is kept. */
import { useLocation } from 'wouter';
import type { Refusal } from '#shared/domain/refusal.ts';
import { useCommand, useJob } from '../client/procedures.ts';
import { Button } from '../components/button.tsx';
import { say } from '../components/toast.tsx';

/** @param ownBeside one's own workbook that the sample lies beside, which is gone back to */
export function useStartOwn(ownBeside: string | null): {
  start: () => void;
  isRunning: boolean;
  refusal: Refusal | null;
} {
  const [, navigate] = useLocation();
  const { run, isRunning, refusal } = useJob('workbook.create', {
    onDone: () => {
      navigate('/');
      say('Your workbook is made. The sample is kept in a file beside it.');
    },
  });
  const open = useCommand('workbooks.open', {
    onDone: () => say('This is your own workbook. The sample is kept beside it.'),
  });
  const start = () => {
    if (ownBeside === null) run({ sample: false });
    else open.mutate({ path: ownBeside });
  };
  return { start, isRunning: isRunning || open.isPending, refusal: refusal ?? open.error };
}

interface StartOwnWorkbookProps {
  ownBeside: string | null;
  /** Small and quiet, as beside the sample's name. */
  isSmall?: boolean;
}

export function StartOwnWorkbook({ ownBeside, isSmall = false }: StartOwnWorkbookProps) {
  const { start, isRunning, refusal } = useStartOwn(ownBeside);
  return (
    <>
      {refusal && <span role="alert">{refusal.message}</span>}
      <Button
        {...(isSmall ? { variant: 'quiet', size: 'small' } : {})}
        isBusy={isRunning}
        onPress={start}
      >
        {ownBeside === null ? 'Start my own workbook' : 'Back to my own workbook'}
      </Button>
    </>
  );
}
