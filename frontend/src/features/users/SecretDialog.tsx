import { t } from '~/i18n';
import form from '~/app/records/records.module.css';
import { Banner, Button, Dialog, toast } from '~/ui';
import css from './users.module.css';

export interface Secret {
  name: string;
  clientKey: string;
  secret: string;
}

/** Credentials of a program. The secret is not stored anywhere in readable form, so this is the only time it is shown. */
export function SecretDialog({ name, clientKey, secret, onClose }: Secret & { onClose: () => void }) {
  const copy = (text: string) => void navigator.clipboard.writeText(text).then(() => toast({ tone: 'ok', message: t('copied', 'Copied') }), () => undefined);
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('secret.title', 'Credentials of {name}', { name })}
      footer={
        <>
          <Button icon="link" onClick={() => copy(secret)}>
            {t('secret.copy', 'Copy secret')}
          </Button>
          <Button kind="primary" onClick={onClose}>
            {t('secret.kept', 'I have kept it')}
          </Button>
        </>
      }
    >
      <div className={form.form}>
        <Banner tone="warn">{t('secret.once', 'The secret is shown once. Whoever loses it needs a new one.')}</Banner>
        <div>
          <span className={css.muted}>{t('clients.key', 'Client id')}</span>
          <code className={css.secret}>{clientKey}</code>
        </div>
        <div>
          <span className={css.muted}>{t('secret.secret', 'Client secret')}</span>
          <code className={css.secret}>{secret}</code>
        </div>
      </div>
    </Dialog>
  );
}
