/**
 * @generated SignedSource<<a0fc72147204182ecf003c0031f7e33d>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ReaderFragment } from 'relay-runtime';
export type ContractEventKind = "ACTIVATED" | "AMENDED" | "MILESTONE" | "RENEWED" | "TERMINATED" | "TRANSFERRED" | "UPGRADED";
import type { FragmentRefs } from "relay-runtime";
export type ContractEvents_events$data = ReadonlyArray<{
  readonly changes: ReadonlyArray<{
    readonly after: string;
    readonly before: string;
    readonly field: string;
  }>;
  readonly createdAt: string;
  readonly effectiveOn: string;
  readonly firstBill: boolean;
  readonly id: string;
  readonly kind: ContractEventKind;
  readonly note: string;
  readonly recordedBy: {
    readonly id: string;
    readonly name: string;
  } | null | undefined;
  readonly " $fragmentType": "ContractEvents_events";
}>;
export type ContractEvents_events$key = ReadonlyArray<{
  readonly " $data"?: ContractEvents_events$data;
  readonly " $fragmentSpreads": FragmentRefs<"ContractEvents_events">;
}>;

const node: ReaderFragment = (function(){
var v0 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "id",
  "storageKey": null
};
return {
  "argumentDefinitions": [],
  "kind": "Fragment",
  "metadata": {
    "plural": true
  },
  "name": "ContractEvents_events",
  "selections": [
    (v0/*:: as any*/),
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "kind",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "effectiveOn",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "note",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "firstBill",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "createdAt",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "concreteType": "ContractChange",
      "kind": "LinkedField",
      "name": "changes",
      "plural": true,
      "selections": [
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "field",
          "storageKey": null
        },
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "before",
          "storageKey": null
        },
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "after",
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
      "name": "recordedBy",
      "plural": false,
      "selections": [
        (v0/*:: as any*/),
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
  "type": "ContractEvent",
  "abstractKey": null
};
})();

(node as any).hash = "1e5b79064c693a73b53e5225072f2975";

export default node;
