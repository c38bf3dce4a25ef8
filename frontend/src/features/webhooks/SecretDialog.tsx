import form from '~/app/records/records.module.css';
import { t } from '~/i18n';
import { Banner, Button, Dialog, toast } from '~/ui';
import css from './webhooks.module.css';

/** The secret that an endpoint's messages are signed with. It is kept sealed, so this is the only time it is shown. */
export function SecretDialog({ url, secret, rotated, onClose }: { url: string; secret: string; rotated: boolean; onClose: () => void }) {
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('webhook.secret.title', 'Secret of the endpoint')}
      footer={
        <>
          <Button icon="link" onClick={() => void navigator.clipboard.writeText(secret).then(() => toast({ tone: 'ok', message: t('copied', 'Copied') }), () => undefined)}>
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
        <p>
          {rotated
            ? t('webhook.secret.rotated', 'For 24 hours messages to {url} are signed with the old secret as well, so that the partner may change over when it suits.', { url })
            : t('webhook.secret.text', 'Give it to whoever runs {url}. With it their program checks that a message is ours, as every library for Standard Webhooks does.', { url })}
        </p>
        <code className={css.secret}>{secret}</code>
      </div>
    </Dialog>
  );
}
