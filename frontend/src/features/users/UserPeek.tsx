import { useState } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import { useCommit } from '~/app/mutation';
import { AccountPicker, type PickedAccount } from '~/app/records/AccountPicker';
import { Loading } from '~/app/records/Loading';
import form from '~/app/records/records.module.css';
import { blocked, errorsByField } from '~/app/records/reasons';
import { useCan } from '~/app/viewer';
import { t } from '~/i18n';
import { Badge, Banner, Button, Confirm, Dialog, Empty, Facts, IconButton, Instant, PasswordField, Peek, Section, SelectField, TextField, toast } from '~/ui';
import type { UserPeekGrantMutation } from '~/__generated__/UserPeekGrantMutation.graphql';
import type { UserPeekPasswordMutation } from '~/__generated__/UserPeekPasswordMutation.graphql';
import type { UserPeekQuery } from '~/__generated__/UserPeekQuery.graphql';
import type { UserPeekRevokeMutation } from '~/__generated__/UserPeekRevokeMutation.graphql';
import type { UserPeekStatusMutation } from '~/__generated__/UserPeekStatusMutation.graphql';
import type { UserPeekTotpMutation } from '~/__generated__/UserPeekTotpMutation.graphql';
import { grantable, leastPassword, needsAccount, passwordProblem, roleName, userState, type Role } from './model/names';
import css from './users.module.css';

type User = Extract<NonNullable<UserPeekQuery['response']['node']>, { __typename: 'User' }>;

/** A user with what may be done about them. */
export function UserPeek({ id, onClose }: { id: string; onClose: () => void }) {
  return (
    <Peek title={t('user.one', 'User')} label={t('user.one', 'User')} onClose={onClose}>
      <Loading id={id}>
        <Body id={id} />
      </Loading>
    </Peek>
  );
}

function Body({ id }: { id: string }) {
  const can = useCan();
  const [dialog, setDialog] = useState<'grant' | 'status' | 'password' | 'totp' | null>(null);
  const [revoking, setRevoking] = useState<User['grants'][number] | null>(null);
  const { node } = useLazyLoadQuery<UserPeekQuery>(
    graphql`
      query UserPeekQuery($id: ID!) {
        node(id: $id) {
          __typename
          ... on User {
            id
            username
            name
            email
            status
            roles
            totpEnabled
            lastSignInAt
            createdAt
            grants {
              id
              role
              createdAt
              revokedAt
              account {
                id
                number
                name
              }
            }
            allowedActions {
              action
              allowed
              reasonCode
            }
          }
        }
      }
    `,
    { id },
    { fetchPolicy: 'store-and-network' },
  );
  if (node?.__typename !== 'User') return <Empty kind="forbidden" noun={t('user.this', 'this user')} />;
  const user = node;
  const state = userState(user.status);
  const held = user.grants.filter((grant) => !grant.revokedAt);
  const past = user.grants.filter((grant) => grant.revokedAt);
  const manage = can('users:manage');
  const close = () => setDialog(null);
  return (
    <>
      <Section>
        <div className={form.stack}>
          <strong>{user.name}</strong>
          <span className={css.muted}>{user.username}</span>
          <span>
            <Badge tone={state.tone}>{state.label}</Badge>
          </span>
        </div>
      </Section>
      <Section title={t('users.roles', 'Roles')}>
        {held.length === 0 ? <p className={css.muted}>{t('user.noRole', 'No role: nothing can be seen after signing in.')}</p> : null}
        {held.map((grant) => (
          <div key={grant.id} className={css.grant}>
            <div>
              {roleName(grant.role)}
              {grant.account ? (
                <span className={css.muted}>
                  {' '}
                  {grant.account.number} {grant.account.name}
                </span>
              ) : null}
            </div>
            <span className={css.muted}>
              <Instant at={grant.createdAt} style="relative" />
            </span>
            {manage ? <IconButton icon="trash" label={t('user.revoke', 'Take {role} away', { role: roleName(grant.role) })} onClick={() => setRevoking(grant)} /> : null}
          </div>
        ))}
        {manage ? (
          <Button kind="quiet" icon="plus" reason={blocked(user.allowedActions, 'grantRole')} onClick={() => setDialog('grant')}>
            {t('user.grant', 'Give a role')}
          </Button>
        ) : null}
      </Section>
      <Section title={t('account.facts', 'Facts')}>
        <Facts
          facts={[
            [t('users.email', 'E-mail'), user.email],
            [t('users.totp', 'Second factor'), user.totpEnabled ? t('on', 'On') : t('off', 'Off')],
            [t('users.lastSignIn', 'Last sign-in'), user.lastSignInAt ? <Instant key="l" at={user.lastSignInAt} /> : t('user.never', 'never')],
            [t('user.since', 'Since'), <Instant key="s" at={user.createdAt} />],
          ]}
        />
      </Section>
      {manage ? (
        <Section title={t('user.actions', 'Actions')}>
          <div className={css.chips}>
            <Button icon="lock" reason={blocked(user.allowedActions, 'resetPassword')} onClick={() => setDialog('password')}>
              {t('user.reset', 'Reset password')}
            </Button>
            {user.totpEnabled ? (
              <Button icon="keyboard" reason={blocked(user.allowedActions, 'disableTotp')} onClick={() => setDialog('totp')}>
                {t('user.removeTotp', 'Remove second factor')}
              </Button>
            ) : null}
            <Button kind={user.status === 'ACTIVE' ? 'danger' : 'default'} reason={blocked(user.allowedActions, 'setUserStatus')} onClick={() => setDialog('status')}>
              {user.status === 'ACTIVE' ? t('user.disable', 'Disable') : t('user.enable', 'Enable')}
            </Button>
          </div>
        </Section>
      ) : null}
      {past.length > 0 ? (
        <Section title={t('user.past', 'Earlier roles')}>
          {past.map((grant) => (
            <div key={grant.id} className={css.grant}>
              <div>
                {roleName(grant.role)} <span className={css.muted}>{grant.account?.name}</span>
              </div>
              <span className={css.muted}>{grant.revokedAt ? <Instant at={grant.revokedAt} style="relative" /> : null}</span>
            </div>
          ))}
        </Section>
      ) : null}
      {dialog === 'grant' ? <Grant user={user} onClose={close} /> : null}
      {dialog === 'status' ? <Status user={user} onClose={close} /> : null}
      {dialog === 'password' ? <Reset user={user} onClose={close} /> : null}
      {dialog === 'totp' ? <RemoveTotp user={user} onClose={close} /> : null}
      {revoking ? <Revoke grant={revoking} user={user} onClose={() => setRevoking(null)} /> : null}
    </>
  );
}

function Grant({ user, onClose }: { user: User; onClose: () => void }) {
  const [role, setRole] = useState<Role | null>(null);
  const [account, setAccount] = useState<PickedAccount | null>(null);
  const [reason, setReason] = useState('');
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [commit, busy] = useCommit<UserPeekGrantMutation>(graphql`
    mutation UserPeekGrantMutation($input: GrantRoleInput!) {
      grantRole(input: $input) {
        user {
          id
          roles
          grants {
            id
            role
            createdAt
            revokedAt
            account {
              id
              number
              name
            }
          }
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `);
  const missing = !role ? t('user.roleFirst', 'Choose the role first') : needsAccount(role) && !account ? t('users.create.accountFirst', 'Choose the dealer’s account first') : undefined;
  const save = async () => {
    if (!role || missing || busy) return;
    const answer = await commit({ input: { userId: user.id, role, reason: reason.trim(), ...(needsAccount(role) && account ? { accountId: account.id } : {}) } });
    if (!answer) return;
    if (!answer.grantRole.user) return setErrors(errorsByField(answer.grantRole.userErrors));
    toast({ tone: 'ok', message: t('user.granted', '{name} is now also: {role}', { name: user.name, role: roleName(role) }) });
    onClose();
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      size="sm"
      title={t('user.grant.title', 'Give {name} a role', { name: user.name })}
      footer={
        <>
          <Button onClick={onClose}>{t('dialog.cancel', 'Cancel')}</Button>
          <Button kind="primary" type="submit" form="grant-role" busy={busy} reason={missing}>
            {t('user.grant.save', 'Give')}
          </Button>
        </>
      }
    >
      <form
        id="grant-role"
        className={form.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <SelectField label={t('users.role', 'Role')} required autoFocus value={role} onChange={setRole} options={grantable.map((value) => ({ value, label: roleName(value), disabled: !needsAccount(value) && user.roles.includes(value) }))} {...(errors['role'] ? { error: errors['role'] } : {})} />
        {needsAccount(role) ? <AccountPicker label={t('users.dealerOf', 'Dealer of')} required value={account} onChange={setAccount} {...(errors['accountId'] ? { error: errors['accountId'] } : {})} /> : null}
        <TextField label={t('editAccount.reason', 'Reason')} hint={t('editAccount.reason.hint', 'Kept in the audit trail')} value={reason} onChange={setReason} />
        {Object.entries(errors)
          .filter(([name]) => name !== 'role' && name !== 'accountId')
          .map(([name, message]) => (
            <Banner key={name} tone="danger">
              {message}
            </Banner>
          ))}
      </form>
    </Dialog>
  );
}

function Revoke({ grant, user, onClose }: { grant: User['grants'][number]; user: User; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const [commit] = useCommit<UserPeekRevokeMutation>(graphql`
    mutation UserPeekRevokeMutation($input: RevokeRoleInput!) {
      revokeRole(input: $input) {
        user {
          id
          roles
          grants {
            id
            role
            createdAt
            revokedAt
            account {
              id
              number
              name
            }
          }
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `);
  return (
    <Confirm
      opened
      onClose={onClose}
      danger
      title={t('user.revoke.title', 'Take a role away')}
      confirm={t('user.revoke.confirm', 'Take away')}
      onConfirm={async () => {
        const answer = await commit({ input: { grantId: grant.id, reason: reason.trim() } });
        const problem = answer?.revokeRole.userErrors[0]?.message;
        if (problem) toast({ tone: 'danger', message: problem });
        return answer !== null && !problem;
      }}
    >
      <div className={form.form}>
        <p>{t('user.revoke.text', '{name} is no longer: {role}. It holds from the next click on.', { name: user.name, role: roleName(grant.role) })}</p>
        <TextField label={t('editAccount.reason', 'Reason')} value={reason} onChange={setReason} />
      </div>
    </Confirm>
  );
}

function Status({ user, onClose }: { user: User; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const active = user.status === 'ACTIVE';
  const [commit] = useCommit<UserPeekStatusMutation>(graphql`
    mutation UserPeekStatusMutation($input: UserStatusInput!) {
      setUserStatus(input: $input) {
        user {
          id
          status
          allowedActions {
            action
            allowed
            reasonCode
          }
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `);
  return (
    <Confirm
      opened
      onClose={onClose}
      danger={active}
      title={active ? t('user.disable.title', 'Disable {name}', { name: user.name }) : t('user.enable.title', 'Enable {name}', { name: user.name })}
      confirm={active ? t('user.disable', 'Disable') : t('user.enable', 'Enable')}
      onConfirm={async () => {
        const answer = await commit({ input: { userId: user.id, status: active ? 'DISABLED' : 'ACTIVE', reason: reason.trim() } });
        const problem = answer?.setUserStatus.userErrors[0]?.message;
        if (problem) toast({ tone: 'danger', message: problem });
        return answer !== null && !problem;
      }}
    >
      <div className={form.form}>
        <p>{active ? t('user.disable.text', 'Open sessions end at once. Nothing that they did is lost.') : t('user.enable.text', 'They can sign in again with their password and roles.')}</p>
        <TextField label={t('editAccount.reason', 'Reason')} value={reason} onChange={setReason} />
      </div>
    </Confirm>
  );
}

function Reset({ user, onClose }: { user: User; onClose: () => void }) {
  const [password, setPassword] = useState('');
  const [error, setError] = useState<string | undefined>();
  const [commit, busy] = useCommit<UserPeekPasswordMutation>(graphql`
    mutation UserPeekPasswordMutation($input: ResetPasswordInput!) {
      resetPassword(input: $input) {
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
  const short = passwordProblem(password);
  const save = async () => {
    if (short || busy) return;
    const answer = await commit({ input: { userId: user.id, newPassword: password } });
    if (!answer) return;
    const problem = answer.resetPassword.userErrors[0]?.message;
    if (problem) return setError(problem);
    toast({ tone: 'ok', message: t('user.reset.done', '{name} has a new password; open sessions ended', { name: user.name }) });
    onClose();
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      size="sm"
      title={t('user.reset.title', 'New password for {name}', { name: user.name })}
      footer={
        <>
          <Button onClick={onClose}>{t('dialog.cancel', 'Cancel')}</Button>
          <Button kind="primary" type="submit" form="reset-password" busy={busy} reason={short}>
            {t('user.reset.save', 'Set password')}
          </Button>
        </>
      }
    >
      <form
        id="reset-password"
        className={form.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <PasswordField label={t('password.new', 'New password')} autoFocus required autoComplete="new-password" value={password} onChange={setPassword} hint={t('password.least', 'At least {least} characters', { least: leastPassword })} {...(error ? { error } : {})} />
      </form>
    </Dialog>
  );
}

function RemoveTotp({ user, onClose }: { user: User; onClose: () => void }) {
  const [commit] = useCommit<UserPeekTotpMutation>(graphql`
    mutation UserPeekTotpMutation($input: DisableTotpInput!) {
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
  return (
    <Confirm
      opened
      onClose={onClose}
      danger
      title={t('user.removeTotp', 'Remove second factor')}
      confirm={t('user.removeTotp.confirm', 'Remove')}
      onConfirm={async () => {
        const answer = await commit({ input: { userId: user.id } });
        const problem = answer?.disableTotp.userErrors[0]?.message;
        if (problem) toast({ tone: 'danger', message: problem });
        return answer !== null && !problem;
      }}
    >
      <p>{t('user.removeTotp.text', 'For somebody who lost the device: {name} signs in with the password alone until a new one is set up.', { name: user.name })}</p>
    </Confirm>
  );
}
