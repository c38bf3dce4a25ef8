/**
 * @generated SignedSource<<cc469469e3312411cb69bff8fd345bac>>
 * @relayHash 390d888114a34ff6d873343159ea2a0f
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 59897cbc6192f7e702a4d2806925ad8df261e74a4c1a06de081b947b934c1771

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
export type gatherExceptionsQuery$variables = {
  filter?: BillExceptionFilter | null | undefined;
  first: number;
  offset: number;
};
export type gatherExceptionsQuery$data = {
  readonly billExceptions: {
    readonly edges: ReadonlyArray<{
      readonly node: {
        readonly allowedActions: ReadonlyArray<{
          readonly action: string;
          readonly allowed: boolean;
        }>;
        readonly id: string;
      };
    }>;
  };
};
export type gatherExceptionsQuery = {
  response: gatherExceptionsQuery$data;
  variables: gatherExceptionsQuery$variables;
};

const node: ConcreteRequest = (function(){
var v0 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "filter"
},
v1 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "first"
},
v2 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "offset"
},
v3 = [
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
      (v2/*:: as any*/)
    ],
    "kind": "Fragment",
    "metadata": null,
    "name": "gatherExceptionsQuery",
    "selections": (v3/*:: as any*/),
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": [
      (v1/*:: as any*/),
      (v2/*:: as any*/),
      (v0/*:: as any*/)
    ],
    "kind": "Operation",
    "name": "gatherExceptionsQuery",
    "selections": (v3/*:: as any*/)
  },
  "params": {
    "id": "59897cbc6192f7e702a4d2806925ad8df261e74a4c1a06de081b947b934c1771",
    "metadata": {},
    "name": "gatherExceptionsQuery",
    "operationKind": "query",
    "text": null
  }
};
})();

(node as any).hash = "e047d96f13513adee1b316dd133b5f22";

export default node;
