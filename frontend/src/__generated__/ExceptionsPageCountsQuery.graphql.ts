/**
 * @generated SignedSource<<709df49202b81970a7fe9679e0739033>>
 * @relayHash 02f97cadc93b6edbd278560c99628db8
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 67e8ef14942d0ed43ff933e627dc1cca1bdb5a5417d9d5ae0c8886fb0b14ed21

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
export type ExceptionsPageCountsQuery$variables = {
  filter?: BillExceptionFilter | null | undefined;
};
export type ExceptionsPageCountsQuery$data = {
  readonly billExceptions: {
    readonly byKind: ReadonlyArray<{
      readonly count: number;
      readonly kind: BillExceptionKind;
      readonly severity: BillExceptionSeverity;
    }>;
  };
};
export type ExceptionsPageCountsQuery = {
  response: ExceptionsPageCountsQuery$data;
  variables: ExceptionsPageCountsQuery$variables;
};

const node: ConcreteRequest = (function(){
var v0 = [
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "filter"
  }
],
v1 = [
  {
    "alias": null,
    "args": [
      {
        "kind": "Variable",
        "name": "filter",
        "variableName": "filter"
      },
      {
        "kind": "Literal",
        "name": "first",
        "value": 1
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
        "concreteType": "BillExceptionCount",
        "kind": "LinkedField",
        "name": "byKind",
        "plural": true,
        "selections": [
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
            "name": "count",
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
    "name": "ExceptionsPageCountsQuery",
    "selections": (v1/*:: as any*/),
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "ExceptionsPageCountsQuery",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "id": "67e8ef14942d0ed43ff933e627dc1cca1bdb5a5417d9d5ae0c8886fb0b14ed21",
    "metadata": {},
    "name": "ExceptionsPageCountsQuery",
    "operationKind": "query",
    "text": null
  }
};
})();

(node as any).hash = "759d32c349e1fb73f288f084714fc8b8";

export default node;
