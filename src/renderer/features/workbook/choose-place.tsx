/** Asks for a workbook's place: by the system's own dialog on the desktop, by its path in a browser. */
import { useEffect, useRef, useState } from 'react';
import type { WorkbookChoice } from '#shared/contract/bridge.ts';
import { chooseWorkbook } from '../../client/procedures.ts';
import { Button } from '../../components/button.tsx';
import { Dialog, DialogActions } from '../../components/dialog.tsx';
import { Form, TextField } from '../../components/fields.tsx';
import type { WorkbookAction } from './use-workbook-action.ts';

interface ChoosePlaceProps extends WorkbookAction {
  what: WorkbookChoice;
  /** The open workbook; null where there is none. */
  open: { readonly fileName: string; readonly folder: string } | null;
  onClose: () => void;
}

export function ChoosePlace(props: ChoosePlaceProps) {
  return chooseWorkbook ? (
    <BySystemDialog {...props} choose={chooseWorkbook} />
  ) : (
    <ByPath {...props} />
  );
}

interface BySystemDialogProps extends ChoosePlaceProps {
  choose: NonNullable<typeof chooseWorkbook>;
}

function BySystemDialog({ what, act, onClose, choose }: BySystemDialogProps) {
  const isAsked = useRef(false);
  useEffect(() => {
    if (isAsked.current) return;
    isAsked.current = true;
    void choose(what).then((path) => {
      onClose();
      if (path !== null) act(what, path, () => undefined);
    });
  });
  return null;
}

const words: Readonly<
  Record<WorkbookChoice, { title: string; action: string; description: string }>
> = {
  open: {
    title: 'Open a workbook',
    action: 'Open',
    description: 'The full path of the file, or its name where it lies beside the open one.',
  },
  make: {
    title: 'New workbook',
    action: 'Make',
    description: 'An empty workbook. A folder that is not there yet is made.',
  },
  move: {
    title: 'Move or rename the workbook',
    action: 'Move',
    description:
      'The file is copied, the copy is checked, and only then is it removed where it was. What could be undone before cannot be undone after.',
  },
  copy: {
    title: 'Save a copy of the workbook',
    action: 'Save the copy',
    description: 'The copy is checked once it is written. You go on in the workbook that is open.',
  },
};

function ByPath({ what, open, act, isBusy, refusal, reset, onClose }: ChoosePlaceProps) {
  const { title, action, description } = words[what];
  const [path, setPath] = useState(() => suggested(what, open));
  const [isSent, setIsSent] = useState(false);
  const isEmpty = path.trim() === '' || /[\\/]$/.test(path.trim());
  const close = () => {
    reset();
    onClose();
  };
  return (
    <Dialog title={title} isOpen onClose={close}>
      <Form
        refusal={refusal}
        onSubmit={() => {
          setIsSent(true);
          if (!isEmpty && !isBusy) act(what, path, onClose);
        }}
      >
        <TextField
          label="File"
          value={path}
          onChange={setPath}
          maxLength={4096}
          isRequired
          autoFocus
          description={description}
          error={isSent && isEmpty ? 'Name the file, such as work.plumb.' : null}
        />
        <DialogActions>
          <Button onPress={close}>Cancel</Button>
          <Button type="submit" variant="primary" isBusy={isBusy}>
            {action}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

function suggested(what: WorkbookChoice, open: ChoosePlaceProps['open']): string {
  if (!open) return '';
  const beside = `${open.folder}${open.folder.includes('\\') ? '\\' : '/'}`;
  switch (what) {
    case 'open':
      return beside;
    case 'make':
      return `${beside}New workbook.plumb`;
    case 'move':
      return `${beside}${open.fileName}`;
    case 'copy':
      return `${beside}${open.fileName.replace(/\.plumb$/, '')} copy.plumb`;
  }
}
