/**
 * @generated SignedSource<<18ce97af7b4eb8588e613dec2c93f016>>
 * @relayHash a3d7a82fe2253de458040b5c1c42d4f0
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 652782126afb01f4f9bf20f6382d01a6a53c9fa0be3829f887b12f0330ff067c

import type { ConcreteRequest } from 'relay-runtime';
export type TimeStatus = "APPROVED" | "DRAFT" | "REJECTED" | "SUBMITTED";
export type DecideTimeInput = {
  idempotencyKey: string;
  ids: ReadonlyArray<string>;
  note?: string;
};
export type DecideTimeDialogApproveMutation$variables = {
  input: DecideTimeInput;
};
export type DecideTimeDialogApproveMutation$data = {
  readonly approveTime: {
    readonly timeEntries: ReadonlyArray<{
      readonly allowedActions: ReadonlyArray<{
        readonly action: string;
        readonly allowed: boolean;
        readonly reasonCode: string | null | undefined;
      }>;
      readonly decisionNote: string;
      readonly id: string;
      readonly status: TimeStatus;
      readonly version: number;
    }>;
    readonly userErrors: ReadonlyArray<{
      readonly code: string;
      readonly field: ReadonlyArray<string>;
      readonly message: string;
    }>;
  };
};
export type DecideTimeDialogApproveMutation = {
  response: DecideTimeDialogApproveMutation$data;
  variables: DecideTimeDialogApproveMutation$variables;
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
    "concreteType": "TimeEntriesPayload",
    "kind": "LinkedField",
    "name": "approveTime",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "TimeEntry",
        "kind": "LinkedField",
        "name": "timeEntries",
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
            "name": "version",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "decisionNote",
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
    "name": "DecideTimeDialogApproveMutation",
    "selections": (v1/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "DecideTimeDialogApproveMutation",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "id": "652782126afb01f4f9bf20f6382d01a6a53c9fa0be3829f887b12f0330ff067c",
    "metadata": {},
    "name": "DecideTimeDialogApproveMutation",
    "operationKind": "mutation",
    "text": null
  }
};
})();

(node as any).hash = "ea9535db91d8db78a6c90cc4ca972430";

export default node;
