/**
 * @generated SignedSource<<4d9df4271da6fe73a85f795797faf3a1>>
 * @relayHash e4637e9f87d3c9cd067009b1f27143f2
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 860e9a112b3f88ef46e49bd32c1d7db85c5c5fdf3f5fa3323b32077dce271d1d

import type { ConcreteRequest } from 'relay-runtime';
export type BillExceptionKind = "AMOUNT_TOO_LARGE" | "BAD_ADDRESS" | "CONTRACT_EXPIRED" | "CREDIT_HOLD" | "DUPLICATE_PERIOD" | "EXPIRED_EXEMPTION" | "FIRST_BILL" | "GAP" | "LATE_TIME" | "MISSING_EXCHANGE_RATE" | "MISSING_PURCHASE_ORDER" | "MISSING_RATE" | "MISSING_TAX_RATE" | "NEGATIVE_INVOICE" | "NOT_FUNCTIONAL" | "OVERLAP" | "PRICE_NOT_AS_AGREED" | "STALE" | "VARIANCE" | "ZERO_INVOICE";
export type BillExceptionSeverity = "ERROR" | "WARNING";
export type BillExceptionStatus = "CURED" | "OPEN" | "WAIVED";
export type BillExceptionFilter = {
  accountId?: string | null | undefined;
  kind?: ReadonlyArray<BillExceptionKind> | null | undefined;
  ownerId?: string | null | undefined;
  runId?: string | null | undefined;
  severity?: BillExceptionSeverity | null | undefined;
  status?: ReadonlyArray<BillExceptionStatus> | null | undefined;
  unowned?: boolean | null | undefined;
};
export type ExceptionsPageQuery$variables = {
  count: boolean;
  filter?: BillExceptionFilter | null | undefined;
  first: number;
  offset: number;
};
export type ExceptionsPageQuery$data = {
  readonly billExceptions: {
    readonly edges: ReadonlyArray<{
      readonly node: {
        readonly account: {
          readonly id: string;
          readonly name: string;
          readonly number: string;
        } | null | undefined;
        readonly allowedActions: ReadonlyArray<{
          readonly action: string;
          readonly allowed: boolean;
        }>;
        readonly createdAt: string;
        readonly id: string;
        readonly kind: BillExceptionKind;
        readonly message: string;
        readonly note: string;
        readonly owner: {
          readonly id: string;
          readonly name: string;
        } | null | undefined;
        readonly run: {
          readonly id: string;
          readonly number: string;
        } | null | undefined;
        readonly severity: BillExceptionSeverity;
        readonly status: BillExceptionStatus;
      };
    }>;
    readonly totalCount?: number | null | undefined;
  };
};
export type ExceptionsPageQuery = {
  response: ExceptionsPageQuery$data;
  variables: ExceptionsPageQuery$variables;
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
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "id",
  "storageKey": null
},
v5 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "name",
  "storageKey": null
},
v6 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "number",
  "storageKey": null
},
v7 = [
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
      }
    ],
    "concreteType": "BillExceptionConnection",
    "kind": "LinkedField",
    "name": "billExceptions",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "BillExceptionEdge",
        "kind": "LinkedField",
        "name": "edges",
        "plural": true,
        "selections": [
          {
            "alias": null,
            "args": null,
            "concreteType": "BillException",
            "kind": "LinkedField",
            "name": "node",
            "plural": false,
            "selections": [
              (v4/*:: as any*/),
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
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "message",
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "status",
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "note",
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "createdAt",
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "concreteType": "User",
                "kind": "LinkedField",
                "name": "owner",
                "plural": false,
                "selections": [
                  (v4/*:: as any*/),
                  (v5/*:: as any*/)
                ],
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
                  (v4/*:: as any*/),
                  (v6/*:: as any*/),
                  (v5/*:: as any*/)
                ],
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "concreteType": "BillRun",
                "kind": "LinkedField",
                "name": "run",
                "plural": false,
                "selections": [
                  (v4/*:: as any*/),
                  (v6/*:: as any*/)
                ],
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "concreteType": "AllowedAction",
                "kind": "LinkedField",
                "name": "allowedActions",
                "plural": true,
                "selections": [
                  {
                    "alias": null,
                    "args": null,
                    "kind": "ScalarField",
                    "name": "action",
                    "storageKey": null
                  },
                  {
                    "alias": null,
                    "args": null,
                    "kind": "ScalarField",
                    "name": "allowed",
                    "storageKey": null
                  }
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
      (v3/*:: as any*/)
    ],
    "kind": "Fragment",
    "metadata": null,
    "name": "ExceptionsPageQuery",
    "selections": (v7/*:: as any*/),
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": [
      (v2/*:: as any*/),
      (v3/*:: as any*/),
      (v0/*:: as any*/),
      (v1/*:: as any*/)
    ],
    "kind": "Operation",
    "name": "ExceptionsPageQuery",
    "selections": (v7/*:: as any*/)
  },
  "params": {
    "id": "860e9a112b3f88ef46e49bd32c1d7db85c5c5fdf3f5fa3323b32077dce271d1d",
    "metadata": {},
    "name": "ExceptionsPageQuery",
    "operationKind": "query",
    "text": null
  }
};
})();

(node as any).hash = "9a7cf5fe9e7125a7dc559f66da10bf02";

export default node;
