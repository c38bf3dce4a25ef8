import { useState, type FormEvent } from 'react';
import { t } from '~/i18n';
import { Banner, Button, PasswordField, TextField } from '~/ui';
import { isOffline } from './problem';
import type { Session } from './session';
import { Logo } from './shell/Logo';
import css from './shell/shell.module.css';

/** User name and password, then the code of an authenticator app where the account has one. */
export default function SignIn({ session, title }: { session: Session; title: string }) {
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [step, setStep] = useState<'password' | 'code'>('password');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      const result = await session.signIn(username.trim(), password, step === 'code' ? code.replaceAll(' ', '') : undefined);
      if (result.ok) return;
      if (result.needsCode && step === 'password') setStep('code');
      else setProblem(result.message || t('signIn.wrong', 'User name, password or code is wrong.'));
      setCode('');
    } catch (error) {
      setProblem(isOffline(error) ? t('signIn.offline', 'The server cannot be reached.') : (error as Error).message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <main className={css.signIn}>
      <form className={css.signInCard} onSubmit={(event) => void submit(event)}>
        <Logo size={32} />
        <h1>{step === 'code' ? t('signIn.code.title', 'One more step') : title}</h1>
        {problem ? <Banner tone="danger">{problem}</Banner> : null}
        {step === 'password' ? (
          <>
            <TextField label={t('signIn.username', 'User name')} name="username" autoComplete="username" value={username} onChange={setUsername} required autoFocus />
            <PasswordField label={t('signIn.password', 'Password')} name="password" autoComplete="current-password" value={password} onChange={setPassword} required />
            <Button kind="primary" type="submit" full busy={busy}>
              {t('signIn.go', 'Sign in')}
            </Button>
          </>
        ) : (
          <>
            <TextField
              label={t('signIn.code', 'Code from your authenticator app')}
              hint={t('signIn.code.hint', 'Six digits, or one of your recovery codes')}
              name="otp"
              autoComplete="one-time-code"
              value={code}
              onChange={setCode}
              required
              autoFocus
            />
            <Button kind="primary" type="submit" full busy={busy}>
              {t('signIn.code.go', 'Continue')}
            </Button>
            <Button kind="quiet" full onClick={() => (setStep('password'), setProblem(null))}>
              {t('signIn.back', 'Back')}
            </Button>
          </>
        )}
      </form>
    </main>
  );
}
