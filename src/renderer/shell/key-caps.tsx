/** KeyCaps   command: its keys as they are printed on them; every way to press it, with "or" between. */
import { Fragment } from 'react';
import type { Command } from './commands.ts';
import styles from './key-caps.module.css';
import { isMac, keysOfAccelerator } from './keys.ts';

export function KeyCaps({ command }: { command: Pick<Command, 'accelerator' | 'keys'> }) {
  const { accelerator, keys } = command;
  const ways = [
    ...(accelerator === null
      ? []
      : [{ keys: keysOfAccelerator(accelerator, isMac()), between: '+' }]),
    ...(keys.length === 0 ? [] : [{ keys: keys.map((key) => key.toUpperCase()), between: 'then' }]),
  ];
  return (
    <span className={styles.ways}>
      {ways.map((way, index) => (
        <Fragment key={way.between}>
          {index > 0 && ' or '}
          {way.keys.map((key, at) => (
            <Fragment key={key}>
              {at > 0 && ` ${way.between} `}
              <kbd className={styles.key}>{key}</kbd>
            </Fragment>
          ))}
        </Fragment>
      ))}
    </span>
  );
}
