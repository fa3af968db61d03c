/** Which sheet, and which of its rows names the columns. */
import type { ImportInspection } from '#shared/contract/files.ts';
import { plural } from '../../components/format.ts';
import { Choice } from '../../components/fields.tsx';
import { Notice } from '../../components/notice.tsx';
import { cx } from '../../components/cx.ts';
import type { Answers } from './answers.ts';
import styles from './table-stage.module.css';

/** Columns shown of each row: enough to know it by. */
const SHOWN_COLUMNS = 8;

interface TableStageProps {
  inspection: ImportInspection;
  onAnswer: (answers: Answers) => void;
}

export function TableStage({ inspection, onAnswer }: TableStageProps) {
  const { sheets, sheet, rows, headerRow, readAs } = inspection;
  const visible = sheets.filter(({ isHidden }) => !isHidden);
  const hidden = sheets.length - visible.length;
  const widest = Math.max(0, ...rows.map(({ cells }) => cells.length));
  return (
    <div className={styles.stage}>
      <p className={styles.readAs}>
        Read as: {readAs.join('; ')}
        {hidden > 0 && `; ${plural(hidden, 'hidden sheet')} not read`}.
      </p>
      {visible.length > 1 && (
        <Choice
          label="Sheet"
          value={sheet}
          onChange={(name) => onAnswer({ sheet: name, headerRow: undefined })}
          options={visible.map(({ name, rows: count, columns, hasTable }) => ({
            value: name,
            label: name,
            description: `${plural(count, 'row')}, ${plural(columns, 'column')}${hasTable ? '' : '; no table of dates was found'}`,
          }))}
        />
      )}
      {headerRow === null && rows.length > 0 && (
        <Notice tone="warning" title="No row was found that names the columns">
          <p>Choose the row that does; the rows below it are the data.</p>
        </Notice>
      )}
      {rows.length > 0 && (
        <fieldset className={styles.rows}>
          <legend className={styles.legend}>Which row names the columns?</legend>
          <div className={styles.frame}>
            <table className={styles.table}>
              <tbody>
                {rows.map(({ number, cells }) => (
                  <tr
                    key={number}
                    className={cx(
                      number === headerRow && styles.header,
                      headerRow !== null && number < headerRow && styles.above,
                    )}
                  >
                    <th scope="row">
                      <label className={styles.choice}>
                        <input
                          type="radio"
                          name="header-row"
                          checked={number === headerRow}
                          onChange={() => onAnswer({ headerRow: number })}
                        />
                        <span className="visually-hidden">Row </span>
                        {number}
                      </label>
                    </th>
                    {cells.slice(0, SHOWN_COLUMNS).map((cell, index) => (
                      // Cells of a row have no name but their place.
                      <td key={index}>{cell}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {widest > SHOWN_COLUMNS && (
            <p className={styles.readAs}>
              {plural(widest - SHOWN_COLUMNS, 'more column')} to the right.
            </p>
          )}
        </fieldset>
      )}
    </div>
  );
}
