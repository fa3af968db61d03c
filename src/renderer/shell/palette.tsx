/**
 * The command palette: a field whose list follows what is typed. The focus stays in the field; the
 * arrows move through the list, Enter goes there or does it, Escape closes. Pattern: combobox with a
 * listbox, ARIA Authoring Practices Guide.
 */
import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import type { MarkedText } from '#shared/contract/search.ts';
import { useProcedure } from '../client/procedures.ts';
import { cx } from '../components/cx.ts';
import { RefusalNotice } from '../components/notice.tsx';
import type { Command } from './commands.ts';
import { KeyCaps } from './key-caps.tsx';
import styles from './palette.module.css';
import { groupsOf, type PaletteGroup, type PaletteItem } from './palette-model.ts';
import type { Visit } from './recent.ts';

/** As many as the search takes of a text. */
const LONGEST_TEXT = 1_000;

interface PaletteProps {
  commands: readonly Command[];
  visits: readonly Visit[];
  onGo: (route: string) => void;
  onClose: () => void;
}

export function Palette(props: PaletteProps) {
  return (
    <ModalOverlay
      isOpen
      onOpenChange={(open) => {
        if (!open) props.onClose();
      }}
      isDismissable
      className={cx(styles.overlay)}
    >
      <Modal className={cx(styles.modal)}>
        <Dialog aria-label="Search and commands" className={cx(styles.dialog)}>
          <Contents {...props} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Contents({ commands, visits, onGo, onClose }: PaletteProps) {
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const isEmpty = text.trim() === '';
  const search = useProcedure('search.find', { text }, { enabled: !isEmpty, keepsPrevious: true });
  const engagements = useProcedure('engagements.list', {});
  const groups = groupsOf({
    text,
    commands,
    hits: isEmpty ? [] : (search.data ?? []),
    visits,
    engagements: engagements.data ?? [],
  });
  const items = groups.flatMap((group) => group.items);
  const active = Math.min(at, items.length - 1);
  const listId = useId();
  const idOf = (index: number) => `${listId}-${index}`;

  const choose = (item: PaletteItem | undefined) => {
    if (!item) return;
    onClose();
    if (item.command) item.command.run();
    else onGo(item.route);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter ends the writing of a word in many languages.
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 && event.key !== 'Enter') return;
    event.preventDefault();
    if (event.key === 'Enter') choose(items[active]);
    else if (items.length > 0) setAt((active + step + items.length) % items.length);
  };
  return (
    <>
      <div className={styles.field}>
        <Search aria-hidden="true" />
        <input
          type="text"
          role="combobox"
          aria-label="Search, or type a command"
          aria-expanded={items.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={active < 0 ? undefined : idOf(active)}
          placeholder="A client, a person, words of a note, a command…"
          autoComplete="off"
          spellCheck={false}
          autoFocus
          maxLength={LONGEST_TEXT}
          className={styles.input}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <RefusalNotice refusal={search.error} />
      <Listing
        listId={listId}
        idOf={idOf}
        groups={groups}
        active={active}
        onPoint={setAt}
        onChoose={choose}
      />
      <div className={styles.foot}>
        <span role="status">
          {items.length === 0 && !search.isFetching
            ? 'Nothing has words that begin like that.'
            : isEmpty
              ? ''
              : `${items.length} found`}
        </span>
        <span>↑ ↓ to move, Enter to go there, Escape to close</span>
      </div>
    </>
  );
}

interface ListingProps {
  listId: string;
  idOf: (index: number) => string;
  groups: readonly PaletteGroup[];
  active: number;
  onPoint: (index: number) => void;
  onChoose: (item: PaletteItem) => void;
}

function Listing({ listId, idOf, groups, active, onPoint, onChoose }: ListingProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [active, groups]);
  const starts = groups.map((_, at) =>
    groups.slice(0, at).reduce((sum, { items }) => sum + items.length, 0),
  );
  return (
    <div ref={list} id={listId} role="listbox" aria-label="Found" className={styles.list}>
      {groups.map(({ label, items }, at) => (
        <div key={label} role="group" aria-labelledby={`${listId}-${label}`}>
          <div id={`${listId}-${label}`} role="presentation" className={styles.group}>
            {label}
          </div>
          {items.map((item, within) => {
            const index = (starts[at] ?? 0) + within;
            return (
              <div
                key={item.key}
                id={idOf(index)}
                role="option"
                aria-selected={index === active}
                className={styles.item}
                onPointerMove={() => {
                  if (index !== active) onPoint(index);
                }}
                onClick={() => onChoose(item)}
              >
                <Marked text={item.title} className={styles.title} />
                {item.aside !== '' && <span className={styles.aside}>{item.aside}</span>}
                {item.command && <KeyCaps command={item.command} />}
                {item.snippet.length > 0 && (
                  <Marked text={item.snippet} className={styles.snippet} />
                )}
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}

function Marked({ text, className }: { text: MarkedText; className: string | undefined }) {
  return (
    <span className={className}>
      {text.map((piece, index) =>
        piece.isMatch ? <mark key={index}>{piece.text}</mark> : piece.text,
      )}
    </span>
  );
}
