/** The lines of the round by engagement, and moving through them by keyboard. */
import { Flag } from 'lucide-react';
import {
  type ClipboardEvent,
  type KeyboardEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { Link } from 'wouter';
import type { Round, RoundGroup } from '#shared/contract/round.ts';
import { formatDate } from '#shared/domain/calendar.ts';
import { type Drafts, type Line } from './drafts.ts';
import { PastePreview } from './paste-preview.tsx';
import { type PastedValue, planPaste } from './paste.ts';
import { type LineHandlers, RoundLine } from './round-line.tsx';
import styles from './round.module.css';
import { type SetDrafts, useLines } from './use-lines.ts';

interface RoundGridProps {
  round: Round;
  onlyDue: boolean;
  drafts: Drafts;
  setDrafts: SetDrafts;
}

/** A block that waits for the person's word, and the line it was pasted at. */
interface Pasted {
  readonly values: readonly PastedValue[];
  readonly from: Line;
}

export function RoundGrid({ round, onlyDue, drafts, setDrafts }: RoundGridProps) {
  const groups = useSteadyOrder(round).flatMap((group) => {
    const rows = group.rows.filter(
      ({ isDue, series }) => isDue || !onlyDue || drafts[series.id] !== undefined,
    );
    return rows.length > 0 ? [{ ...group, rows }] : [];
  });
  const lineOf = useSteadyLines(round);
  const lines = groups.flatMap(({ rows }) =>
    rows.flatMap(({ series }) => lineOf.get(series.id) ?? []),
  );
  const { type, restore, finish, keepRefused } = useLines(round, drafts, setDrafts);
  const [pasted, setPasted] = useState<Pasted | null>(null);
  const table = useRef<HTMLTableElement>(null);
  const summary = useRef<HTMLParagraphElement>(null);

  const valueCells = () => [
    ...(table.current?.querySelectorAll<HTMLInputElement>('input[data-cell=value]') ?? []),
  ];
  /** Goes to the value of another line; after the last one, to what has been done. */
  const goTo = (index: number) => {
    const cells = valueCells();
    const cell = cells[Math.max(0, index)];
    if (!cell) return summary.current?.focus();
    cell.focus();
    cell.select();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>, line: Line) => {
    const index = indexOf(lines, line);
    if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return;
    const inValue = event.currentTarget.dataset['cell'] === 'value';
    if (event.key === 'Enter') {
      event.preventDefault();
      if (finish(line)) goTo(index + (event.shiftKey ? -1 : 1));
    } else if (event.key === 'Escape') {
      restore(line);
      if (!inValue) goTo(index);
    } else if (inValue && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      const next = index + (event.key === 'ArrowUp' ? -1 : 1);
      if (next < lines.length) goTo(next);
    }
  };
  const onPaste = (event: ClipboardEvent<HTMLInputElement>, line: Line) => {
    const index = indexOf(lines, line);
    const values = planPaste(event.clipboardData.getData('text/plain'), lines, index);
    if (!values) return;
    event.preventDefault();
    setPasted({ values, from: line });
  };
  /** What was not taken stays in its line, with what is wrong with it. */
  const onPasted = ({ values, from }: Pasted) => {
    keepRefused(values);
    setPasted(null);
    const filled = values.flatMap(({ line }) => (line ? [indexOf(lines, line)] : []));
    goTo(filled.length > 0 ? Math.max(...filled) + 1 : indexOf(lines, from));
  };
  const on = useSteadyHandlers({
    type,
    keyDown: onKeyDown,
    paste: onPaste,
    leave: (line) => void finish(line, true),
  });
  const done = lines.filter(({ present }) => present !== null).length;
  const unsaved = lines.filter(({ series }) => drafts[series.id] !== undefined).length;
  return (
    <>
      <div className={styles.frame}>
        <table
          ref={table}
          className={styles.table}
          aria-label={`Readings of ${formatDate(round.date)}`}
        >
          <thead>
            <tr>
              <th scope="col">Series</th>
              <th scope="col" className={styles.number}>
                Last
              </th>
              <th scope="col">Value</th>
              <th scope="col" className={styles.number}>
                Change
              </th>
              <th scope="col">Note</th>
              <th scope="col">State</th>
            </tr>
          </thead>
          {groups.map((group) => (
            <tbody key={group.engagement.id}>
              <GroupHeading group={group} />
              {group.rows.map(({ series }) => {
                const line = lineOf.get(series.id);
                return (
                  line && <RoundLine key={series.id} {...{ line, on }} draft={drafts[series.id]} />
                );
              })}
            </tbody>
          ))}
        </table>
      </div>
      <div className={styles.foot}>
        {pasted ? (
          <PastePreview
            date={round.date}
            values={pasted.values}
            onSaved={() => onPasted(pasted)}
            onCancel={() => {
              setPasted(null);
              goTo(indexOf(lines, pasted.from));
            }}
          />
        ) : (
          <>
            <p ref={summary} role="status" tabIndex={-1} className={styles.summary}>
              <strong>
                {done} of {lines.length} done
              </strong>
              {unsaved > 0 && `, ${unsaved} typed and not saved`}
            </p>
            <p className={styles.keys}>
              <kbd>Enter</kbd> saves and goes on, <kbd>Tab</kbd> to the note, <kbd>Esc</kbd>{' '}
              restores, <kbd>Ctrl</kbd>+<kbd>Z</kbd> undoes. Paste a column from Excel into a value.
            </p>
          </>
        )}
      </div>
    </>
  );
}

const indexOf = (lines: readonly Line[], { series }: Line) =>
  lines.findIndex((line) => line.series.id === series.id);

/** The lines by the number of their series: the very same ones until the round is another. */
function useSteadyLines({ groups }: Round): ReadonlyMap<number, Line> {
  return useMemo(
    () =>
      new Map(
        groups.flatMap(({ engagement, rows }) =>
          rows.map((row): [number, Line] => [row.series.id, { ...row, engagement }]),
        ),
      ),
    [groups],
  );
}

/** The very same handlers each time, which do what the latest ones do. */
function useSteadyHandlers(handlers: LineHandlers): LineHandlers {
  const latest = useRef(handlers);
  useLayoutEffect(() => {
    latest.current = handlers;
  });
  return useMemo(
    () => ({
      type: (...given) => latest.current.type(...given),
      keyDown: (...given) => latest.current.keyDown(...given),
      paste: (...given) => latest.current.paste(...given),
      leave: (...given) => latest.current.leave(...given),
    }),
    [],
  );
}

const TEXTS_SHOWN = 2;

function GroupHeading({ group: { engagement, attention } }: { group: RoundGroup }) {
  const more = attention.length - TEXTS_SHOWN;
  const texts = attention.slice(0, TEXTS_SHOWN).map(({ text }) => text);
  return (
    <tr className={styles.group}>
      <th scope="rowgroup" colSpan={6}>
        <Link href={`/engagements/${engagement.id}`} tabIndex={-1} className={styles.client}>
          {engagement.clientName}
        </Link>{' '}
        <span className={styles.engagement}>{engagement.name}</span>
        {texts.length > 0 && (
          <span className={styles.attention}>
            <Flag aria-hidden="true" />
            <span>
              {texts.join(' · ')}
              {more > 0 && ` · ${more} more`}
            </span>
          </span>
        )}
      </th>
    </tr>
  );
}

/** The engagements in the order of need in which they came first: what is being typed does not move. */
function useSteadyOrder({ groups }: Round): readonly RoundGroup[] {
  const [order] = useState(() => groups.map(({ engagement }) => engagement.id));
  const place = ({ engagement }: RoundGroup) => {
    const index = order.indexOf(engagement.id);
    return index === -1 ? order.length : index;
  };
  return groups.toSorted((one, other) => place(one) - place(other));
}
