/**
 * @generated SignedSource<<b3f800ffeccd20d0ede7e90a138a1977>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ReaderFragment } from 'relay-runtime';
export type BillLineSource = "ONE_TIME" | "RECURRING" | "SHORTFALL" | "TIME" | "USAGE";
import type { FragmentRefs } from "relay-runtime";
export type LineComparison_line$data = {
  readonly amount: {
    readonly amount: string;
    readonly currency: string;
  };
  readonly contractLineId: string;
  readonly costCentre: string;
  readonly description: string;
  readonly previous: {
    readonly amount: string;
    readonly currency: string;
  } | null | undefined;
  readonly promotion: string;
  readonly quantity: string;
  readonly reason: string;
  readonly serviceFrom: string | null | undefined;
  readonly serviceTo: string | null | undefined;
  readonly site: string;
  readonly source: BillLineSource;
  readonly unitPrice: string;
  readonly " $fragmentType": "LineComparison_line";
};
export type LineComparison_line$key = {
  readonly " $data"?: LineComparison_line$data;
  readonly " $fragmentSpreads": FragmentRefs<"LineComparison_line">;
};

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
  "metadata": null,
  "name": "LineComparison_line",
  "selections": [
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "source",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "contractLineId",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "description",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "quantity",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "unitPrice",
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
      "name": "serviceFrom",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "serviceTo",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "reason",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "promotion",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "site",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "costCentre",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "concreteType": "Money",
      "kind": "LinkedField",
      "name": "previous",
      "plural": false,
      "selections": (v0/*:: as any*/),
      "storageKey": null
    }
  ],
  "type": "BillDraftLine",
  "abstractKey": null
};
})();

(node as any).hash = "739209d2ec29d62dd03f69e8fa1a10b0";

export default node;
