import { Modal } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { t } from '~/i18n';
import { Button } from './Button';
import css from './dialog.module.css';
import { TextField } from './fields';
import { Kit } from './Kit';

export interface DialogProps {
  opened: boolean;
  onClose: () => void;
  title: ReactNode;
  children: ReactNode;
  footer?: ReactNode;
  size?: 'sm' | 'md' | 'lg';
}

const widths = { sm: 400, md: 560, lg: 800 };

/** A number such as INV-2026-0000123 stays on one line. */
const unbroken = (title: ReactNode): ReactNode =>
  typeof title === 'string'
    ? title.split(/(\S+-\d\S*)/).map((part, i) =>
        i % 2 === 1 ? (
          <span key={i} className={css.number}>
            {part}
          </span>
        ) : (
          part
        ),
      )
    : title;

/** Only for what must block; everything else opens in a peek. The body never scrolls the page, so there is no scroll lock. */
export function Dialog({ opened, onClose, title, children, footer, size = 'md' }: DialogProps) {
  return (
    <Kit>
      <Modal opened={opened} onClose={onClose} title={unbroken(title)} size={widths[size]} centered lockScroll={false} attributes={{ header: { role: 'presentation' } }} closeButtonProps={{ 'aria-label': t('dialog.close', 'Close') }}>
        {children}
        {footer ? <div className={css.footer}>{footer}</div> : null}
      </Modal>
    </Kit>
  );
}

export interface ConfirmProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  confirm: string;
  danger?: boolean;
  /** A word that has to be typed first: for what cannot be undone. */
  typed?: string;
  /** The dialog stays, with its button busy, until this settles; it closes when it answers true. */
  onConfirm: () => Promise<boolean>;
}

export function Confirm({ opened, onClose, title, children, confirm, danger, typed, onConfirm }: ConfirmProps) {
  const [word, setWord] = useState('');
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    try {
      if (await onConfirm()) onClose();
    } finally {
      setBusy(false);
      setWord('');
    }
  };
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={title}
      size="sm"
      footer={
        <>
          <Button onClick={onClose}>{t('dialog.cancel', 'Cancel')}</Button>
          <Button
            kind={danger ? 'danger' : 'primary'}
            busy={busy}
            reason={typed && word !== typed ? t('dialog.typeFirst', 'Type {word} first', { word: typed }) : undefined}
            onClick={() => void run()}
          >
            {confirm}
          </Button>
        </>
      }
    >
      {children}
      {typed ? <TextField label={t('dialog.type', 'Type {word} to go on', { word: typed })} value={word} onChange={setWord} autoFocus /> : null}
    </Dialog>
  );
}
