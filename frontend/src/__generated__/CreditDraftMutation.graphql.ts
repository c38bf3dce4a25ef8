/**
 * @generated SignedSource<<33314dcaa15cd342335c31b7ab053934>>
 * @relayHash c702a74b11f3873f1cdfba09cbcdb223
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 85ee84a6fbe47faa46432d8012de2d29f56d74a7e8e7097534d91e852e38eda1

import type { ConcreteRequest } from 'relay-runtime';
export type BillDraftStatus = "BLOCKED" | "CREDITED" | "HELD" | "POSTED" | "READY";
export type CreditMemoStatus = "POSTED" | "REJECTED" | "REQUESTED";
export type CreditBillDraftInput = {
  description?: string;
  id: string;
  idempotencyKey: string;
};
export type CreditDraftMutation$variables = {
  input: CreditBillDraftInput;
};
export type CreditDraftMutation$data = {
  readonly creditBillDraft: {
    readonly billDraft: {
      readonly allowedActions: ReadonlyArray<{
        readonly action: string;
        readonly allowed: boolean;
        readonly reasonCode: string | null | undefined;
      }>;
      readonly id: string;
      readonly status: BillDraftStatus;
      readonly version: number;
    } | null | undefined;
    readonly creditMemo: {
      readonly id: string;
      readonly status: CreditMemoStatus;
    } | null | undefined;
    readonly userErrors: ReadonlyArray<{
      readonly code: string;
      readonly field: ReadonlyArray<string>;
      readonly message: string;
    }>;
  };
};
export type CreditDraftMutation = {
  response: CreditDraftMutation$data;
  variables: CreditDraftMutation$variables;
};

const node: ConcreteRequest = (function(){
var v0 = [
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "input"
  }
],
v1 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "id",
  "storageKey": null
},
v2 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "status",
  "storageKey": null
},
v3 = [
  {
    "alias": null,
    "args": [
      {
        "kind": "Variable",
        "name": "input",
        "variableName": "input"
      }
    ],
    "concreteType": "CreditBillDraftPayload",
    "kind": "LinkedField",
    "name": "creditBillDraft",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "BillDraft",
        "kind": "LinkedField",
        "name": "billDraft",
        "plural": false,
        "selections": [
          (v1/*:: as any*/),
          (v2/*:: as any*/),
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "version",
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
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "concreteType": "CreditMemo",
        "kind": "LinkedField",
        "name": "creditMemo",
        "plural": false,
        "selections": [
          (v1/*:: as any*/),
          (v2/*:: as any*/)
        ],
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "concreteType": "UserError",
        "kind": "LinkedField",
        "name": "userErrors",
        "plural": true,
        "selections": [
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
            "name": "field",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "message",
            "storageKey": null
          }
        ],
        "storageKey": null
      }
    ],
    "storageKey": null
  }
];
return {
  "fragment": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Fragment",
    "metadata": null,
    "name": "CreditDraftMutation",
    "selections": (v3/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "CreditDraftMutation",
    "selections": (v3/*:: as any*/)
  },
  "params": {
    "id": "85ee84a6fbe47faa46432d8012de2d29f56d74a7e8e7097534d91e852e38eda1",
    "metadata": {},
    "name": "CreditDraftMutation",
    "operationKind": "mutation",
    "text": null
  }
};
})();

(node as any).hash = "4e5ab674ad53933da2e225a263f8caaa";

export default node;
