/**
 * @generated SignedSource<<d830ac0011eaf298fc491fd66e47be0d>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ReaderFragment } from 'relay-runtime';
export type JournalKind = "ADJUSTMENT" | "APPLICATION" | "CREDIT_MEMO" | "INVOICE" | "PAYMENT" | "REVERSAL" | "TRANSFER";
import type { FragmentRefs } from "relay-runtime";
export type Journal_entries$data = ReadonlyArray<{
  readonly effectiveOn: string;
  readonly id: string;
  readonly kind: JournalKind;
  readonly lines: ReadonlyArray<{
    readonly credit: {
      readonly amount: string;
      readonly currency: string;
    } | null | undefined;
    readonly debit: {
      readonly amount: string;
      readonly currency: string;
    } | null | undefined;
    readonly glAccount: {
      readonly code: string;
      readonly id: string;
      readonly name: string;
    };
    readonly id: string;
  }>;
  readonly recordedAt: string;
  readonly " $fragmentType": "Journal_entries";
}>;
export type Journal_entries$key = ReadonlyArray<{
  readonly " $data"?: Journal_entries$data;
  readonly " $fragmentSpreads": FragmentRefs<"Journal_entries">;
}>;

const node: ReaderFragment = (function(){
var v0 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "id",
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
  {
    "alias": null,
    "args": null,
    "kind": "ScalarField",
    "name": "currency",
    "storageKey": null
  }
];
return {
  "argumentDefinitions": [],
  "kind": "Fragment",
  "metadata": {
    "plural": true
  },
  "name": "Journal_entries",
  "selections": [
    (v0/*:: as any*/),
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
      "name": "recordedAt",
      "storageKey": null
    },
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
      "concreteType": "JournalLine",
      "kind": "LinkedField",
      "name": "lines",
      "plural": true,
      "selections": [
        (v0/*:: as any*/),
        {
          "alias": null,
          "args": null,
          "concreteType": "GLAccount",
          "kind": "LinkedField",
          "name": "glAccount",
          "plural": false,
          "selections": [
            (v0/*:: as any*/),
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
        },
        {
          "alias": null,
          "args": null,
          "concreteType": "Money",
          "kind": "LinkedField",
          "name": "debit",
          "plural": false,
          "selections": (v1/*:: as any*/),
          "storageKey": null
        },
        {
          "alias": null,
          "args": null,
          "concreteType": "Money",
          "kind": "LinkedField",
          "name": "credit",
          "plural": false,
          "selections": (v1/*:: as any*/),
          "storageKey": null
        }
      ],
      "storageKey": null
    }
  ],
  "type": "JournalEntry",
  "abstractKey": null
};
})();

(node as any).hash = "a594a3c5d5734850cc9a46c7855f9e1b";

export default node;
