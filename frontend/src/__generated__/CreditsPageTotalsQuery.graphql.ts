/**
 * @generated SignedSource<<b6f72dc7d2849c2af22ab7ca298dd062>>
 * @relayHash 87f78dee9dbc9a9deadc44e904831ac2
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID f1924b3ebc8688ec0c89483cf88bbadf66c2c4c170c6a08c8c95791fcabd691b

import type { ConcreteRequest } from 'relay-runtime';
export type CreditMemoStatus = "POSTED" | "REJECTED" | "REQUESTED";
export type CreditReason = "BILLING_ERROR" | "CONCESSION" | "DUPLICATE" | "OTHER" | "PRICE" | "QUANTITY" | "RETURN" | "SERVICE";
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
export type DateRange = {
  from?: string | null | undefined;
  to?: string | null | undefined;
};
export type CreditsPageTotalsQuery$variables = {
  filter?: CreditMemoFilter | null | undefined;
};
export type CreditsPageTotalsQuery$data = {
  readonly creditMemos: {
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
export type CreditsPageTotalsQuery = {
  response: CreditsPageTotalsQuery$data;
  variables: CreditsPageTotalsQuery$variables;
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
    "concreteType": "CreditMemoConnection",
    "kind": "LinkedField",
    "name": "creditMemos",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "CreditMemoTotals",
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
    "name": "CreditsPageTotalsQuery",
    "selections": (v2/*:: as any*/),
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "CreditsPageTotalsQuery",
    "selections": (v2/*:: as any*/)
  },
  "params": {
    "id": "f1924b3ebc8688ec0c89483cf88bbadf66c2c4c170c6a08c8c95791fcabd691b",
    "metadata": {},
    "name": "CreditsPageTotalsQuery",
    "operationKind": "query",
    "text": null
  }
};
})();

(node as any).hash = "871a5b1d59d766737fa061eb9a8b26f6";

export default node;
