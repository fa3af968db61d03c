/** What can be done with workbook files; each says in a message what came of it. */
import type { WorkbookChoice } from '#shared/contract/bridge.ts';
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
  const open = useCommand('workbooks.open');
  const make = useCommand('workbooks.make');
  const move = useCommand('workbooks.move');
  const copy = useJob('workbook.backup');
  const act: WorkbookAction['act'] = (what, path, onDone) => {
    const saying = (words: (path: string) => string) => ({
      onSuccess: ({ workbook }: { workbook: { path: string } | null }) => {
        onDone();
        say(words(workbook?.path ?? path));
      },
    });
    switch (what) {
      case 'open':
        open.mutate(
          { path },
          saying((place) => `Opened ${place}.`),
        );
        break;
      case 'make':
        make.mutate(
          { path },
          saying((place) => `Made ${place}.`),
        );
        break;
      case 'move':
        move.mutate(
          { path },
          saying((place) => `The workbook is at ${place} now.`),
        );
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
