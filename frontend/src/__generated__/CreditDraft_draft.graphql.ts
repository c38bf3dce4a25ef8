/**
 * @generated SignedSource<<17c5489f7a8c22a3c10597586e257110>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ReaderFragment } from 'relay-runtime';
import type { FragmentRefs } from "relay-runtime";
export type CreditDraft_draft$data = {
  readonly account: {
    readonly id: string;
    readonly name: string;
  } | null | undefined;
  readonly allowedActions: ReadonlyArray<{
    readonly action: string;
    readonly allowed: boolean;
    readonly reasonCode: string | null | undefined;
  }>;
  readonly id: string;
  readonly total: {
    readonly amount: string;
    readonly currency: string;
  };
  readonly " $fragmentType": "CreditDraft_draft";
};
export type CreditDraft_draft$key = {
  readonly " $data"?: CreditDraft_draft$data;
  readonly " $fragmentSpreads": FragmentRefs<"CreditDraft_draft">;
};

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
  "metadata": null,
  "name": "CreditDraft_draft",
  "selections": [
    (v0/*:: as any*/),
    {
      "alias": null,
      "args": null,
      "concreteType": "Money",
      "kind": "LinkedField",
      "name": "total",
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
    },
    {
      "alias": null,
      "args": null,
      "concreteType": "Account",
      "kind": "LinkedField",
      "name": "account",
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
    }
  ],
  "type": "BillDraft",
  "abstractKey": null
};
})();

(node as any).hash = "59b9e322fab952ef9a6ea144f5c23fd6";

export default node;
