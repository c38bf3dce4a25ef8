/**
 * @generated SignedSource<<c11c2b6872bae660d061258c97e4b715>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ReaderFragment } from 'relay-runtime';
export type BillDraftStatus = "BLOCKED" | "CREDITED" | "HELD" | "POSTED" | "READY";
import type { FragmentRefs } from "relay-runtime";
export type RunTotals_run$data = {
  readonly totals: ReadonlyArray<{
    readonly currency: string;
    readonly drafts: number;
    readonly previous: {
      readonly amount: string;
      readonly currency: string;
    };
    readonly status: BillDraftStatus;
    readonly total: {
      readonly amount: string;
      readonly currency: string;
    };
  }>;
  readonly " $fragmentType": "RunTotals_run";
};
export type RunTotals_run$key = {
  readonly " $data"?: RunTotals_run$data;
  readonly " $fragmentSpreads": FragmentRefs<"RunTotals_run">;
};

const node: ReaderFragment = (function(){
var v0 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "currency",
  "storageKey": null
},
v1 = [
  {
    "alias": null,
    "args": null,
    "kind": "ScalarField",
    "name": "amount",
    "storageKey": null
  },
  (v0/*:: as any*/)
];
return {
  "argumentDefinitions": [],
  "kind": "Fragment",
  "metadata": null,
  "name": "RunTotals_run",
  "selections": [
    {
      "alias": null,
      "args": null,
      "concreteType": "BillRunTotals",
      "kind": "LinkedField",
      "name": "totals",
      "plural": true,
      "selections": [
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "status",
          "storageKey": null
        },
        (v0/*:: as any*/),
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "drafts",
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
          "name": "previous",
          "plural": false,
          "selections": (v1/*:: as any*/),
          "storageKey": null
        }
      ],
      "storageKey": null
    }
  ],
  "type": "BillRun",
  "abstractKey": null
};
})();

(node as any).hash = "ea6c070e7f9de8db03dbb6796aeeae67";

export default node;
