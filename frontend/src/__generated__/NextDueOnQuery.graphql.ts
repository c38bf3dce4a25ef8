/**
 * @generated SignedSource<<554573a4ff96fb31182fbc828251d595>>
 * @relayHash f43a35105eb5c5942aa7a24d46712ab3
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID c528cb7c2887c6f12ab72089554a79d8cdcc7fa7a810c0a4e5cb6686e9cf3336

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
export type NextDueOnQuery$variables = {
  filter?: InvoiceFilter | null | undefined;
};
export type NextDueOnQuery$data = {
  readonly invoices: {
    readonly totals: ReadonlyArray<{
      readonly balance: {
        readonly amount: string;
        readonly currency: string;
      };
      readonly count: number;
    }>;
  };
};
export type NextDueOnQuery = {
  response: NextDueOnQuery$data;
  variables: NextDueOnQuery$variables;
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
    "concreteType": "InvoiceConnection",
    "kind": "LinkedField",
    "name": "invoices",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "InvoiceTotals",
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
            "name": "balance",
            "plural": false,
            "selections": [
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
    "name": "NextDueOnQuery",
    "selections": (v1/*:: as any*/),
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "NextDueOnQuery",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "id": "c528cb7c2887c6f12ab72089554a79d8cdcc7fa7a810c0a4e5cb6686e9cf3336",
    "metadata": {},
    "name": "NextDueOnQuery",
    "operationKind": "query",
    "text": null
  }
};
})();

(node as any).hash = "38cda01a46d54945d9caa921421c9b03";

export default node;
