import { graphql, readInlineData } from 'react-relay/hooks';
import type { entity_record$data, entity_record$key } from '~/__generated__/entity_record.graphql';
import { inWords } from './model/words';

const read = (record: entity_record$key | null | undefined): entity_record$data | null =>
  record
    ? readInlineData<entity_record$key>(
        graphql`
          fragment entity_record on Node @inline {
            __typename
            id
            ... on Account {
              number
            }
            ... on Invoice {
              number
            }
            ... on Payment {
              number
            }
            ... on CreditMemo {
              creditNumber: number
            }
            ... on Contract {
              number
            }
            ... on InventoryItem {
              number
            }
            ... on BillRun {
              number
            }
            ... on User {
              username
            }
            ... on ApiClient {
              name
            }
            ... on Contact {
              name
            }
            ... on Template {
              name
            }
            ... on SavedView {
              name
            }
            ... on Product {
              name
            }
            ... on RateCard {
              name
            }
            ... on TaxJurisdiction {
              name
            }
            ... on BusinessUnit {
              code
            }
            ... on Attachment {
              fileName
            }
          }
        `,
        record,
      )
    : null;

/** The record's number or name, or else what it is. */
export function recordName(record: entity_record$key | null | undefined): string {
  const found = read(record);
  if (!found) return '';
  return found.number ?? found.creditNumber ?? found.username ?? found.name ?? found.code ?? found.fileName ?? inWords(found.__typename);
}

const pages = { Account: '/accounts/$id', Invoice: '/invoices/$id', Payment: '/payments/$id', CreditMemo: '/credits/$id', Contract: '/contracts/$id', BillRun: '/bill-runs/$id' } as const;

/** The page of the record, when it has one. */
export function recordPage(record: entity_record$key | null | undefined): { to: (typeof pages)[keyof typeof pages]; id: string } | undefined {
  const found = read(record);
  const to = found ? pages[found.__typename as keyof typeof pages] : undefined;
  return found && to ? { to, id: found.id } : undefined;
}
