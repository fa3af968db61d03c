/**
 * Dialog         title: string; isOpen: boolean; onClose(): void; width?: 'narrow' (default) | 'wide';
 *                children: the body; a <Form> goes inside, with <DialogActions> as its last child.
 *                Escape, the close button and a press outside all close it; focus returns to the
 *                opener. Give the first field autoFocus.
 * DialogActions  children: buttons, the primary one last.
 */
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
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
            <Heading slot="title" className={cx(styles.title)}>
              {title}
            </Heading>
            <IconButton label="Close" icon={<X />} onPress={onClose} />
          </header>
          <div className={styles.body}>{children}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

export function DialogActions({ children }: { children: ReactNode }) {
  return <div className={styles.actions}>{children}</div>;
}
