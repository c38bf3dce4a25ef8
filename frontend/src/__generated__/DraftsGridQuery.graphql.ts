/**
 * @generated SignedSource<<cce9ceb36e4d703103d4fe5677bce702>>
 * @relayHash c23f7c0de8f2a806f79fb26b203b4d8e
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID a696a4d2da260bcd60287f5de6260af4d09e70624bf48d8f89a575a214599386

import type { ConcreteRequest } from 'relay-runtime';
export type BillDraftOrderField = "CREATED_AT" | "TOTAL";
export type BillDraftStatus = "BLOCKED" | "HELD" | "POSTED" | "READY";
export type BillExceptionKind = "AMOUNT_TOO_LARGE" | "BAD_ADDRESS" | "CONTRACT_EXPIRED" | "CREDIT_HOLD" | "DUPLICATE_PERIOD" | "EXPIRED_EXEMPTION" | "FIRST_BILL" | "GAP" | "LATE_TIME" | "MISSING_EXCHANGE_RATE" | "MISSING_PURCHASE_ORDER" | "MISSING_RATE" | "MISSING_TAX_RATE" | "NEGATIVE_INVOICE" | "NOT_FUNCTIONAL" | "OVERLAP" | "PRICE_NOT_AS_AGREED" | "STALE" | "VARIANCE" | "ZERO_INVOICE";
export type BillExceptionSeverity = "ERROR" | "WARNING";
export type BillExceptionStatus = "CURED" | "OPEN" | "WAIVED";
export type OrderDirection = "ASC" | "DESC";
export type BillDraftFilter = {
  accountId?: string | null | undefined;
  currency?: string | null | undefined;
  firstBill?: boolean | null | undefined;
  maxTotal?: string | null | undefined;
  minTotal?: string | null | undefined;
  runId?: string | null | undefined;
  status?: ReadonlyArray<BillDraftStatus> | null | undefined;
  text?: string | null | undefined;
  variance?: string | null | undefined;
};
export type BillDraftOrder = {
  direction?: OrderDirection;
  field: BillDraftOrderField;
};
export type DraftsGridQuery$variables = {
  count: boolean;
  filter?: BillDraftFilter | null | undefined;
  first: number;
  offset: number;
  orderBy?: BillDraftOrder | null | undefined;
};
export type DraftsGridQuery$data = {
  readonly billDrafts: {
    readonly edges: ReadonlyArray<{
      readonly node: {
        readonly account: {
          readonly id: string;
          readonly name: string;
          readonly number: string;
        } | null | undefined;
        readonly dueOn: string;
        readonly exceptions: ReadonlyArray<{
          readonly id: string;
          readonly kind: BillExceptionKind;
          readonly severity: BillExceptionSeverity;
          readonly status: BillExceptionStatus;
        }>;
        readonly firstBill: boolean;
        readonly holdReason: string;
        readonly id: string;
        readonly lineCount: number;
        readonly previous: {
          readonly amount: string;
          readonly currency: string;
        };
        readonly purchaseOrder: string;
        readonly status: BillDraftStatus;
        readonly total: {
          readonly amount: string;
          readonly currency: string;
        };
      };
    }>;
    readonly totalCount?: number | null | undefined;
  };
};
export type DraftsGridQuery = {
  response: DraftsGridQuery$data;
  variables: DraftsGridQuery$variables;
};

const node: ConcreteRequest = (function(){
var v0 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "count"
},
v1 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "filter"
},
v2 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "first"
},
v3 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "offset"
},
v4 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "orderBy"
},
v5 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "id",
  "storageKey": null
},
v6 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "status",
  "storageKey": null
},
v7 = [
  {
    "alias": null,
    "args": null,
    "kind": "ScalarField",
    "name": "amount",
    "storageKey": null
  },
  {
    "alias": null,
    "args": null,
    "kind": "ScalarField",
    "name": "currency",
    "storageKey": null
  }
],
v8 = [
  {
    "alias": null,
    "args": [
      {
        "kind": "Variable",
        "name": "filter",
        "variableName": "filter"
      },
      {
        "kind": "Variable",
        "name": "first",
        "variableName": "first"
      },
      {
        "kind": "Variable",
        "name": "offset",
        "variableName": "offset"
      },
      {
        "kind": "Variable",
        "name": "orderBy",
        "variableName": "orderBy"
      }
    ],
    "concreteType": "BillDraftConnection",
    "kind": "LinkedField",
    "name": "billDrafts",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "BillDraftEdge",
        "kind": "LinkedField",
        "name": "edges",
        "plural": true,
        "selections": [
          {
            "alias": null,
            "args": null,
            "concreteType": "BillDraft",
            "kind": "LinkedField",
            "name": "node",
            "plural": false,
            "selections": [
              (v5/*:: as any*/),
              (v6/*:: as any*/),
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "dueOn",
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "purchaseOrder",
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "firstBill",
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "holdReason",
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "lineCount",
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "concreteType": "Account",
                "kind": "LinkedField",
                "name": "account",
                "plural": false,
                "selections": [
                  (v5/*:: as any*/),
                  {
                    "alias": null,
                    "args": null,
                    "kind": "ScalarField",
                    "name": "number",
                    "storageKey": null
                  },
                  {
                    "alias": null,
                    "args": null,
                    "kind": "ScalarField",
                    "name": "name",
                    "storageKey": null
                  }
                ],
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "concreteType": "Money",
                "kind": "LinkedField",
                "name": "total",
                "plural": false,
                "selections": (v7/*:: as any*/),
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "concreteType": "Money",
                "kind": "LinkedField",
                "name": "previous",
                "plural": false,
                "selections": (v7/*:: as any*/),
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "concreteType": "BillException",
                "kind": "LinkedField",
                "name": "exceptions",
                "plural": true,
                "selections": [
                  (v5/*:: as any*/),
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
                    "name": "severity",
                    "storageKey": null
                  },
                  (v6/*:: as any*/)
                ],
                "storageKey": null
              }
            ],
            "storageKey": null
          }
        ],
        "storageKey": null
      },
      {
        "condition": "count",
        "kind": "Condition",
        "passingValue": true,
        "selections": [
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "totalCount",
            "storageKey": null
          }
        ]
      }
    ],
    "storageKey": null
  }
];
return {
  "fragment": {
    "argumentDefinitions": [
      (v0/*:: as any*/),
      (v1/*:: as any*/),
      (v2/*:: as any*/),
      (v3/*:: as any*/),
      (v4/*:: as any*/)
    ],
    "kind": "Fragment",
    "metadata": null,
    "name": "DraftsGridQuery",
    "selections": (v8/*:: as any*/),
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": [
      (v2/*:: as any*/),
      (v3/*:: as any*/),
      (v0/*:: as any*/),
      (v1/*:: as any*/),
      (v4/*:: as any*/)
    ],
    "kind": "Operation",
    "name": "DraftsGridQuery",
    "selections": (v8/*:: as any*/)
  },
  "params": {
    "id": "a696a4d2da260bcd60287f5de6260af4d09e70624bf48d8f89a575a214599386",
    "metadata": {},
    "name": "DraftsGridQuery",
    "operationKind": "query",
    "text": null
  }
};
})();

(node as any).hash = "5e1d4f9c3a81f1fa7a080f40815416fd";

export default node;
