import { useState, useSyncExternalStore, type ReactNode } from 'react';
import { graphql } from 'react-relay/hooks';
import { useCommandCentre } from '~/app/commands/CommandsProvider';
import { useCommit } from '~/app/mutation';
import { useLiveQuery } from '~/app/query';
import { errorsByField } from '~/app/records/reasons';
import { leastPassword, passwordProblem, roleName } from '~/features/users/model/names';
import { t } from '~/i18n';
import { density, setDensity, subscribeDensity } from '~/lib/density';
import { setTypingKeys, typingKeysEnabled } from '~/lib/keys';
import { Banner, Button, Card, Chip, Facts, Page, PageHeader, PasswordField, Scroll, Section, SwitchField, toast, useScheme } from '~/ui';
import type { SettingsPagePasswordMutation } from '~/__generated__/SettingsPagePasswordMutation.graphql';
import type { SettingsPageQuery } from '~/__generated__/SettingsPageQuery.graphql';
import css from './settings.module.css';
import { SecondFactor } from './SecondFactor';

/** What a person settles for themselves: looks, keys, password, second factor. */
export default function SettingsPage(): ReactNode {
  const { data, refresh } = useLiveQuery<SettingsPageQuery>(
    graphql`
      query SettingsPageQuery {
        viewer {
          id
          name
          roles
          totpEnabled
          user {
            id
            username
            email
            totpEnabled
          }
        }
      }
    `,
    {},
  );
  const { viewer } = data;
  return (
    <Page title={t('settings.title', 'Settings')}>
      <PageHeader title={t('settings.title', 'Settings')} />
      <Scroll>
        <div className={css.page}>
          <Card>
            <Section title={t('settings.profile', 'Profile')}>
              <Facts
                facts={[
                  [t('users.name', 'Name'), viewer.name],
                  [t('users.username', 'User name'), viewer.user?.username],
                  [t('users.email', 'E-mail'), viewer.user?.email],
                  [t('users.roles', 'Roles'), viewer.roles.map((role) => roleName(role)).join(', ')],
                ]}
              />
            </Section>
          </Card>
          <Card>
            <Section title={t('settings.looks', 'Appearance')}>
              <Looks />
            </Section>
            <Section title={t('settings.keyboard', 'Keyboard')}>
              <Keyboard />
            </Section>
          </Card>
          {viewer.user ? (
            <Card>
              <Section title={t('settings.password', 'Password')}>
                <Password username={viewer.user.username} />
              </Section>
              <Section title={t('settings.totp', 'Second factor')}>
                <SecondFactor enabled={viewer.totpEnabled} onChanged={refresh} />
              </Section>
            </Card>
          ) : null}
        </div>
      </Scroll>
    </Page>
  );
}

function Looks() {
  const { scheme, setScheme } = useScheme();
  const rows = useSyncExternalStore(subscribeDensity, density);
  return (
    <>
      <div className={css.row}>
        <span id="settings-scheme">{t('shell.colours', 'Colours')}</span>
        <div className={css.choices} role="group" aria-labelledby="settings-scheme">
          <Chip pressed={scheme === 'light'} onToggle={() => setScheme('light')}>
            {t('shell.light', 'Light')}
          </Chip>
          <Chip pressed={scheme === 'dark'} onToggle={() => setScheme('dark')}>
            {t('shell.dark', 'Dark')}
          </Chip>
          <Chip pressed={scheme === 'auto'} onToggle={() => setScheme('auto')}>
            {t('shell.auto', 'As the system')}
          </Chip>
        </div>
      </div>
      <div className={css.row}>
        <span id="settings-rows">{t('settings.rows', 'Rows of lists')}</span>
        <div className={css.choices} role="group" aria-labelledby="settings-rows">
          <Chip pressed={rows === 'compact'} onToggle={() => setDensity('compact')}>
            {t('settings.compact', 'Compact')}
          </Chip>
          <Chip pressed={rows === 'comfortable'} onToggle={() => setDensity('comfortable')}>
            {t('settings.comfortable', 'Comfortable')}
          </Chip>
        </div>
      </div>
    </>
  );
}

function Keyboard() {
  const { openSheet } = useCommandCentre();
  const [letters, setLetters] = useState(typingKeysEnabled);
  return (
    <>
      <SwitchField
        label={t('settings.letters', 'Single letters act as shortcuts')}
        hint={t('settings.letters.hint', 'Off: only keys with Ctrl, Cmd or Alt act. For people who dictate or use a switch.')}
        value={letters}
        onChange={(on) => {
          setTypingKeys(on);
          setLetters(on);
        }}
      />
      <p style={{ marginTop: 10 }}>
        <Button icon="keyboard" keys="?" onClick={openSheet}>
          {t('shell.keys', 'Keyboard shortcuts')}
        </Button>
      </p>
    </>
  );
}

function Password({ username }: { username: string }) {
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [commit, busy] = useCommit<SettingsPagePasswordMutation>(graphql`
    mutation SettingsPagePasswordMutation($input: ChangePasswordInput!) {
      changePassword(input: $input) {
        user {
          id
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `);
  const missing = current === '' ? t('password.currentFirst', 'Give the present password first') : (passwordProblem(next) ?? (next !== again ? t('password.differ', 'The two new passwords differ') : undefined));
  const save = async () => {
    if (missing || busy) return;
    const answer = await commit({ input: { currentPassword: current, newPassword: next } });
    if (!answer) return;
    const { userErrors } = answer.changePassword;
    if (userErrors.length > 0) return setErrors(errorsByField(userErrors));
    setErrors({});
    setCurrent('');
    setNext('');
    setAgain('');
    toast({ tone: 'ok', message: t('password.changed', 'The password is changed; your other sessions ended') });
  };
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
      <PasswordField label={t('password.current', 'Present password')} autoComplete="current-password" value={current} onChange={setCurrent} {...(errors['currentPassword'] ? { error: errors['currentPassword'] } : {})} />
      <PasswordField label={t('password.new', 'New password')} autoComplete="new-password" value={next} onChange={setNext} hint={t('password.least', 'At least {least} characters', { least: leastPassword })} {...(errors['newPassword'] ? { error: errors['newPassword'] } : {})} />
      <PasswordField label={t('password.again', 'New password again')} autoComplete="new-password" value={again} onChange={setAgain} {...(again !== '' && again !== next ? { error: t('password.differ', 'The two new passwords differ') } : {})} />
      {errors[''] ? <Banner tone="danger">{errors['']}</Banner> : null}
      <div>
        <Button type="submit" busy={busy} reason={missing}>
          {t('password.change', 'Change password')}
        </Button>
      </div>
    </form>
  );
}
