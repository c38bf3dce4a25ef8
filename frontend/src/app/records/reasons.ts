import { locale, t } from '~/i18n';
import { currencyDigits, formatMoney } from '~/lib/money';
import { formatDate, isPlainDate } from '~/lib/plaindate';

export interface Action {
  readonly action: string;
  readonly allowed: boolean;
  readonly reasonCode?: string | null | undefined;
}

/** What only a second person may do, by who the first one is. */
const secondPerson = (action: string): string => {
  switch (action) {
    case 'approveBillRun':
      return t('reason.secondPerson.run', 'You started this run. Somebody else must approve it.');
    case 'approveTime':
    case 'rejectTime':
      return t('reason.secondPerson.time', 'You submitted these hours. Somebody else must decide on them.');
    default:
      return t('reason.secondPerson', 'You asked for it. Somebody else must decide.');
  }
};

/** Why a button does nothing now, in words, by the action and the code of allowedActions. */
function reasonText(action: string, code: string): string {
  switch (code) {
    case 'PERMISSION':
      return action === 'approveBillRun' ? t('reason.permission.run', 'Your role does not include approving bill runs') : t('reason.permission', 'Your role does not include this');
    case 'SECOND_PERSON':
      return secondPerson(action);
    case 'WRONG_STATE':
      return t('reason.state', 'Not possible in its present state');
    case 'OVER_BALANCE':
      return t('reason.balance', 'The open amount does not allow it');
    case 'PERIOD_CLOSED':
      return t('reason.period', 'The accounting period is closed');
    case 'LIMIT_EXCEEDED':
      return t('reason.limit', 'Above your limit');
    case 'CURRENCY_MISMATCH':
      return t('reason.currency', 'The currencies differ');
    default:
      return t('reason.other', 'Not possible now');
  }
}

/** The reason that blocks the action on this object; undefined when it is allowed. An action that is not listed is blocked. */
export function blocked(actions: readonly Action[] | null | undefined, name: string): string | undefined {
  const found = actions?.find((entry) => entry.action === name);
  return found?.allowed ? undefined : reasonText(name, found?.reasonCode ?? 'PERMISSION');
}

export interface UserError {
  readonly code: string;
  readonly field: readonly string[];
  readonly message: string;
}

/** Messages by the first part of their field; those about the whole are under ''. */
export function errorsByField(errors: readonly UserError[] | null | undefined): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const error of errors ?? []) found[error.field.join('.')] ??= error.message;
  return found;
}

/** What the server wrote, with its days and amounts as they are written here. */
export const localized = (text: string): string =>
  text
    .replace(/(?<![\w-])\d{4}-\d{2}-\d{2}(?![\w-])/g, (day) => (isPlainDate(day) ? formatDate(day, locale()) : day))
    .replace(/(?<![\w.-])(-?\d+(?:\.(\d+))?) ([A-Z]{3})(?!\w)/g, (text, amount: string, digits: string | undefined, currency: string) =>
      (digits ?? '').length === currencyDigits(currency) ? `${formatMoney({ amount, currency }, { locale: locale(), zero: 'digits' })} ${currency}` : text,
    );

/** The same as a sentence: it begins with a capital letter. */
export const readable = (sentence: string): string => localized(sentence.charAt(0).toUpperCase() + sentence.slice(1));

/** Where a document came from. */
export const originName = (origin: 'MANUAL' | 'IMPORT' | 'BILLING'): string =>
  ({ MANUAL: t('origin.manual', 'Entered by hand'), IMPORT: t('origin.import', 'Import'), BILLING: t('origin.billing', 'Bill run') })[origin];
