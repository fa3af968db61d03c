import { Monitor, Moon, Sun } from 'lucide-react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { cx } from '../components/cx.ts';
import styles from './theme-switch.module.css';
import { isTheme, setTheme, useTheme } from './theme.ts';

const options = [
  { theme: 'system', label: 'Theme as the system has it', Sign: Monitor },
  { theme: 'light', label: 'Light theme', Sign: Sun },
  { theme: 'dark', label: 'Dark theme', Sign: Moon },
];

export function ThemeSwitch() {
  const theme = useTheme();
  return (
    <ToggleButtonGroup
      aria-label="Theme"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[theme]}
      onSelectionChange={(keys) => {
        const [next] = keys;
        if (isTheme(next)) setTheme(next);
      }}
      className={cx(styles.group)}
    >
      {options.map(({ theme: id, label, Sign }) => (
        <ToggleButton key={id} id={id} aria-label={label} className={cx(styles.option)}>
          <Sign aria-hidden="true" />
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
