import { actionText } from './model/words';

interface Entity {
  readonly __typename: string;
  readonly id: string;
  readonly number?: string | null;
  readonly creditNumber?: string | null;
  readonly username?: string;
}

/** The record's number, or else what it is. */
export function entityName(entity: Entity | null | undefined): string {
  if (!entity) return '';
  return entity.number ?? entity.creditNumber ?? entity.username ?? actionText(entity.__typename);
}

const pages = { Account: '/accounts/$id', Invoice: '/invoices/$id', Payment: '/payments/$id', CreditMemo: '/credits/$id' } as const;

/** The page of the record, when it has one. */
export const entityPage = (entity: Entity | null | undefined): (typeof pages)[keyof typeof pages] | undefined => (entity ? pages[entity.__typename as keyof typeof pages] : undefined);
