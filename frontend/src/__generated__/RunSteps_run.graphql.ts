/**
 * @generated SignedSource<<54dab61583d2ec0f640dae8f89e4ff70>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ReaderFragment } from 'relay-runtime';
export type BillDraftStatus = "BLOCKED" | "CREDITED" | "HELD" | "POSTED" | "READY";
export type BillRunStatus = "APPROVED" | "CANCELLED" | "COMPUTING" | "POSTED" | "REVIEW";
import type { FragmentRefs } from "relay-runtime";
export type RunSteps_run$data = {
  readonly approvedBy: {
    readonly id: string;
    readonly name: string;
  } | null | undefined;
  readonly id: string;
  readonly openErrors: number;
  readonly openExceptions: number;
  readonly startedBy: {
    readonly id: string;
    readonly name: string;
  } | null | undefined;
  readonly status: BillRunStatus;
  readonly totals: ReadonlyArray<{
    readonly drafts: number;
    readonly status: BillDraftStatus;
  }>;
  readonly " $fragmentType": "RunSteps_run";
};
export type RunSteps_run$key = {
  readonly " $data"?: RunSteps_run$data;
  readonly " $fragmentSpreads": FragmentRefs<"RunSteps_run">;
};

const node: ReaderFragment = (function(){
var v0 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "id",
  "storageKey": null
},
v1 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "status",
  "storageKey": null
},
v2 = [
  (v0/*:: as any*/),
  {
    "alias": null,
    "args": null,
    "kind": "ScalarField",
    "name": "name",
    "storageKey": null
  }
];
return {
  "argumentDefinitions": [],
  "kind": "Fragment",
  "metadata": null,
  "name": "RunSteps_run",
  "selections": [
    (v0/*:: as any*/),
    (v1/*:: as any*/),
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "openErrors",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "openExceptions",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "concreteType": "BillRunTotals",
      "kind": "LinkedField",
      "name": "totals",
      "plural": true,
      "selections": [
        (v1/*:: as any*/),
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "drafts",
          "storageKey": null
        }
      ],
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "concreteType": "User",
      "kind": "LinkedField",
      "name": "startedBy",
      "plural": false,
      "selections": (v2/*:: as any*/),
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "concreteType": "User",
      "kind": "LinkedField",
      "name": "approvedBy",
      "plural": false,
      "selections": (v2/*:: as any*/),
      "storageKey": null
    }
  ],
  "type": "BillRun",
  "abstractKey": null
};
})();

(node as any).hash = "50142ddc788a7347552ad16f656b3703";

export default node;
