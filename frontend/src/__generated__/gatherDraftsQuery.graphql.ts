/**
 * @generated SignedSource<<74ca5d9596dfe99858f295acf8d52f71>>
 * @relayHash 84e6a41550943e79a06639d6e489c6de
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID b2b9fa45bb67d3521459201d939499889a4566fd7fa875a5d4665bbd171a24ae

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
                  (v3/*:: as any*/)
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
    "id": "b2b9fa45bb67d3521459201d939499889a4566fd7fa875a5d4665bbd171a24ae",
    "metadata": {},
    "name": "gatherDraftsQuery",
    "operationKind": "query",
    "text": null
  }
};
})();

(node as any).hash = "45929f8c55c0290411728aa0e28634b0";

export default node;
