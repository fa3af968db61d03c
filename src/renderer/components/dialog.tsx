/**
 * Dialog         title: string; isOpen: boolean; onClose(): void; width?: 'narrow' (default) | 'wide';
 *                children: the body; a <Form> goes inside, with <DialogActions> as its last child.
 *                Escape, the close button and a press outside all close it; focus returns to the
 *                opener. The first field has the focus, or the one with autoFocus; without any the title.
 * DialogActions  children: buttons, the primary one last.
 */
import { X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { IconButton } from './button.tsx';
import { cx } from './cx.ts';
import styles from './dialog.module.css';

interface DialogProps {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  width?: 'narrow' | 'wide';
  children: ReactNode;
}

export function Dialog({ title, isOpen, onClose, width = 'narrow', children }: DialogProps) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      isDismissable
      className={cx(styles.overlay)}
    >
      <Modal className={cx(styles.modal, styles[width])}>
        <AriaDialog className={cx(styles.dialog)}>
          <header className={styles.header}>
            <Heading slot="title" tabIndex={-1} className={cx(styles.title)}>
              {title}
            </Heading>
            <IconButton label="Close" icon={<X />} onPress={onClose} />
          </header>
          <Body>{children}</Body>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** A dialog without a field that asks for the focus gives it to its first one, else to its heading. */
function Body({ children }: { children: ReactNode }) {
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const dialog = body.current?.closest('[role="dialog"], [role="alertdialog"]');
    if (!dialog || dialog.contains(document.activeElement)) return;
    const first = body.current?.querySelector<HTMLElement>(FIELDS);
    const field =
      first?.getAttribute('type') === 'radio'
        ? (body.current?.querySelector<HTMLElement>('input[type="radio"]:checked') ?? first)
        : first;
    (field ?? document.getElementById(dialog.getAttribute('aria-labelledby') ?? ''))?.focus();
  }, []);
  return (
    <div ref={body} className={styles.body}>
      {children}
    </div>
  );
}

const FIELDS =
  'input:not([type="hidden"], [tabindex="-1"], :disabled), textarea:not(:disabled), button[aria-haspopup="listbox"]:not(:disabled)';

export function DialogActions({ children }: { children: ReactNode }) {
  return <div className={styles.actions}>{children}</div>;
}
