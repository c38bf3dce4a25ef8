/**
 * @generated SignedSource<<607cbea30262774ee1ff63866423976c>>
 * @relayHash 3a48fb19375cc9037580e637b06cf1cf
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 6e70dc2c9244345c06a5551fac1306b75a948d02c31f605be99b5d60773278c9

import type { ConcreteRequest } from 'relay-runtime';
export type PaymentMethod = "ACH" | "CARD" | "CASH" | "CHECK" | "DIRECT_DEBIT" | "OTHER" | "WIRE";
export type PaymentStatus = "APPLIED" | "REVERSED" | "UNAPPLIED" | "UNIDENTIFIED";
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
export type DateRange = {
  from?: string | null | undefined;
  to?: string | null | undefined;
};
export type PaymentsPageTotalsQuery$variables = {
  filter?: PaymentFilter | null | undefined;
};
export type PaymentsPageTotalsQuery$data = {
  readonly payments: {
    readonly totals: ReadonlyArray<{
      readonly amount: {
        readonly amount: string;
        readonly currency: string;
      };
      readonly count: number;
      readonly unapplied: {
        readonly amount: string;
        readonly currency: string;
      };
    }>;
  };
};
export type PaymentsPageTotalsQuery = {
  response: PaymentsPageTotalsQuery$data;
  variables: PaymentsPageTotalsQuery$variables;
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
v2 = [
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
    "concreteType": "PaymentConnection",
    "kind": "LinkedField",
    "name": "payments",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "PaymentTotals",
        "kind": "LinkedField",
        "name": "totals",
        "plural": true,
        "selections": [
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "count",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "concreteType": "Money",
            "kind": "LinkedField",
            "name": "amount",
            "plural": false,
            "selections": (v1/*:: as any*/),
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "concreteType": "Money",
            "kind": "LinkedField",
            "name": "unapplied",
            "plural": false,
            "selections": (v1/*:: as any*/),
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
    "name": "PaymentsPageTotalsQuery",
    "selections": (v2/*:: as any*/),
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "PaymentsPageTotalsQuery",
    "selections": (v2/*:: as any*/)
  },
  "params": {
    "id": "6e70dc2c9244345c06a5551fac1306b75a948d02c31f605be99b5d60773278c9",
    "metadata": {},
    "name": "PaymentsPageTotalsQuery",
    "operationKind": "query",
    "text": null
  }
};
})();

(node as any).hash = "fe7f0f0a4dcbb17048ddf9b1a54771c1";

export default node;
