/**
 * @generated SignedSource<<f962d3855f54760d65e33aa6d7332fec>>
 * @relayHash f0256aecedb025199b9cc867ac7c6722
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 4a7926f45c89a02d2dbc0ad125437298625e76ba84f6ac8c10056082de871230

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
export type NextDueQuery$variables = {
  filter?: InvoiceFilter | null | undefined;
};
export type NextDueQuery$data = {
  readonly invoices: {
    readonly edges: ReadonlyArray<{
      readonly node: {
        readonly dueOn: string;
        readonly id: string;
      };
    }>;
  };
};
export type NextDueQuery = {
  response: NextDueQuery$data;
  variables: NextDueQuery$variables;
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
      },
      {
        "kind": "Literal",
        "name": "orderBy",
        "value": {
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
                "name": "dueOn",
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
    "name": "NextDueQuery",
    "selections": (v1/*:: as any*/),
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "NextDueQuery",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "id": "4a7926f45c89a02d2dbc0ad125437298625e76ba84f6ac8c10056082de871230",
    "metadata": {},
    "name": "NextDueQuery",
    "operationKind": "query",
    "text": null
  }
};
})();

(node as any).hash = "bbb99dcf97efae65f91f53ab5f326f27";

export default node;
