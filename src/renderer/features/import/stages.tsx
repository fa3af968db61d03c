/** The stages of an import, in order; each can be gone back to once the file was looked at. */
import { cx } from '../../components/cx.ts';
import styles from './stages.module.css';

export type Stage = 'file' | 'table' | 'columns' | 'check';

const STAGES: readonly { readonly key: Stage; readonly label: string }[] = [
  { key: 'file', label: 'File' },
  { key: 'table', label: 'Table' },
  { key: 'columns', label: 'Columns' },
  { key: 'check', label: 'Check and import' },
];

interface StagesProps {
  current: Stage;
  /** Those that can be opened now. */
  open: ReadonlySet<Stage>;
  onGo: (stage: Stage) => void;
}

export function Stages({ current, open, onGo }: StagesProps) {
  return (
    <nav aria-label="Stages of the import">
      <ol className={styles.stages}>
        {STAGES.map(({ key, label }, index) => (
          <li key={key}>
            <button
              type="button"
              className={cx(styles.stage)}
              aria-current={key === current ? 'step' : undefined}
              disabled={!open.has(key)}
              onClick={() => onGo(key)}
            >
              <span className={styles.number}>{index + 1}</span>
              {label}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
