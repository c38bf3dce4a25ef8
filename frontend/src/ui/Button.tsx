import { ActionIcon, Button as KitButton, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import { ariaKeyShortcuts, platform } from '~/lib/keys';
import { Keys } from './Badge';
import { Icon, type IconName } from './Icon';

export interface ButtonProps {
  children: ReactNode;
  /** One primary button per screen; the rest are default, or quiet inside toolbars. */
  kind?: 'primary' | 'default' | 'quiet' | 'danger';
  icon?: IconName;
  onClick?: () => void;
  type?: 'button' | 'submit';
  busy?: boolean;
  disabled?: boolean;
  /** Why the button is disabled. It stays focusable then, so that everybody can read the reason. */
  reason?: string;
  /** Shortcut that a command binds to the same action. */
  keys?: string;
  full?: boolean;
  form?: string;
}

const variants = { primary: 'filled', default: 'default', quiet: 'subtle', danger: 'filled' } as const;
const colors = { primary: 'accent', default: undefined, quiet: 'gray', danger: 'danger' } as const;

export function Button({ children, kind = 'default', icon, onClick, type = 'button', busy, disabled, reason, keys, full, form }: ButtonProps) {
  const blocked = disabled || reason !== undefined;
  const button = (
    <KitButton
      type={type}
      form={form}
      variant={variants[kind]}
      color={colors[kind]}
      loading={busy}
      fullWidth={full}
      data-disabled={blocked || undefined}
      aria-disabled={blocked || undefined}
      disabled={disabled && reason === undefined}
      leftSection={icon ? <Icon name={icon} size={14} /> : undefined}
      aria-keyshortcuts={ariaKeyShortcuts(keys, platform())}
      onClick={(event) => {
        if (blocked) event.preventDefault();
        else onClick?.();
      }}
    >
      {children}
    </KitButton>
  );
  if (reason === undefined && keys === undefined) return button;
  return <Tooltip label={reason ?? <Keys keys={keys ?? ''} />}>{button}</Tooltip>;
}

export interface IconButtonProps {
  icon: IconName;
  /** The accessible name, also the tooltip. */
  label: string;
  onClick?: () => void;
  keys?: string;
  disabled?: boolean;
  pressed?: boolean;
  size?: number;
}

export function IconButton({ icon, label, onClick, keys, disabled, pressed, size = 28 }: IconButtonProps) {
  return (
    <Tooltip
      label={
        <span style={{ display: 'inline-flex', gap: 8, alignItems: 'center' }}>
          {label}
          {keys ? <Keys keys={keys} /> : null}
        </span>
      }
    >
      <ActionIcon
        size={size}
        aria-label={label}
        aria-pressed={pressed}
        aria-keyshortcuts={ariaKeyShortcuts(keys, platform())}
        disabled={disabled}
        variant={pressed ? 'light' : 'subtle'}
        color={pressed ? 'accent' : 'gray'}
        onClick={onClick}
      >
        <Icon name={icon} />
      </ActionIcon>
    </Tooltip>
  );
}
