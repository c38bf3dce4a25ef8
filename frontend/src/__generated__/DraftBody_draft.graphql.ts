/**
 * @generated SignedSource<<472763b5e517259c4009827df7b0f8e7>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ReaderFragment } from 'relay-runtime';
export type BillDraftStatus = "BLOCKED" | "CREDITED" | "HELD" | "POSTED" | "READY";
export type BillExceptionStatus = "CURED" | "OPEN" | "WAIVED";
export type CreditMemoStatus = "POSTED" | "REJECTED" | "REQUESTED";
import type { FragmentRefs } from "relay-runtime";
export type DraftBody_draft$data = {
  readonly account: {
    readonly id: string;
    readonly name: string;
    readonly number: string;
  } | null | undefined;
  readonly creditMemo?: {
    readonly id: string;
    readonly number: string | null | undefined;
    readonly status: CreditMemoStatus;
  } | null | undefined;
  readonly dueOn: string;
  readonly exceptions: ReadonlyArray<{
    readonly id: string;
    readonly status: BillExceptionStatus;
    readonly " $fragmentSpreads": FragmentRefs<"ExceptionItem_exception">;
  }>;
  readonly firstBill: boolean;
  readonly holdReason: string;
  readonly id: string;
  readonly invoice: {
    readonly id: string;
    readonly number: string;
  } | null | undefined;
  readonly net: {
    readonly amount: string;
    readonly currency: string;
  };
  readonly previous: {
    readonly amount: string;
    readonly currency: string;
  };
  readonly purchaseOrder: string;
  readonly rates: string;
  readonly run: {
    readonly id: string;
    readonly number: string;
  } | null | undefined;
  readonly status: BillDraftStatus;
  readonly tax: {
    readonly amount: string;
    readonly currency: string;
  };
  readonly taxes: ReadonlyArray<{
    readonly amount: {
      readonly amount: string;
      readonly currency: string;
    };
    readonly category: string;
    readonly exemption: string;
    readonly jurisdiction: string;
    readonly percent: string;
    readonly taxClass: string;
    readonly taxable: {
      readonly amount: string;
      readonly currency: string;
    };
  }>;
  readonly total: {
    readonly amount: string;
    readonly currency: string;
  };
  readonly " $fragmentSpreads": FragmentRefs<"LineComparison_draft">;
  readonly " $fragmentType": "DraftBody_draft";
};
export type DraftBody_draft$key = {
  readonly " $data"?: DraftBody_draft$data;
  readonly " $fragmentSpreads": FragmentRefs<"DraftBody_draft">;
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
v2 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "number",
  "storageKey": null
},
v3 = [
  (v0/*:: as any*/),
  (v2/*:: as any*/)
],
v4 = [
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
  "argumentDefinitions": [
    {
      "defaultValue": null,
      "kind": "LocalArgument",
      "name": "credits"
    }
  ],
  "kind": "Fragment",
  "metadata": null,
  "name": "DraftBody_draft",
  "selections": [
    (v0/*:: as any*/),
    (v1/*:: as any*/),
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "dueOn",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "purchaseOrder",
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
      "name": "holdReason",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "rates",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "concreteType": "BillRun",
      "kind": "LinkedField",
      "name": "run",
      "plural": false,
      "selections": (v3/*:: as any*/),
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
        (v2/*:: as any*/),
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
      "concreteType": "Invoice",
      "kind": "LinkedField",
      "name": "invoice",
      "plural": false,
      "selections": (v3/*:: as any*/),
      "storageKey": null
    },
    {
      "condition": "credits",
      "kind": "Condition",
      "passingValue": true,
      "selections": [
        {
          "alias": null,
          "args": null,
          "concreteType": "CreditMemo",
          "kind": "LinkedField",
          "name": "creditMemo",
          "plural": false,
          "selections": [
            (v0/*:: as any*/),
            (v2/*:: as any*/),
            (v1/*:: as any*/)
          ],
          "storageKey": null
        }
      ]
    },
    {
      "alias": null,
      "args": null,
      "concreteType": "Money",
      "kind": "LinkedField",
      "name": "net",
      "plural": false,
      "selections": (v4/*:: as any*/),
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "concreteType": "Money",
      "kind": "LinkedField",
      "name": "tax",
      "plural": false,
      "selections": (v4/*:: as any*/),
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "concreteType": "Money",
      "kind": "LinkedField",
      "name": "total",
      "plural": false,
      "selections": (v4/*:: as any*/),
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "concreteType": "Money",
      "kind": "LinkedField",
      "name": "previous",
      "plural": false,
      "selections": (v4/*:: as any*/),
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "concreteType": "BillDraftTax",
      "kind": "LinkedField",
      "name": "taxes",
      "plural": true,
      "selections": [
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
          "name": "taxClass",
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
          "selections": (v4/*:: as any*/),
          "storageKey": null
        },
        {
          "alias": null,
          "args": null,
          "concreteType": "Money",
          "kind": "LinkedField",
          "name": "amount",
          "plural": false,
          "selections": (v4/*:: as any*/),
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
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "concreteType": "BillException",
      "kind": "LinkedField",
      "name": "exceptions",
      "plural": true,
      "selections": [
        (v0/*:: as any*/),
        (v1/*:: as any*/),
        {
          "args": null,
          "kind": "FragmentSpread",
          "name": "ExceptionItem_exception"
        }
      ],
      "storageKey": null
    },
    {
      "args": null,
      "kind": "FragmentSpread",
      "name": "LineComparison_draft"
    }
  ],
  "type": "BillDraft",
  "abstractKey": null
};
})();

(node as any).hash = "a4f4ad39f2ffe875d4d65173efbd78ad";

export default node;
