/**
 * @generated SignedSource<<afa1bfd38d2e347fab6c4b2ce9d1aab2>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ReaderFragment } from 'relay-runtime';
export type BillExceptionKind = "AMOUNT_TOO_LARGE" | "BAD_ADDRESS" | "CONTRACT_EXPIRED" | "CREDIT_HOLD" | "DUPLICATE_PERIOD" | "EXPIRED_EXEMPTION" | "FIRST_BILL" | "GAP" | "LATE_TIME" | "MISSING_EXCHANGE_RATE" | "MISSING_PURCHASE_ORDER" | "MISSING_RATE" | "MISSING_TAX_RATE" | "NEGATIVE_INVOICE" | "NOT_FUNCTIONAL" | "OVERLAP" | "PRICE_NOT_AS_AGREED" | "STALE" | "VARIANCE" | "ZERO_INVOICE";
export type BillExceptionSeverity = "ERROR" | "WARNING";
export type BillExceptionStatus = "CURED" | "OPEN" | "WAIVED";
import type { FragmentRefs } from "relay-runtime";
export type ExceptionItem_exception$data = {
  readonly account: {
    readonly id: string;
  } | null | undefined;
  readonly allowedActions: ReadonlyArray<{
    readonly action: string;
    readonly allowed: boolean;
    readonly reasonCode: string | null | undefined;
  }>;
  readonly contractLine: {
    readonly contract: {
      readonly id: string;
    } | null | undefined;
    readonly id: string;
  } | null | undefined;
  readonly draft: {
    readonly allowedActions: ReadonlyArray<{
      readonly action: string;
      readonly allowed: boolean;
      readonly reasonCode: string | null | undefined;
    }>;
    readonly credit: {
      readonly " $fragmentSpreads": FragmentRefs<"CreditDraft_draft">;
    };
    readonly id: string;
  } | null | undefined;
  readonly id: string;
  readonly kind: BillExceptionKind;
  readonly message: string;
  readonly note: string;
  readonly owner: {
    readonly id: string;
    readonly name: string;
  } | null | undefined;
  readonly remedies: ReadonlyArray<{
    readonly action: string;
    readonly label: string;
    readonly targetId: string | null | undefined;
  }>;
  readonly resolvedAt: string | null | undefined;
  readonly resolvedBy: {
    readonly id: string;
    readonly name: string;
  } | null | undefined;
  readonly run: {
    readonly id: string;
  } | null | undefined;
  readonly severity: BillExceptionSeverity;
  readonly status: BillExceptionStatus;
  readonly " $fragmentType": "ExceptionItem_exception";
};
export type ExceptionItem_exception$key = {
  readonly " $data"?: ExceptionItem_exception$data;
  readonly " $fragmentSpreads": FragmentRefs<"ExceptionItem_exception">;
};

const node: ReaderFragment = (function(){
var v0 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "id",
  "storageKey": null
},
v1 = [
  (v0/*:: as any*/),
  {
    "alias": null,
    "args": null,
    "kind": "ScalarField",
    "name": "name",
    "storageKey": null
  }
],
v2 = [
  (v0/*:: as any*/)
],
v3 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "action",
  "storageKey": null
},
v4 = {
  "alias": null,
  "args": null,
  "concreteType": "AllowedAction",
  "kind": "LinkedField",
  "name": "allowedActions",
  "plural": true,
  "selections": [
    (v3/*:: as any*/),
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
};
return {
  "argumentDefinitions": [],
  "kind": "Fragment",
  "metadata": null,
  "name": "ExceptionItem_exception",
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
      "name": "severity",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "message",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "status",
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
      "concreteType": "User",
      "kind": "LinkedField",
      "name": "owner",
      "plural": false,
      "selections": (v1/*:: as any*/),
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "concreteType": "User",
      "kind": "LinkedField",
      "name": "resolvedBy",
      "plural": false,
      "selections": (v1/*:: as any*/),
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "resolvedAt",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "concreteType": "BillRun",
      "kind": "LinkedField",
      "name": "run",
      "plural": false,
      "selections": (v2/*:: as any*/),
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "concreteType": "Account",
      "kind": "LinkedField",
      "name": "account",
      "plural": false,
      "selections": (v2/*:: as any*/),
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "concreteType": "BillDraft",
      "kind": "LinkedField",
      "name": "draft",
      "plural": false,
      "selections": [
        (v0/*:: as any*/),
        (v4/*:: as any*/),
        {
          "fragment": {
            "kind": "InlineFragment",
            "selections": [
              {
                "args": null,
                "kind": "FragmentSpread",
                "name": "CreditDraft_draft"
              }
            ],
            "type": "BillDraft",
            "abstractKey": null
          },
          "kind": "AliasedInlineFragmentSpread",
          "name": "credit"
        }
      ],
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "concreteType": "ContractLine",
      "kind": "LinkedField",
      "name": "contractLine",
      "plural": false,
      "selections": [
        (v0/*:: as any*/),
        {
          "alias": null,
          "args": null,
          "concreteType": "Contract",
          "kind": "LinkedField",
          "name": "contract",
          "plural": false,
          "selections": (v2/*:: as any*/),
          "storageKey": null
        }
      ],
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "concreteType": "BillRemedy",
      "kind": "LinkedField",
      "name": "remedies",
      "plural": true,
      "selections": [
        (v3/*:: as any*/),
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "label",
          "storageKey": null
        },
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "targetId",
          "storageKey": null
        }
      ],
      "storageKey": null
    },
    (v4/*:: as any*/)
  ],
  "type": "BillException",
  "abstractKey": null
};
})();

(node as any).hash = "53e0e3ae202dd9caeee051e6b52e3ef2";

export default node;
