import type { ReactNode, Ref } from 'react';
import { ariaKeyShortcuts, platform } from '~/lib/keys';
import { Icon, type IconName } from './Icon';
import css from './button.module.css';

export interface ButtonProps {
  children: ReactNode;
  /** One primary button per screen; the rest are default, or quiet inside toolbars. */
  kind?: 'primary' | 'default' | 'quiet' | 'danger';
  icon?: IconName;
  onClick?: () => void;
  type?: 'button' | 'submit';
  busy?: boolean;
  disabled?: boolean;
  /** Why the button does nothing. It stays focusable, so that everybody can read the reason. */
  reason?: string | undefined;
  /** Shortcut that a command binds to the same action. */
  keys?: string;
  full?: boolean;
  form?: string;
  ref?: Ref<HTMLButtonElement>;
}

export function Button({ children, kind = 'default', icon, onClick, type = 'button', busy, disabled, reason, keys, full, form, ref, ...rest }: ButtonProps) {
  const blocked = disabled || busy || reason !== undefined;
  return (
    <button
      {...rest}
      ref={ref}
      type={type}
      form={form}
      className={`${css.button} ${css[kind] ?? ''}${full ? ` ${css.full}` : ''}`}
      aria-disabled={blocked || undefined}
      aria-busy={busy || undefined}
      aria-description={reason}
      aria-keyshortcuts={ariaKeyShortcuts(keys, platform())}
      data-tip={reason ?? (keys ? '' : undefined)}
      data-tip-keys={reason === undefined ? keys : undefined}
      onClick={(event) => {
        if (blocked) event.preventDefault();
        else onClick?.();
      }}
    >
      {busy ? <span className={css.busy} aria-hidden="true" /> : icon ? <Icon name={icon} size={14} /> : null}
      {children}
    </button>
  );
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
  ref?: Ref<HTMLButtonElement>;
}

export function IconButton({ icon, label, onClick, keys, disabled, pressed, size = 28, ref, ...rest }: IconButtonProps) {
  return (
    <button
      {...rest}
      ref={ref}
      type="button"
      className={css.icon}
      style={{ width: size, height: size }}
      aria-label={label}
      aria-pressed={pressed}
      aria-keyshortcuts={ariaKeyShortcuts(keys, platform())}
      data-tip={label}
      data-tip-keys={keys}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}

/** The search box of a view; the command "/" focuses it. Lines and cells pasted from elsewhere become words. */
export function SearchField({ value, onChange, placeholder, inputRef }: { value: string; onChange: (value: string) => void; placeholder: string; inputRef?: Ref<HTMLInputElement> }) {
  return (
    <span className={css.search}>
      <Icon name="search" size={14} />
      <input
        ref={inputRef}
        type="search"
        aria-label={placeholder}
        placeholder={placeholder}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onPaste={(event) => {
          const text = event.clipboardData.getData('text/plain');
          if (!/[\r\n\t]/.test(text)) return;
          event.preventDefault();
          const { selectionStart, selectionEnd } = event.currentTarget;
          onChange(value.slice(0, selectionStart ?? value.length) + text.trim().replace(/[\r\n\t]+/g, ' ') + value.slice(selectionEnd ?? value.length));
        }}
        data-search
      />
    </span>
  );
}
