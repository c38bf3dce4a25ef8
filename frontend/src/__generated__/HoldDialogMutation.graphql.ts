/**
 * @generated SignedSource<<514be384c471dfd1acaa9f64b92cb23c>>
 * @relayHash d767890ee6a2e8671cc545ffc288b218
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 905b125b0675216f05ba26c5aa3a43541d5b852c0e3cc018d6caa9170d1b63f4

import type { ConcreteRequest } from 'relay-runtime';
export type BillDraftStatus = "BLOCKED" | "CREDITED" | "HELD" | "POSTED" | "READY";
export type HoldBillDraftsInput = {
  idempotencyKey: string;
  ids: ReadonlyArray<string>;
  reason?: string;
};
export type HoldDialogMutation$variables = {
  input: HoldBillDraftsInput;
};
export type HoldDialogMutation$data = {
  readonly holdBillDrafts: {
    readonly billDrafts: ReadonlyArray<{
      readonly allowedActions: ReadonlyArray<{
        readonly action: string;
        readonly allowed: boolean;
        readonly reasonCode: string | null | undefined;
      }>;
      readonly holdReason: string;
      readonly id: string;
      readonly status: BillDraftStatus;
      readonly version: number;
    }>;
    readonly userErrors: ReadonlyArray<{
      readonly code: string;
      readonly field: ReadonlyArray<string>;
      readonly message: string;
    }>;
  };
};
export type HoldDialogMutation = {
  response: HoldDialogMutation$data;
  variables: HoldDialogMutation$variables;
};

const node: ConcreteRequest = (function(){
var v0 = [
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "input"
  }
],
v1 = [
  {
    "alias": null,
    "args": [
      {
        "kind": "Variable",
        "name": "input",
        "variableName": "input"
      }
    ],
    "concreteType": "BillDraftsPayload",
    "kind": "LinkedField",
    "name": "holdBillDrafts",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "BillDraft",
        "kind": "LinkedField",
        "name": "billDrafts",
        "plural": true,
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
            "name": "status",
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
    "name": "HoldDialogMutation",
    "selections": (v1/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "HoldDialogMutation",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "id": "905b125b0675216f05ba26c5aa3a43541d5b852c0e3cc018d6caa9170d1b63f4",
    "metadata": {},
    "name": "HoldDialogMutation",
    "operationKind": "mutation",
    "text": null
  }
};
})();

(node as any).hash = "88886b7e49e943b91c3c5f45d49c67f1";

export default node;
