/**
 * @generated SignedSource<<ec2332cc285fda857ee1a051e62d1d9c>>
 * @relayHash 9395009cf43553a1fdab2056eb663e39
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID b2ed39eda15b2196316cf1c058fc8f11d4932bdb5ddef7863f43e8df81c0c549

import type { ConcreteRequest } from 'relay-runtime';
export type TimeStatus = "APPROVED" | "DRAFT" | "REJECTED" | "SUBMITTED";
export type DecideTimeInput = {
  idempotencyKey: string;
  ids: ReadonlyArray<string>;
  note?: string;
};
export type DecideTimeDialogRejectMutation$variables = {
  input: DecideTimeInput;
};
export type DecideTimeDialogRejectMutation$data = {
  readonly rejectTime: {
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
export type DecideTimeDialogRejectMutation = {
  response: DecideTimeDialogRejectMutation$data;
  variables: DecideTimeDialogRejectMutation$variables;
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
    "name": "rejectTime",
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
    "name": "DecideTimeDialogRejectMutation",
    "selections": (v1/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "DecideTimeDialogRejectMutation",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "id": "b2ed39eda15b2196316cf1c058fc8f11d4932bdb5ddef7863f43e8df81c0c549",
    "metadata": {},
    "name": "DecideTimeDialogRejectMutation",
    "operationKind": "mutation",
    "text": null
  }
};
})();

(node as any).hash = "44f4bfca7e2ebffd8ed721346320dd19";

export default node;
