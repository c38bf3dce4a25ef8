/**
 * @generated SignedSource<<5d656b43dd68e5ac570bd494f6fa66d7>>
 * @relayHash c421a383b949b26ac53d40a46d540d0c
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID a648c7dac5d724466f6cae849dd43818c0c2545fd26453638f45289cca656cf6

import type { ConcreteRequest } from 'relay-runtime';
export type AccountKind = "CARRIER" | "CLIENT" | "DEALER" | "OEM" | "PARTNER";
export type AccountStatus = "ACTIVE" | "CLOSED" | "ON_HOLD";
export type AgeingBasis = "DUE_DATE" | "ISSUE_DATE";
export type AgeingBucketName = "CURRENT" | "D121_PLUS" | "D1_30" | "D31_60" | "D61_90" | "D91_120";
export type CreditMemoStatus = "POSTED" | "REJECTED" | "REQUESTED";
export type CreditReason = "BILLING_ERROR" | "CONCESSION" | "DUPLICATE" | "OTHER" | "PRICE" | "QUANTITY" | "RETURN" | "SERVICE";
export type ExportFormat = "CSV" | "JSONL" | "XLSX";
export type ExportKind = "ACCOUNTS" | "AGEING" | "APPLICATIONS" | "AUDIT_EVENTS" | "CREDIT_MEMOS" | "INVOICES" | "OPEN_ITEMS" | "PAYMENTS";
export type InvoiceStatus = "OPEN" | "OVERDUE" | "PAID";
export type PaymentMethod = "ACH" | "CARD" | "CASH" | "CHECK" | "DIRECT_DEBIT" | "OTHER" | "WIRE";
export type PaymentStatus = "APPLIED" | "REVERSED" | "UNAPPLIED" | "UNIDENTIFIED";
export type ExportRecordsInput = {
  accounts?: AccountFilter | null | undefined;
  ageing?: AgeingFilter | null | undefined;
  ageingBasis?: AgeingBasis;
  asOf?: string | null | undefined;
  audit?: AuditFilter | null | undefined;
  creditMemos?: CreditMemoFilter | null | undefined;
  format?: ExportFormat;
  idempotencyKey: string;
  invoices?: InvoiceFilter | null | undefined;
  kind: ExportKind;
  payments?: PaymentFilter | null | undefined;
};
export type InvoiceFilter = {
  accountId?: string | null | undefined;
  accountKind?: ReadonlyArray<AccountKind> | null | undefined;
  asOf?: string | null | undefined;
  bookOf?: string | null | undefined;
  bucket?: ReadonlyArray<AgeingBucketName> | null | undefined;
  businessUnitId?: string | null | undefined;
  currency?: string | null | undefined;
  dueOn?: DateRange | null | undefined;
  includeChildren?: boolean | null | undefined;
  issueOn?: DateRange | null | undefined;
  maxBalance?: string | null | undefined;
  minBalance?: string | null | undefined;
  status?: ReadonlyArray<InvoiceStatus> | null | undefined;
  text?: string | null | undefined;
};
export type DateRange = {
  from?: string | null | undefined;
  to?: string | null | undefined;
};
export type PaymentFilter = {
  accountId?: string | null | undefined;
  bookOf?: string | null | undefined;
  businessUnitId?: string | null | undefined;
  currency?: string | null | undefined;
  includeChildren?: boolean | null | undefined;
  maxAmount?: string | null | undefined;
  method?: ReadonlyArray<PaymentMethod> | null | undefined;
  minAmount?: string | null | undefined;
  receivedOn?: DateRange | null | undefined;
  status?: ReadonlyArray<PaymentStatus> | null | undefined;
  text?: string | null | undefined;
};
export type AccountFilter = {
  asOf?: string | null | undefined;
  bookOf?: string | null | undefined;
  businessUnitId?: string | null | undefined;
  hasBalance?: boolean | null | undefined;
  kind?: ReadonlyArray<AccountKind> | null | undefined;
  maxBalance?: string | null | undefined;
  minBalance?: string | null | undefined;
  number?: string | null | undefined;
  parentId?: string | null | undefined;
  region?: string | null | undefined;
  status?: ReadonlyArray<AccountStatus> | null | undefined;
  text?: string | null | undefined;
};
export type CreditMemoFilter = {
  accountId?: string | null | undefined;
  bookOf?: string | null | undefined;
  businessUnitId?: string | null | undefined;
  currency?: string | null | undefined;
  hasUnapplied?: boolean | null | undefined;
  includeChildren?: boolean | null | undefined;
  invoiceId?: string | null | undefined;
  issueOn?: DateRange | null | undefined;
  reason?: ReadonlyArray<CreditReason> | null | undefined;
  status?: ReadonlyArray<CreditMemoStatus> | null | undefined;
  text?: string | null | undefined;
};
export type AuditFilter = {
  accountId?: string | null | undefined;
  action?: string | null | undefined;
  actorId?: string | null | undefined;
  at?: DateRange | null | undefined;
  entityId?: string | null | undefined;
};
export type AgeingFilter = {
  accountId?: string | null | undefined;
  bookOf?: string | null | undefined;
  businessUnitId?: string | null | undefined;
  includeChildren?: boolean | null | undefined;
  kind?: ReadonlyArray<AccountKind> | null | undefined;
};
export type DownloadDialogMutation$variables = {
  input: ExportRecordsInput;
};
export type DownloadDialogMutation$data = {
  readonly exportRecords: {
    readonly job: {
      readonly id: string;
    } | null | undefined;
    readonly userErrors: ReadonlyArray<{
      readonly code: string;
      readonly field: ReadonlyArray<string>;
      readonly message: string;
    }>;
  };
};
export type DownloadDialogMutation = {
  response: DownloadDialogMutation$data;
  variables: DownloadDialogMutation$variables;
};

const node: ConcreteRequest = (function(){
var v0 = [
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "input"
  }
],
v1 = [
  {
    "alias": null,
    "args": [
      {
        "kind": "Variable",
        "name": "input",
        "variableName": "input"
      }
    ],
    "concreteType": "JobPayload",
    "kind": "LinkedField",
    "name": "exportRecords",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "Job",
        "kind": "LinkedField",
        "name": "job",
        "plural": false,
        "selections": [
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "id",
            "storageKey": null
          }
        ],
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "concreteType": "UserError",
        "kind": "LinkedField",
        "name": "userErrors",
        "plural": true,
        "selections": [
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "code",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "field",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "message",
            "storageKey": null
          }
        ],
        "storageKey": null
      }
    ],
    "storageKey": null
  }
];
return {
  "fragment": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Fragment",
    "metadata": null,
    "name": "DownloadDialogMutation",
    "selections": (v1/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "DownloadDialogMutation",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "id": "a648c7dac5d724466f6cae849dd43818c0c2545fd26453638f45289cca656cf6",
    "metadata": {},
    "name": "DownloadDialogMutation",
    "operationKind": "mutation",
    "text": null
  }
};
})();

(node as any).hash = "641bfd1839b0a5f175864c0369432ab4";

export default node;
