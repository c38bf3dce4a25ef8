/**
 * @generated SignedSource<<694ed491524edd42f01fca4f14a4fcfb>>
 * @relayHash 6f84d09022faa6b9a09fe81b84f5d711
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID ffa8b8760c328d070ad784cd9df668bec74c9cd7fd24bbe10ae49d9db32e3363

import type { ConcreteRequest } from 'relay-runtime';
export type AccountKind = "CARRIER" | "CLIENT" | "DEALER" | "OEM" | "PARTNER";
export type AccountOrderField = "BALANCE" | "CREATED_AT" | "NAME" | "NUMBER";
export type AccountStatus = "ACTIVE" | "CLOSED" | "ON_HOLD";
export type BookFunction = "BILLER" | "CASH_APPLIER" | "COLLECTOR" | "OWNER" | "PROCESSOR";
export type OrderDirection = "ASC" | "DESC";
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
export type AccountOrder = {
  direction?: OrderDirection;
  field: AccountOrderField;
};
export type AccountsPageQuery$variables = {
  asOf?: string | null | undefined;
  count: boolean;
  filter?: AccountFilter | null | undefined;
  first: number;
  offset: number;
  orderBy?: AccountOrder | null | undefined;
};
export type AccountsPageQuery$data = {
  readonly accounts: {
    readonly edges: ReadonlyArray<{
      readonly node: {
        readonly assignments: ReadonlyArray<{
          readonly function: BookFunction;
          readonly id: string;
          readonly user: {
            readonly id: string;
            readonly name: string;
          } | null | undefined;
        }>;
        readonly createdAt: string;
        readonly currency: string;
        readonly id: string;
        readonly kind: AccountKind;
        readonly name: string;
        readonly number: string;
        readonly paymentTerms: string;
        readonly receivable: ReadonlyArray<{
          readonly balance: {
            readonly amount: string;
            readonly currency: string;
          };
          readonly currency: string;
          readonly oldestDueOn: string | null | undefined;
          readonly pastDue: {
            readonly amount: string;
            readonly currency: string;
          };
          readonly unappliedCash: {
            readonly amount: string;
            readonly currency: string;
          };
          readonly unappliedCredit: {
            readonly amount: string;
            readonly currency: string;
          };
        }>;
        readonly region: string;
        readonly status: AccountStatus;
      };
    }>;
    readonly totalCount?: number | null | undefined;
  };
};
export type AccountsPageQuery = {
  response: AccountsPageQuery$data;
  variables: AccountsPageQuery$variables;
};

const node: ConcreteRequest = (function(){
var v0 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "asOf"
},
v1 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "count"
},
v2 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "filter"
},
v3 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "first"
},
v4 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "offset"
},
v5 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "orderBy"
},
v6 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "id",
  "storageKey": null
},
v7 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "name",
  "storageKey": null
},
v8 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "currency",
  "storageKey": null
},
v9 = [
  {
    "alias": null,
    "args": null,
    "kind": "ScalarField",
    "name": "amount",
    "storageKey": null
  },
  (v8/*:: as any*/)
],
v10 = [
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
    "concreteType": "AccountConnection",
    "kind": "LinkedField",
    "name": "accounts",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "AccountEdge",
        "kind": "LinkedField",
        "name": "edges",
        "plural": true,
        "selections": [
          {
            "alias": null,
            "args": null,
            "concreteType": "Account",
            "kind": "LinkedField",
            "name": "node",
            "plural": false,
            "selections": [
              (v6/*:: as any*/),
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "number",
                "storageKey": null
              },
              (v7/*:: as any*/),
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
                "name": "status",
                "storageKey": null
              },
              (v8/*:: as any*/),
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "region",
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "paymentTerms",
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
                "args": [
                  {
                    "kind": "Variable",
                    "name": "asOf",
                    "variableName": "asOf"
                  }
                ],
                "concreteType": "Receivable",
                "kind": "LinkedField",
                "name": "receivable",
                "plural": true,
                "selections": [
                  (v8/*:: as any*/),
                  {
                    "alias": null,
                    "args": null,
                    "concreteType": "Money",
                    "kind": "LinkedField",
                    "name": "balance",
                    "plural": false,
                    "selections": (v9/*:: as any*/),
                    "storageKey": null
                  },
                  {
                    "alias": null,
                    "args": null,
                    "concreteType": "Money",
                    "kind": "LinkedField",
                    "name": "pastDue",
                    "plural": false,
                    "selections": (v9/*:: as any*/),
                    "storageKey": null
                  },
                  {
                    "alias": null,
                    "args": null,
                    "concreteType": "Money",
                    "kind": "LinkedField",
                    "name": "unappliedCash",
                    "plural": false,
                    "selections": (v9/*:: as any*/),
                    "storageKey": null
                  },
                  {
                    "alias": null,
                    "args": null,
                    "concreteType": "Money",
                    "kind": "LinkedField",
                    "name": "unappliedCredit",
                    "plural": false,
                    "selections": (v9/*:: as any*/),
                    "storageKey": null
                  },
                  {
                    "alias": null,
                    "args": null,
                    "kind": "ScalarField",
                    "name": "oldestDueOn",
                    "storageKey": null
                  }
                ],
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "concreteType": "BookAssignment",
                "kind": "LinkedField",
                "name": "assignments",
                "plural": true,
                "selections": [
                  (v6/*:: as any*/),
                  {
                    "alias": null,
                    "args": null,
                    "kind": "ScalarField",
                    "name": "function",
                    "storageKey": null
                  },
                  {
                    "alias": null,
                    "args": null,
                    "concreteType": "User",
                    "kind": "LinkedField",
                    "name": "user",
                    "plural": false,
                    "selections": [
                      (v6/*:: as any*/),
                      (v7/*:: as any*/)
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
      (v4/*:: as any*/),
      (v5/*:: as any*/)
    ],
    "kind": "Fragment",
    "metadata": null,
    "name": "AccountsPageQuery",
    "selections": (v10/*:: as any*/),
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": [
      (v3/*:: as any*/),
      (v4/*:: as any*/),
      (v1/*:: as any*/),
      (v2/*:: as any*/),
      (v5/*:: as any*/),
      (v0/*:: as any*/)
    ],
    "kind": "Operation",
    "name": "AccountsPageQuery",
    "selections": (v10/*:: as any*/)
  },
  "params": {
    "id": "ffa8b8760c328d070ad784cd9df668bec74c9cd7fd24bbe10ae49d9db32e3363",
    "metadata": {},
    "name": "AccountsPageQuery",
    "operationKind": "query",
    "text": null
  }
};
})();

(node as any).hash = "1f802d25d5ffcc0a10708a7a8637df6c";

export default node;
