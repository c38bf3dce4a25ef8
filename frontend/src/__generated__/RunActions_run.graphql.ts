/**
 * @generated SignedSource<<1f9ac3564adf181635b23d4158489f79>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ReaderFragment } from 'relay-runtime';
export type BillDraftStatus = "BLOCKED" | "CREDITED" | "HELD" | "POSTED" | "READY";
export type BillRunStatus = "APPROVED" | "CANCELLED" | "COMPUTING" | "POSTED" | "REVIEW";
import type { FragmentRefs } from "relay-runtime";
export type RunActions_run$data = {
  readonly allowedActions: ReadonlyArray<{
    readonly action: string;
    readonly allowed: boolean;
    readonly reasonCode: string | null | undefined;
  }>;
  readonly id: string;
  readonly number: string;
  readonly openErrors: number;
  readonly status: BillRunStatus;
  readonly totals: ReadonlyArray<{
    readonly drafts: number;
    readonly status: BillDraftStatus;
  }>;
  readonly " $fragmentSpreads": FragmentRefs<"RunTotals_run">;
  readonly " $fragmentType": "RunActions_run";
};
export type RunActions_run$key = {
  readonly " $data"?: RunActions_run$data;
  readonly " $fragmentSpreads": FragmentRefs<"RunActions_run">;
};

const node: ReaderFragment = (function(){
var v0 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "status",
  "storageKey": null
};
return {
  "argumentDefinitions": [],
  "kind": "Fragment",
  "metadata": null,
  "name": "RunActions_run",
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
      "name": "number",
      "storageKey": null
    },
    (v0/*:: as any*/),
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
      "concreteType": "BillRunTotals",
      "kind": "LinkedField",
      "name": "totals",
      "plural": true,
      "selections": [
        (v0/*:: as any*/),
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
      "concreteType": "AllowedAction",
      "kind": "LinkedField",
      "name": "allowedActions",
      "plural": true,
      "selections": [
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "action",
          "storageKey": null
        },
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "allowed",
          "storageKey": null
        },
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "reasonCode",
          "storageKey": null
        }
      ],
      "storageKey": null
    },
    {
      "args": null,
      "kind": "FragmentSpread",
      "name": "RunTotals_run"
    }
  ],
  "type": "BillRun",
  "abstractKey": null
};
})();

(node as any).hash = "645e9e38608c4a7645f3ff177d057a84";

export default node;
