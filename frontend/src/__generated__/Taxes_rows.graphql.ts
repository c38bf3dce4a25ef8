/**
 * @generated SignedSource<<005e17882ef6aa66e837631b724c17ff>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ReaderFragment } from 'relay-runtime';
import type { FragmentRefs } from "relay-runtime";
export type Taxes_rows$data = ReadonlyArray<{
  readonly amount: {
    readonly amount: string;
    readonly currency: string;
  };
  readonly category: string;
  readonly exemption: string;
  readonly id: string;
  readonly jurisdiction: string;
  readonly percent: string;
  readonly taxable: {
    readonly amount: string;
    readonly currency: string;
  };
  readonly " $fragmentType": "Taxes_rows";
}>;
export type Taxes_rows$key = ReadonlyArray<{
  readonly " $data"?: Taxes_rows$data;
  readonly " $fragmentSpreads": FragmentRefs<"Taxes_rows">;
}>;

const node: ReaderFragment = (function(){
var v0 = [
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
  "name": "Taxes_rows",
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
      "name": "jurisdiction",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "category",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "percent",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "concreteType": "Money",
      "kind": "LinkedField",
      "name": "taxable",
      "plural": false,
      "selections": (v0/*:: as any*/),
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "concreteType": "Money",
      "kind": "LinkedField",
      "name": "amount",
      "plural": false,
      "selections": (v0/*:: as any*/),
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "exemption",
      "storageKey": null
    }
  ],
  "type": "InvoiceTax",
  "abstractKey": null
};
})();

(node as any).hash = "8bb9a46fd64f44a6c644df1a893b13d9";

export default node;
