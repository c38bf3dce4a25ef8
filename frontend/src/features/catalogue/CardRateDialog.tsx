import { graphql } from 'react-relay/hooks';
import { useCommit, useIdempotencyKey } from '~/app/mutation';
import { EntryDialog } from '~/app/records/EntryDialog';
import { t } from '~/i18n';
import { addMonths, startOfMonth, today } from '~/lib/plaindate';
import { dateText } from '~/ui';
import type { CardRateDialogMutation } from '~/__generated__/CardRateDialogMutation.graphql';
import { hourClasses, hourClassName, type HourClass } from './model/words';

/** Gives a role a rate from a day on. A card that is new comes with its first rate. */
export function CardRateDialog({ card, rate, onClose, onDone }: { card?: { readonly code: string; readonly name: string; readonly currency: string }; rate?: { readonly role: string; readonly skill: string; readonly class: HourClass }; onClose: () => void; onDone: () => void }) {
  const { key, renew } = useIdempotencyKey();
  const [commit] = useCommit<CardRateDialogMutation>(graphql`
    mutation CardRateDialogMutation($input: SetCardRateInput!) {
      setCardRate(input: $input) {
        rateCard {
          id
          code
          name
          currency
          rates {
            id
            role
            skill
            class
            hourly
            startsOn
            endsOn
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
    <EntryDialog
      title={card ? t('rate.titleOf', 'Set a rate of {code}', { code: card.code }) : t('rate.title', 'Set a rate of a card')}
      submit={t('catalogue.newRate', 'Set rate')}
      note={t('rate.note', 'The present rate ends on the day before. Time that is approved keeps what it was approved with.')}
      fields={[
        { name: 'cardCode', label: t('rate.card', 'Card'), required: true, disabled: card !== undefined, maxLength: 40, hint: card ? undefined : t('rate.card.hint', 'A new code makes a card') },
        { name: 'cardName', label: t('rate.cardName', 'Name of the card'), disabled: card !== undefined, maxLength: 120 },
        { name: 'currency', label: t('list.currency', 'Currency'), required: true, disabled: card !== undefined, maxLength: 3, capitals: true },
        { name: 'role', label: t('rate.role', 'Role'), required: true, maxLength: 60 },
        { name: 'skill', label: t('rate.skill', 'Skill'), maxLength: 60, hint: t('rate.skill.hint', 'Empty: any') },
        { name: 'class', label: t('rate.class', 'Hours'), kind: 'choice', required: true, options: hourClasses.map((value) => ({ value, label: hourClassName(value) })) },
        { name: 'hourly', label: t('rate.hourly', 'Hourly rate'), kind: 'decimal', required: true },
        { name: 'startsOn', label: t('filter.from', 'From'), kind: 'day', required: true },
        { name: 'endsOn', label: t('price.until', 'Last day'), kind: 'day', hint: t('rate.until.hint', 'Empty: until another rate') },
      ]}
      start={{
        cardCode: card?.code ?? '',
        cardName: card?.name ?? '',
        currency: card?.currency ?? 'USD',
        role: rate?.role ?? '',
        skill: rate?.skill ?? '',
        class: rate?.class ?? 'REGULAR',
        hourly: '',
        startsOn: addMonths(startOfMonth(today()), 1),
        endsOn: '',
      }}
      save={async ({ cardName, endsOn, class: hours, ...values }) => {
        const answer = await commit({ input: { ...values, class: hours as HourClass, ...(cardName && !card ? { cardName } : {}), ...(endsOn ? { endsOn } : {}), idempotencyKey: key() } });
        if (!answer) return null;
        renew();
        return answer.setCardRate.userErrors;
      }}
      done={({ role, startsOn }) => t('rate.done', '{role} has its rate from {day} on', { role, day: dateText(startsOn) })}
      onClose={onClose}
      onDone={onDone}
    />
  );
}
