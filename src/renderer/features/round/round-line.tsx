/** One line of the round: a value, Enter; with a note, a value, Tab, the note, Enter. */
import { Check, CircleAlert, CircleDashed, Clock, LoaderCircle, Pencil } from 'lucide-react';
import { type ClipboardEvent, type FocusEvent, type KeyboardEvent, memo, useId } from 'react';
import { formatDate } from '#shared/domain/calendar.ts';
import { describeScale } from '#shared/domain/metric.ts';
import { formatNumber } from '#shared/trend/wording.ts';
import { cx } from '../../components/cx.ts';
import { type Draft, type Line, untouched } from './drafts.ts';
import styles from './round.module.css';
import { changeInWords, type LineState, nameOfLine, stateInWords, stateOf } from './round-words.ts';

const signs: Readonly<Record<LineState, typeof Check>> = {
  sending: LoaderCircle,
  refused: CircleAlert,
  typed: Pencil,
  saved: Check,
  overdue: Clock,
  due: Clock,
  'not-due': CircleDashed,
};

interface RoundLineProps {
  line: Line;
  /** What is typed and not saved; undefined for nothing. */
  draft: Draft | undefined;
  /** The same one each time, see {@link LineHandlers}. */
  on: LineHandlers;
}

/** What happens in any of the lines. */
export interface LineHandlers {
  readonly type: (line: Line, change: Partial<Pick<Draft, 'value' | 'note' | 'reason'>>) => void;
  readonly keyDown: (event: KeyboardEvent<HTMLInputElement>, line: Line) => void;
  readonly paste: (event: ClipboardEvent<HTMLInputElement>, line: Line) => void;
  /** The focus has left the line. */
  readonly leave: (line: Line) => void;
}

/** Drawn anew only when something of its own changes: there are hundreds, and one is typed in. */
export const RoundLine = memo(function RoundLine({ line, draft, on }: RoundLineProps) {
  const { metric, subject, engagement, last, present } = line;
  const { value, note, reason, problem } = draft ?? untouched(line);
  const problemId = useId();
  const hintId = useId();
  const name = nameOfLine(line);
  const state = stateOf(line, draft);
  const Sign = signs[state];
  const change = changeInWords(line);
  const leave = ({ currentTarget, relatedTarget }: FocusEvent<HTMLTableRowElement>) => {
    if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) on.leave(line);
  };
  const onType = (typed: Parameters<LineHandlers['type']>[1]) => on.type(line, typed);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => on.keyDown(event, line);
  const cell = { onKeyDown, autoComplete: 'off', className: styles.input };
  return (
    <tr className={styles.line} onBlur={leave}>
      <th scope="row">
        {metric.name}
        {subject.name !== engagement.clientName && (
          <span className={styles.aside}>{subject.name}</span>
        )}
      </th>
      <td className={styles.number} data-header="Last">
        {last ? (
          <>
            {formatNumber(last.value, metric.decimals)}
            <span className={styles.aside}>{formatDate(last.date)}</span>
          </>
        ) : (
          <span className={styles.aside}>none yet</span>
        )}
      </td>
      <td className={styles.valueCell} data-header="Value">
        <span className={styles.withUnit}>
          <input
            {...cell}
            className={cx(styles.input, styles.value)}
            data-cell="value"
            data-untouched={draft === undefined ? '' : undefined}
            inputMode="decimal"
            aria-label={`Value, ${name}`}
            aria-invalid={problem !== null}
            aria-describedby={`${hintId} ${problemId}`}
            value={value}
            onChange={(event) => onType({ value: event.target.value })}
            onPaste={(event) => on.paste(event, line)}
          />
          {metric.unit !== '' && <span className={styles.unit}>{metric.unit}</span>}
        </span>
        <span id={hintId} className="visually-hidden">
          {`Scale: ${describeScale(metric)}.`}
          {last && ` Last: ${formatNumber(last.value, metric.decimals)}.`}
        </span>
        <span id={problemId} className={styles.problem}>
          {problem}
        </span>
        {reason !== null && (
          <input
            {...cell}
            data-cell="reason"
            // It appears in answer to Enter, and is what has to be typed next.
            autoFocus
            aria-label={`Why the reading changes, ${name}`}
            placeholder="Why does it change?"
            maxLength={200}
            value={reason}
            onChange={(event) => onType({ reason: event.target.value })}
          />
        )}
      </td>
      <td className={styles.change} data-header="Change">
        {change ?? <span className={styles.aside}>–</span>}
      </td>
      <td className={styles.noteCell} data-header="Note">
        {present ? (
          <span className={styles.savedNote}>{present.note}</span>
        ) : (
          <input
            {...cell}
            data-cell="note"
            data-untouched={draft === undefined ? '' : undefined}
            aria-label={`Note, ${name}`}
            maxLength={20_000}
            value={note}
            onChange={(event) => onType({ note: event.target.value })}
          />
        )}
      </td>
      <td className={styles.stateCell}>
        <span className={styles.state} data-state={state}>
          <Sign aria-hidden="true" />
          {stateInWords(state, line)}
        </span>
      </td>
    </tr>
  );
});
