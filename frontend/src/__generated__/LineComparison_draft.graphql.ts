/**
 * @generated SignedSource<<94bd6782202aa6ed0d184bff26ad76da>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ReaderFragment } from 'relay-runtime';
export type BillLineSource = "ONE_TIME" | "RECURRING" | "SHORTFALL" | "TIME" | "USAGE";
import type { FragmentRefs } from "relay-runtime";
export type LineComparison_draft$data = {
  readonly currency: string;
  readonly gone: ReadonlyArray<{
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
  }>;
  readonly lines: ReadonlyArray<{
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
  }>;
  readonly net: {
    readonly amount: string;
    readonly currency: string;
  };
  readonly " $fragmentType": "LineComparison_draft";
};
export type LineComparison_draft$key = {
  readonly " $data"?: LineComparison_draft$data;
  readonly " $fragmentSpreads": FragmentRefs<"LineComparison_draft">;
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
],
v2 = [
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
    "selections": (v1/*:: as any*/),
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
    "selections": (v1/*:: as any*/),
    "storageKey": null
  }
];
return {
  "argumentDefinitions": [],
  "kind": "Fragment",
  "metadata": null,
  "name": "LineComparison_draft",
  "selections": [
    (v0/*:: as any*/),
    {
      "alias": null,
      "args": null,
      "concreteType": "BillDraftLine",
      "kind": "LinkedField",
      "name": "lines",
      "plural": true,
      "selections": (v2/*:: as any*/),
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "concreteType": "BillDraftLine",
      "kind": "LinkedField",
      "name": "gone",
      "plural": true,
      "selections": (v2/*:: as any*/),
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "concreteType": "Money",
      "kind": "LinkedField",
      "name": "net",
      "plural": false,
      "selections": (v1/*:: as any*/),
      "storageKey": null
    }
  ],
  "type": "BillDraft",
  "abstractKey": null
};
})();

(node as any).hash = "af16d04a62f98c75fc63132d1bddc83d";

export default node;
