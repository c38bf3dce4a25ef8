/**
 * @generated SignedSource<<4b9e92f04d9674717a3236990d2af0b0>>
 * @relayHash 9e4bca8232d1534b0ff5e87e41db0ed5
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 99dd97fe5d903eab7667606610cb0882fb1d43aa082e45fb3880315891ae9863

import type { ConcreteRequest } from 'relay-runtime';
export type CreditMemoOrderField = "AMOUNT" | "CREATED_AT" | "ISSUE_ON";
export type CreditMemoStatus = "POSTED" | "REJECTED" | "REQUESTED";
export type CreditReason = "BILLING_ERROR" | "CONCESSION" | "DUPLICATE" | "OTHER" | "PRICE" | "QUANTITY" | "RETURN" | "SERVICE";
export type OrderDirection = "ASC" | "DESC";
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
export type CreditMemoOrder = {
  direction?: OrderDirection;
  field: CreditMemoOrderField;
};
export type PortalCreditsQuery$variables = {
  filter?: CreditMemoFilter | null | undefined;
  first: number;
  offset: number;
  orderBy?: CreditMemoOrder | null | undefined;
};
export type PortalCreditsQuery$data = {
  readonly creditMemos: {
    readonly edges: ReadonlyArray<{
      readonly node: {
        readonly account: {
          readonly id: string;
          readonly name: string;
        } | null | undefined;
        readonly amount: {
          readonly amount: string;
          readonly currency: string;
        };
        readonly id: string;
        readonly invoice: {
          readonly id: string;
          readonly number: string;
        } | null | undefined;
        readonly issueOn: string;
        readonly number: string | null | undefined;
        readonly reason: CreditReason;
        readonly unapplied: {
          readonly amount: string;
          readonly currency: string;
        };
      };
    }>;
    readonly totalCount: number | null | undefined;
  };
};
export type PortalCreditsQuery = {
  response: PortalCreditsQuery$data;
  variables: PortalCreditsQuery$variables;
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
v3 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "orderBy"
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
  "name": "number",
  "storageKey": null
},
v6 = [
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
      },
      {
        "kind": "Variable",
        "name": "orderBy",
        "variableName": "orderBy"
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
        "concreteType": "CreditMemoEdge",
        "kind": "LinkedField",
        "name": "edges",
        "plural": true,
        "selections": [
          {
            "alias": null,
            "args": null,
            "concreteType": "CreditMemo",
            "kind": "LinkedField",
            "name": "node",
            "plural": false,
            "selections": [
              (v4/*:: as any*/),
              (v5/*:: as any*/),
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "issueOn",
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "reason",
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
                "concreteType": "Invoice",
                "kind": "LinkedField",
                "name": "invoice",
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
                "concreteType": "Money",
                "kind": "LinkedField",
                "name": "amount",
                "plural": false,
                "selections": (v6/*:: as any*/),
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "concreteType": "Money",
                "kind": "LinkedField",
                "name": "unapplied",
                "plural": false,
                "selections": (v6/*:: as any*/),
                "storageKey": null
              }
            ],
            "storageKey": null
          }
        ],
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "kind": "ScalarField",
        "name": "totalCount",
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
      (v2/*:: as any*/),
      (v3/*:: as any*/)
    ],
    "kind": "Fragment",
    "metadata": null,
    "name": "PortalCreditsQuery",
    "selections": (v7/*:: as any*/),
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": [
      (v1/*:: as any*/),
      (v2/*:: as any*/),
      (v0/*:: as any*/),
      (v3/*:: as any*/)
    ],
    "kind": "Operation",
    "name": "PortalCreditsQuery",
    "selections": (v7/*:: as any*/)
  },
  "params": {
    "id": "99dd97fe5d903eab7667606610cb0882fb1d43aa082e45fb3880315891ae9863",
    "metadata": {},
    "name": "PortalCreditsQuery",
    "operationKind": "query",
    "text": null
  }
};
})();

(node as any).hash = "2bc5eca62043544c85459f8d1e7dd251";

export default node;
