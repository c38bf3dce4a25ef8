/**
 * @generated SignedSource<<50013e6a51ba596b13c7002845b5c590>>
 * @relayHash 47e4dab524a84bbfb292b0d549403b96
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID c82b7bd63e86860532477cdf8ec166330585a012213ebbc3c59d7be29efac887

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
export type DraftsGridTotalsQuery$variables = {
  filter?: BillDraftFilter | null | undefined;
};
export type DraftsGridTotalsQuery$data = {
  readonly billDrafts: {
    readonly totals: ReadonlyArray<{
      readonly previous: {
        readonly amount: string;
        readonly currency: string;
      };
      readonly total: {
        readonly amount: string;
        readonly currency: string;
      };
    }>;
  };
};
export type DraftsGridTotalsQuery = {
  response: DraftsGridTotalsQuery$data;
  variables: DraftsGridTotalsQuery$variables;
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
    "concreteType": "BillDraftConnection",
    "kind": "LinkedField",
    "name": "billDrafts",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "BillDraftTotals",
        "kind": "LinkedField",
        "name": "totals",
        "plural": true,
        "selections": [
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
            "name": "previous",
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
    "name": "DraftsGridTotalsQuery",
    "selections": (v2/*:: as any*/),
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "DraftsGridTotalsQuery",
    "selections": (v2/*:: as any*/)
  },
  "params": {
    "id": "c82b7bd63e86860532477cdf8ec166330585a012213ebbc3c59d7be29efac887",
    "metadata": {},
    "name": "DraftsGridTotalsQuery",
    "operationKind": "query",
    "text": null
  }
};
})();

(node as any).hash = "8b4749bc20e6fbe54197fa9988005783";

export default node;
