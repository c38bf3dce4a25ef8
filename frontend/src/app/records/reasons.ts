import { t } from '~/i18n';

export interface Action {
  readonly action: string;
  readonly allowed: boolean;
  readonly reasonCode?: string | null | undefined;
}

/** Why a button does nothing now, in words, by the code of allowedActions. */
export function reasonText(code: string | null | undefined): string {
  switch (code) {
    case 'PERMISSION':
      return t('reason.permission', 'Your role does not include this');
    case 'SECOND_PERSON':
      return t('reason.secondPerson', 'You asked for it: somebody else must decide');
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
  return found?.allowed ? undefined : reasonText(found?.reasonCode ?? 'PERMISSION');
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

/** Where a document came from. */
export const originName = (origin: 'MANUAL' | 'IMPORT' | 'BILLING'): string =>
  ({ MANUAL: t('origin.manual', 'Hand'), IMPORT: t('origin.import', 'Import'), BILLING: t('origin.billing', 'Bill run') })[origin];
