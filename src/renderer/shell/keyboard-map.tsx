/** Every key there is: of the commands, and of the places that have keys of their own. */
import { useState } from 'react';
import { Dialog } from '../components/dialog.tsx';
import { Checkbox } from '../components/fields.tsx';
import { PORTFOLIO_KEYS } from '../features/portfolio/portfolio-keys.ts';
import type { Command } from './commands.ts';
import { KeyCaps } from './key-caps.tsx';
import styles from './keyboard-map.module.css';
import { hasSingleKeys, setSingleKeys } from './keys.ts';

type Line = Pick<Command, 'label' | 'accelerator' | 'keys'>;

const line = (label: string, accelerator: string): Line => ({ label, accelerator, keys: [] });

const IN_PLACES: readonly Line[] = [
  line('Copy the table that has the focus', 'CmdOrCtrl+C'),
  line('Paste a table on the page Import', 'CmdOrCtrl+V'),
  line('Save a journal entry', 'CmdOrCtrl+Enter'),
  line('Close a dialog', 'Escape'),
];

interface KeyboardMapProps {
  general: readonly Line[];
  ofEngagement: readonly Line[];
  onClose: () => void;
}

export function KeyboardMap({ general, ofEngagement, onClose }: KeyboardMapProps) {
  const [isOn, setIsOn] = useState(hasSingleKeys);
  return (
    <Dialog title="Keyboard map" width="wide" isOpen onClose={onClose}>
      <div className={styles.sections}>
        <Section title="Anywhere" lines={general} />
        <div>
          <Section title="In an engagement" lines={ofEngagement} />
          <Section title="In the portfolio" lines={PORTFOLIO_KEYS} />
          <Section title="In their places" lines={IN_PLACES} />
        </div>
      </div>
      <Checkbox
        label="Keys without Ctrl do something"
        description="Off, letters and signs pressed outside of a field do nothing. The choice stays on this machine."
        isSelected={isOn}
        onChange={(next) => {
          setSingleKeys(next);
          setIsOn(next);
        }}
      />
    </Dialog>
  );
}

function Section({ title, lines }: { title: string; lines: readonly Line[] }) {
  return (
    <section>
      <h3 className={styles.title}>{title}</h3>
      <dl className={styles.lines}>
        {lines
          .filter(({ accelerator, keys }) => accelerator !== null || keys.length > 0)
          .map((each) => (
            <div key={each.label} className={styles.line}>
              <dt>{each.label}</dt>
              <dd>
                <KeyCaps command={each} />
              </dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
