/** What can be done with workbook files; each says in a message what came of it. */
import type { WorkbookChoice } from '#shared/contract/bridge.ts';
import type { WorkbookState } from '#shared/contract/workbook.ts';
import type { Refusal } from '#shared/domain/refusal.ts';
import { useCommand, useJob } from '../../client/procedures.ts';
import { say } from '../../components/toast.tsx';

export interface WorkbookAction {
  readonly act: (what: WorkbookChoice, path: string, onDone: () => void) => void;
  readonly isBusy: boolean;
  readonly refusal: Refusal | null;
  readonly reset: () => void;
}

export function useWorkbookAction(): WorkbookAction {
  const open = useCommand('workbooks.open', { onDone: saying((place) => `Opened ${place}.`) });
  const make = useCommand('workbooks.make', { onDone: saying((place) => `Made ${place}.`) });
  const move = useCommand('workbooks.move', {
    onDone: saying((place) => `The workbook is at ${place} now.`),
  });
  const copy = useJob('workbook.backup');
  const act: WorkbookAction['act'] = (what, path, onDone) => {
    switch (what) {
      case 'open':
        open.mutate({ path }, { onSuccess: onDone });
        break;
      case 'make':
        make.mutate({ path }, { onSuccess: onDone });
        break;
      case 'move':
        move.mutate({ path }, { onSuccess: onDone });
        break;
      case 'copy':
        copy.run(
          { path },
          {
            onDone: (made) => {
              onDone();
              say(`Copied and checked: ${made.path}`);
            },
          },
        );
    }
  };
  return {
    act,
    isBusy: open.isPending || make.isPending || move.isPending || copy.isRunning,
    refusal: open.error ?? make.error ?? move.error ?? copy.refusal,
    reset: () => {
      open.reset();
      make.reset();
      move.reset();
      copy.reset();
    },
  };
}

/** Says which workbook is open then; its pages are gone by that time. */
function saying(words: (path: string) => string): (state: WorkbookState) => void {
  return ({ workbook }) => {
    if (workbook) say(words(workbook.path));
  };
}
