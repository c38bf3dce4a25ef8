/**
 * @generated SignedSource<<f05524df991bdbde78a30d429aae8efb>>
 * @relayHash 1081dea064abb7654309ae49c9d36a7a
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 2c2225ac1c60ef517320a767f9d49de522d9cb3b5b41bfd341f64423db558f3e

import type { ConcreteRequest } from 'relay-runtime';
export type AccountKind = "CARRIER" | "CLIENT" | "DEALER" | "OEM" | "PARTNER";
export type AgeingBucketName = "CURRENT" | "D121_PLUS" | "D1_30" | "D31_60" | "D61_90" | "D91_120";
export type InvoiceStatus = "OPEN" | "OVERDUE" | "PAID";
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
export type MatchPanelQuery$variables = {
  filter?: InvoiceFilter | null | undefined;
  first: number;
};
export type MatchPanelQuery$data = {
  readonly invoices: {
    readonly edges: ReadonlyArray<{
      readonly node: {
        readonly account: {
          readonly id: string;
          readonly name: string;
          readonly number: string;
        } | null | undefined;
        readonly balance: {
          readonly amount: string;
          readonly currency: string;
        };
        readonly daysLate: number;
        readonly dueOn: string;
        readonly id: string;
        readonly number: string;
        readonly purchaseOrder: string;
        readonly total: {
          readonly amount: string;
          readonly currency: string;
        };
      };
    }>;
    readonly totalCount: number | null | undefined;
  };
};
export type MatchPanelQuery = {
  response: MatchPanelQuery$data;
  variables: MatchPanelQuery$variables;
};

const node: ConcreteRequest = (function(){
var v0 = [
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "filter"
  },
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "first"
  }
],
v1 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "id",
  "storageKey": null
},
v2 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "number",
  "storageKey": null
},
v3 = [
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
v4 = [
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
        "kind": "Literal",
        "name": "orderBy",
        "value": {
          "direction": "ASC",
          "field": "DUE_ON"
        }
      }
    ],
    "concreteType": "InvoiceConnection",
    "kind": "LinkedField",
    "name": "invoices",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "InvoiceEdge",
        "kind": "LinkedField",
        "name": "edges",
        "plural": true,
        "selections": [
          {
            "alias": null,
            "args": null,
            "concreteType": "Invoice",
            "kind": "LinkedField",
            "name": "node",
            "plural": false,
            "selections": [
              (v1/*:: as any*/),
              (v2/*:: as any*/),
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
                "name": "daysLate",
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
                "concreteType": "Account",
                "kind": "LinkedField",
                "name": "account",
                "plural": false,
                "selections": [
                  (v1/*:: as any*/),
                  (v2/*:: as any*/),
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
                "selections": (v3/*:: as any*/),
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "concreteType": "Money",
                "kind": "LinkedField",
                "name": "balance",
                "plural": false,
                "selections": (v3/*:: as any*/),
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
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Fragment",
    "metadata": null,
    "name": "MatchPanelQuery",
    "selections": (v4/*:: as any*/),
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "MatchPanelQuery",
    "selections": (v4/*:: as any*/)
  },
  "params": {
    "id": "2c2225ac1c60ef517320a767f9d49de522d9cb3b5b41bfd341f64423db558f3e",
    "metadata": {},
    "name": "MatchPanelQuery",
    "operationKind": "query",
    "text": null
  }
};
})();

(node as any).hash = "d50504d995b365991d2092d1fab7cc41";

export default node;
