/** OpenSample   a way to the sample, which lies in a file of its own; nothing where it is open. */
import { useJob, useProcedure } from '../../client/procedures.ts';
import { Button } from '../../components/button.tsx';
import { say } from '../../components/toast.tsx';

export function OpenSample() {
  const state = useProcedure('workbook.state', {});
  const workbook = state.data?.workbook;
  const { run, isRunning, refusal } = useJob('sample.open', {
    onDone: () =>
      say(`This is the sample, in a file of its own. ${workbook?.fileName ?? ''} is as it was.`),
  });
  if (!workbook || workbook.isSample) return null;
  return (
    <>
      <Button isBusy={isRunning} onPress={() => run({})}>
        Open the sample
      </Button>
      {isRunning && (
        <span role="status" className="visually-hidden">
          Making the sample…
        </span>
      )}
      {refusal && <span role="alert">{refusal.message}</span>}
    </>
  );
}
