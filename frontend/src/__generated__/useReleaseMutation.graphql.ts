/**
 * @generated SignedSource<<67ae4cf285d863c757110819d2573eb6>>
 * @relayHash 05b475978ad8e2ac8a9e18f55133b985
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 4cc6336dff630fb66e3ba163a9315a2d83edbc6abc3448e19dc687da9e0b4adf

import type { ConcreteRequest } from 'relay-runtime';
export type BillDraftStatus = "BLOCKED" | "CREDITED" | "HELD" | "POSTED" | "READY";
export type HoldBillDraftsInput = {
  idempotencyKey: string;
  ids: ReadonlyArray<string>;
  reason?: string;
};
export type useReleaseMutation$variables = {
  input: HoldBillDraftsInput;
};
export type useReleaseMutation$data = {
  readonly releaseBillDrafts: {
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
export type useReleaseMutation = {
  response: useReleaseMutation$data;
  variables: useReleaseMutation$variables;
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
    "name": "releaseBillDrafts",
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
    "name": "useReleaseMutation",
    "selections": (v1/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "useReleaseMutation",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "id": "4cc6336dff630fb66e3ba163a9315a2d83edbc6abc3448e19dc687da9e0b4adf",
    "metadata": {},
    "name": "useReleaseMutation",
    "operationKind": "mutation",
    "text": null
  }
};
})();

(node as any).hash = "13ccfb48a5d674d4a6890b0b8febbd3e";

export default node;
