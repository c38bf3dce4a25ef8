import { lazy, Suspense, useState } from 'react';
import { graphql } from 'react-relay/hooks';
import { useCommit } from '~/app/mutation';
import { saveAs } from '~/app/records/files';
import { t } from '~/i18n';
import { Badge, Banner, Button, Dialog, PasswordField, TextField, toast } from '~/ui';
import type { SecondFactorConfirmMutation } from '~/__generated__/SecondFactorConfirmMutation.graphql';
import type { SecondFactorDisableMutation } from '~/__generated__/SecondFactorDisableMutation.graphql';
import type { SecondFactorEnrolMutation } from '~/__generated__/SecondFactorEnrolMutation.graphql';
import css from './settings.module.css';

const QrCode = lazy(() => import('./QrCode'));

/** Turns the code of an authenticator app on or off. The recovery codes are shown once. */
export function SecondFactor({ enabled, onChanged }: { enabled: boolean; onChanged: () => void }) {
  const [step, setStep] = useState<'enrol' | 'disable' | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  return (
    <>
      <div className={css.row}>
        <div>
          {enabled ? <Badge tone="ok">{t('on', 'On')}</Badge> : <Badge>{t('off', 'Off')}</Badge>}
          <p className={css.hint}>{t('totp.text', 'With it, signing in asks for a code of your authenticator app as well as for the password.')}</p>
        </div>
        {enabled ? (
          <Button onClick={() => setStep('disable')}>{t('totp.disable', 'Turn off')}</Button>
        ) : (
          <Button kind="primary" icon="lock" onClick={() => setStep('enrol')}>
            {t('totp.enable', 'Set up')}
          </Button>
        )}
      </div>
      {step === 'enrol' ? (
        <Enrol
          onClose={() => setStep(null)}
          onDone={(found) => {
            setStep(null);
            setCodes(found);
            onChanged();
          }}
        />
      ) : null}
      {step === 'disable' ? <Disable onClose={() => setStep(null)} onDone={() => (setStep(null), onChanged())} /> : null}
      {codes ? <RecoveryCodes codes={codes} onClose={() => setCodes(null)} /> : null}
    </>
  );
}

function Enrol({ onClose, onDone }: { onClose: () => void; onDone: (codes: readonly string[]) => void }) {
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [error, setError] = useState<string | undefined>();
  const [secret, setSecret] = useState<{ url: string; text: string } | null>(null);
  const [enrol, enrolling] = useCommit<SecondFactorEnrolMutation>(graphql`
    mutation SecondFactorEnrolMutation($input: EnrolTotpInput!) {
      enrolTotp(input: $input) {
        otpauthUrl
        secret
        userErrors {
          code
          field
          message
        }
      }
    }
  `);
  const [confirm, confirming] = useCommit<SecondFactorConfirmMutation>(graphql`
    mutation SecondFactorConfirmMutation($input: ConfirmTotpInput!) {
      confirmTotp(input: $input) {
        recoveryCodes
        user {
          id
          totpEnabled
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `);
  const start = async () => {
    if (password === '' || enrolling) return;
    const answer = await enrol({ input: { password } });
    if (!answer) return;
    const { otpauthUrl, secret: text, userErrors } = answer.enrolTotp;
    setError(userErrors[0]?.message);
    if (otpauthUrl && text) setSecret({ url: otpauthUrl, text });
  };
  const finish = async () => {
    if (code.trim().length < 6 || confirming) return;
    const answer = await confirm({ input: { code: code.trim() } });
    if (!answer) return;
    const { recoveryCodes, userErrors } = answer.confirmTotp;
    if (userErrors.length > 0) return setError(userErrors[0]?.message);
    onDone(recoveryCodes);
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      size={secret ? 'md' : 'sm'}
      title={t('totp.title', 'Set up a second factor')}
      footer={
        <>
          <Button onClick={onClose}>{t('dialog.cancel', 'Cancel')}</Button>
          {secret ? (
            <Button kind="primary" type="submit" form="totp-confirm" busy={confirming} reason={code.trim().length < 6 ? t('totp.codeFirst', 'Give the code of the app first') : undefined}>
              {t('totp.confirm', 'Turn on')}
            </Button>
          ) : (
            <Button kind="primary" type="submit" form="totp-enrol" busy={enrolling} reason={password === '' ? t('password.currentFirst', 'Give the present password first') : undefined}>
              {t('totp.next', 'Next')}
            </Button>
          )}
        </>
      }
    >
      {secret ? (
        <div className={css.enrol}>
          <Suspense fallback={<div className={css.qr} />}>
            <QrCode text={secret.url} />
          </Suspense>
          <form
            id="totp-confirm"
            className={css.form}
            onSubmit={(event) => {
              event.preventDefault();
              void finish();
            }}
          >
            <p>{t('totp.scan', 'Scan the code with your authenticator app, or type this into it:')}</p>
            <code className={css.secret}>{secret.text}</code>
            <TextField label={t('totp.code', 'Code of the app')} inputMode="numeric" autoComplete="one-time-code" maxLength={8} autoFocus value={code} onChange={setCode} {...(error ? { error } : {})} />
          </form>
        </div>
      ) : (
        <form
          id="totp-enrol"
          className={css.form}
          onSubmit={(event) => {
            event.preventDefault();
            void start();
          }}
        >
          <PasswordField label={t('password.current', 'Present password')} autoComplete="current-password" autoFocus value={password} onChange={setPassword} {...(error ? { error } : {})} />
        </form>
      )}
    </Dialog>
  );
}

function RecoveryCodes({ codes, onClose }: { codes: readonly string[]; onClose: () => void }) {
  const text = codes.join('\n');
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('recovery.title', 'Recovery codes')}
      footer={
        <>
          <Button icon="download" onClick={() => saveAs(new Blob([`${text}\n`], { type: 'text/plain' }), 'duebook-recovery-codes.txt')}>
            {t('recovery.save', 'Save as file')}
          </Button>
          <Button icon="link" onClick={() => void navigator.clipboard.writeText(text).then(() => toast({ tone: 'ok', message: t('copied', 'Copied') }), () => undefined)}>
            {t('recovery.copy', 'Copy')}
          </Button>
          <Button kind="primary" onClick={onClose}>
            {t('recovery.kept', 'I have kept them')}
          </Button>
        </>
      }
    >
      <Banner tone="warn">{t('recovery.text', 'Each works once, when the device is lost. They are shown this one time.')}</Banner>
      <ul className={css.codes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </Dialog>
  );
}

function Disable({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [error, setError] = useState<string | undefined>();
  const [commit, busy] = useCommit<SecondFactorDisableMutation>(graphql`
    mutation SecondFactorDisableMutation($input: DisableTotpInput!) {
      disableTotp(input: $input) {
        user {
          id
          totpEnabled
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `);
  const missing = password === '' ? t('password.currentFirst', 'Give the present password first') : code.trim() === '' ? t('totp.anyCodeFirst', 'Give a code first') : undefined;
  const save = async () => {
    if (missing || busy) return;
    const answer = await commit({ input: { password, code: code.trim() } });
    if (!answer) return;
    const problem = answer.disableTotp.userErrors[0]?.message;
    if (problem) return setError(problem);
    toast({ message: t('totp.disabled', 'The second factor is off') });
    onDone();
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      size="sm"
      title={t('totp.disable.title', 'Turn the second factor off')}
      footer={
        <>
          <Button onClick={onClose}>{t('dialog.cancel', 'Cancel')}</Button>
          <Button kind="danger" type="submit" form="totp-disable" busy={busy} reason={missing}>
            {t('totp.disable', 'Turn off')}
          </Button>
        </>
      }
    >
      <form
        id="totp-disable"
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <PasswordField label={t('password.current', 'Present password')} autoComplete="current-password" autoFocus value={password} onChange={setPassword} />
        <TextField label={t('totp.anyCode', 'Code of the app, or a recovery code')} autoComplete="one-time-code" value={code} onChange={setCode} />
        {error ? <Banner tone="danger">{error}</Banner> : null}
      </form>
    </Dialog>
  );
}
