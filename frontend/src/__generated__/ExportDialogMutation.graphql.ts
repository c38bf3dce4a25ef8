/**
 * @generated SignedSource<<d485a79c1f67ec1036d31c50e13164f7>>
 * @relayHash 1b74fe4e740acedbf79d1db0541b9b1c
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 2c712c744408fc4b43c032dcdd319cfdc390ea5be78b06ec34c0654e9985ed00

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
export type JobState = "CANCELLED" | "DONE" | "FAILED" | "QUEUED" | "RUNNING";
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
export type ExportDialogMutation$variables = {
  input: ExportRecordsInput;
};
export type ExportDialogMutation$data = {
  readonly exportRecords: {
    readonly job: {
      readonly createdAt: string;
      readonly done: number;
      readonly id: string;
      readonly kind: string;
      readonly message: string;
      readonly state: JobState;
      readonly total: number;
    } | null | undefined;
    readonly userErrors: ReadonlyArray<{
      readonly code: string;
      readonly field: ReadonlyArray<string>;
      readonly message: string;
    }>;
  };
};
export type ExportDialogMutation = {
  response: ExportDialogMutation$data;
  variables: ExportDialogMutation$variables;
};

const node: ConcreteRequest = (function(){
var v0 = [
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "input"
  }
],
v1 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "message",
  "storageKey": null
},
v2 = [
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
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "kind",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "state",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "done",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "total",
            "storageKey": null
          },
          (v1/*:: as any*/),
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "createdAt",
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
          (v1/*:: as any*/)
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
    "name": "ExportDialogMutation",
    "selections": (v2/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "ExportDialogMutation",
    "selections": (v2/*:: as any*/)
  },
  "params": {
    "id": "2c712c744408fc4b43c032dcdd319cfdc390ea5be78b06ec34c0654e9985ed00",
    "metadata": {},
    "name": "ExportDialogMutation",
    "operationKind": "mutation",
    "text": null
  }
};
})();

(node as any).hash = "a2f3a692beb6fd40d4c46cc226a352f5";

export default node;
