/**
 * @generated SignedSource<<8cddda63f72e9d7498001f2af0940777>>
 * @relayHash cd5cf70c57d0353c76ae4e4ef289620d
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 736dfaf17a8b7872c86a3fbcda07ebcb05b2c1da5eae8e0f19c0e8d04002839b

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
export type InvoicesPageTotalsQuery$variables = {
  filter?: InvoiceFilter | null | undefined;
};
export type InvoicesPageTotalsQuery$data = {
  readonly businessUnits: ReadonlyArray<{
    readonly code: string;
    readonly id: string;
    readonly name: string;
  }>;
  readonly invoices: {
    readonly totals: ReadonlyArray<{
      readonly balance: {
        readonly amount: string;
        readonly currency: string;
      };
      readonly count: number;
      readonly total: {
        readonly amount: string;
        readonly currency: string;
      };
    }>;
  };
};
export type InvoicesPageTotalsQuery = {
  response: InvoicesPageTotalsQuery$data;
  variables: InvoicesPageTotalsQuery$variables;
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
            "name": "total",
            "plural": false,
            "selections": (v1/*:: as any*/),
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "concreteType": "Money",
            "kind": "LinkedField",
            "name": "balance",
            "plural": false,
            "selections": (v1/*:: as any*/),
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
    "concreteType": "BusinessUnit",
    "kind": "LinkedField",
    "name": "businessUnits",
    "plural": true,
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
        "kind": "ScalarField",
        "name": "code",
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
  }
];
return {
  "fragment": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Fragment",
    "metadata": null,
    "name": "InvoicesPageTotalsQuery",
    "selections": (v2/*:: as any*/),
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "InvoicesPageTotalsQuery",
    "selections": (v2/*:: as any*/)
  },
  "params": {
    "id": "736dfaf17a8b7872c86a3fbcda07ebcb05b2c1da5eae8e0f19c0e8d04002839b",
    "metadata": {},
    "name": "InvoicesPageTotalsQuery",
    "operationKind": "query",
    "text": null
  }
};
})();

(node as any).hash = "293f9c18d6acc5ae6c5f7103a954d4e4";

export default node;
