import { useState } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import { useCommit, useIdempotencyKey } from '~/app/mutation';
import form from '~/app/records/records.module.css';
import { t } from '~/i18n';
import { Banner, Button, Dialog, SelectField, toast } from '~/ui';
import type { ChooseTemplateDialogMutation } from '~/__generated__/ChooseTemplateDialogMutation.graphql';
import type { ChooseTemplateDialogQuery } from '~/__generated__/ChooseTemplateDialogQuery.graphql';

const standard = 'STANDARD';

/** Says how the invoices of an account look. */
export default function ChooseTemplateDialog({ account, onClose }: { account: { readonly id: string; readonly name: string }; onClose: () => void }) {
  const { node, templates } = useLazyLoadQuery<ChooseTemplateDialogQuery>(
    graphql`
      query ChooseTemplateDialogQuery($id: ID!) {
        node(id: $id) {
          __typename
          ... on Account {
            id
            language
            template {
              id
            }
          }
        }
        templates {
          id
          name
          language
        }
      }
    `,
    { id: account.id },
    { fetchPolicy: 'network-only' },
  );
  const found = node?.__typename === 'Account' ? node : null;
  const before = found?.template?.id ?? standard;
  const [chosen, setChosen] = useState(before);
  const [problem, setProblem] = useState<string | null>(null);
  const { key, renew } = useIdempotencyKey();
  const [commit, busy] = useCommit<ChooseTemplateDialogMutation>(graphql`
    mutation ChooseTemplateDialogMutation($input: ChooseTemplateInput!) {
      chooseTemplate(input: $input) {
        account {
          id
          template {
            id
            name
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
  const missing = chosen === before ? t('editAccount.nothing', 'Nothing is changed') : undefined;
  const save = async () => {
    if (missing || busy) return;
    const answer = await commit({ input: { accountId: account.id, ...(chosen === standard ? {} : { templateId: chosen }), idempotencyKey: key() } });
    if (!answer) return;
    renew();
    const message = answer.chooseTemplate.userErrors[0]?.message;
    if (message) return setProblem(message);
    toast({ tone: 'ok', message: t('chooseTemplate.done', 'Invoices of {name} have their new look', { name: account.name }) });
    onClose();
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      size="sm"
      title={t('chooseTemplate.title', 'How invoices of {name} look', { name: account.name })}
      footer={
        <>
          <Button onClick={onClose}>{t('dialog.cancel', 'Cancel')}</Button>
          <Button kind="primary" type="submit" form="choose-template" busy={busy} reason={missing}>
            {t('editAccount.save', 'Save')}
          </Button>
        </>
      }
    >
      <form
        id="choose-template"
        className={form.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <SelectField
          label={t('chooseTemplate.template', 'Template')}
          value={chosen}
          onChange={(id) => id && setChosen(id)}
          options={[
            { value: standard, label: t('chooseTemplate.standard', 'The standard of its language') },
            ...templates.map((template) => ({ value: template.id, label: `${template.name} (${template.language})` })),
          ]}
          searchable
          autoFocus
        />
        {problem ? <Banner tone="danger">{problem}</Banner> : null}
      </form>
    </Dialog>
  );
}
