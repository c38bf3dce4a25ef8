/**
 * @generated SignedSource<<8ec60b6c53e08a072d2ca7291f2e3ffb>>
 * @relayHash 47486f79c01ec6113aaf4d23a54d12d8
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID a554c74b23a33cb5a112f049481b1a7e2cd041ee96c63e058791cc946de75c9e

import type { ConcreteRequest } from 'relay-runtime';
export type BillDraftStatus = "BLOCKED" | "CREDITED" | "HELD" | "POSTED" | "READY";
export type BillDraftFilter = {
  accountId?: string | null | undefined;
  currency?: string | null | undefined;
  firstBill?: boolean | null | undefined;
  maxTotal?: string | null | undefined;
  minTotal?: string | null | undefined;
  runId?: string | null | undefined;
  status?: ReadonlyArray<BillDraftStatus> | null | undefined;
  text?: string | null | undefined;
  variance?: string | null | undefined;
};
export type gatherDraftsQuery$variables = {
  filter?: BillDraftFilter | null | undefined;
  first: number;
  offset: number;
};
export type gatherDraftsQuery$data = {
  readonly billDrafts: {
    readonly edges: ReadonlyArray<{
      readonly node: {
        readonly account: {
          readonly id: string;
          readonly name: string;
        } | null | undefined;
        readonly id: string;
        readonly status: BillDraftStatus;
      };
    }>;
  };
};
export type gatherDraftsQuery = {
  response: gatherDraftsQuery$data;
  variables: gatherDraftsQuery$variables;
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
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "id",
  "storageKey": null
},
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
        "kind": "Variable",
        "name": "offset",
        "variableName": "offset"
      }
    ],
    "concreteType": "BillDraftConnection",
    "kind": "LinkedField",
    "name": "billDrafts",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "BillDraftEdge",
        "kind": "LinkedField",
        "name": "edges",
        "plural": true,
        "selections": [
          {
            "alias": null,
            "args": null,
            "concreteType": "BillDraft",
            "kind": "LinkedField",
            "name": "node",
            "plural": false,
            "selections": [
              (v3/*:: as any*/),
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "status",
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
                  (v3/*:: as any*/),
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
    "name": "gatherDraftsQuery",
    "selections": (v4/*:: as any*/),
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
    "name": "gatherDraftsQuery",
    "selections": (v4/*:: as any*/)
  },
  "params": {
    "id": "a554c74b23a33cb5a112f049481b1a7e2cd041ee96c63e058791cc946de75c9e",
    "metadata": {},
    "name": "gatherDraftsQuery",
    "operationKind": "query",
    "text": null
  }
};
})();

(node as any).hash = "bc58f22fec4a2a8003a2d8e5e06def02";

export default node;
