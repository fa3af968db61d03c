/**
 * Button       variant?: 'primary' | 'secondary' (default) | 'quiet' | 'danger'; icon?: ReactNode;
 *              size?: 'normal' (default) | 'small' (24 px high, for lines of a table);
 *              isBusy?: shows a spinner and takes no presses; otherwise react-aria Button props
 *              (onPress, isDisabled, type, autoFocus, aria-label, slot…).
 * IconButton   label: string (accessible name and tooltip); icon: ReactNode; otherwise as Button.
 * LinkButton   href: string (a route, such as '/engagements/3'); variant?, icon? as Button.
 */
import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
  Tooltip,
  TooltipTrigger,
} from 'react-aria-components';
import { Link } from 'wouter';
import styles from './button.module.css';
import { cx } from './cx.ts';

type Variant = 'primary' | 'secondary' | 'quiet' | 'danger';

interface Look {
  variant?: Variant;
  icon?: ReactNode;
  className?: string;
}

interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'children'>, Look {
  size?: 'normal' | 'small';
  isBusy?: boolean;
  children?: ReactNode;
}

export function Button({
  variant = 'secondary',
  icon,
  size = 'normal',
  isBusy = false,
  className,
  children,
  ...rest
}: ButtonProps) {
  return (
    <AriaButton
      {...rest}
      // Busy it keeps the focus, which a disabled button would lose, and does nothing.
      {...(isBusy ? { 'aria-disabled': true, type: 'button', onPress: () => undefined } : {})}
      className={cx(
        styles.button,
        styles[variant],
        size === 'small' && styles.small,
        isBusy && styles.busy,
        className,
      )}
    >
      {isBusy ? <span className={styles.spinner} aria-hidden="true" /> : icon}
      {children}
    </AriaButton>
  );
}

interface IconButtonProps extends Omit<ButtonProps, 'children' | 'icon' | 'aria-label'> {
  label: string;
  icon: ReactNode;
}

export function IconButton({ label, className, variant = 'quiet', ...rest }: IconButtonProps) {
  return (
    <TooltipTrigger delay={500}>
      <Button
        {...rest}
        variant={variant}
        aria-label={label}
        className={cx(styles.iconOnly, className)}
      />
      <Tooltip offset={6} className={cx(styles.tooltip)}>
        {label}
      </Tooltip>
    </TooltipTrigger>
  );
}

interface LinkButtonProps extends Look {
  href: string;
  children: ReactNode;
}

export function LinkButton({
  href,
  variant = 'secondary',
  icon,
  className,
  children,
}: LinkButtonProps) {
  return (
    <Link href={href} className={cx(styles.button, styles[variant], className)}>
      {icon}
      {children}
    </Link>
  );
}
