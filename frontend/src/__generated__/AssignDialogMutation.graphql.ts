/**
 * @generated SignedSource<<17cd0c272505d8c0351864cdd0e0afad>>
 * @relayHash 923906998fbe75361105b81684b1fb37
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID a95b02c4897a94859b3de15b1ddc137641c162167c968d6e6541edf7de3e78f7

import type { ConcreteRequest } from 'relay-runtime';
export type BookFunction = "BILLER" | "CASH_APPLIER" | "COLLECTOR" | "OWNER" | "PROCESSOR";
export type AssignAccountsInput = {
  accountIds: ReadonlyArray<string>;
  function: BookFunction;
  startsOn: string;
  userId: string;
};
export type AssignDialogMutation$variables = {
  input: AssignAccountsInput;
};
export type AssignDialogMutation$data = {
  readonly assignAccounts: {
    readonly assignments: ReadonlyArray<{
      readonly account: {
        readonly id: string;
      } | null | undefined;
      readonly endsOn: string | null | undefined;
      readonly function: BookFunction;
      readonly id: string;
      readonly startsOn: string;
      readonly user: {
        readonly id: string;
        readonly name: string;
      } | null | undefined;
    }>;
    readonly userErrors: ReadonlyArray<{
      readonly code: string;
      readonly field: ReadonlyArray<string>;
      readonly message: string;
    }>;
  };
};
export type AssignDialogMutation = {
  response: AssignDialogMutation$data;
  variables: AssignDialogMutation$variables;
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
v2 = [
  {
    "alias": null,
    "args": [
      {
        "kind": "Variable",
        "name": "input",
        "variableName": "input"
      }
    ],
    "concreteType": "AssignAccountsPayload",
    "kind": "LinkedField",
    "name": "assignAccounts",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "BookAssignment",
        "kind": "LinkedField",
        "name": "assignments",
        "plural": true,
        "selections": [
          (v1/*:: as any*/),
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "function",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "startsOn",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "endsOn",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "concreteType": "User",
            "kind": "LinkedField",
            "name": "user",
            "plural": false,
            "selections": [
              (v1/*:: as any*/),
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
            "concreteType": "Account",
            "kind": "LinkedField",
            "name": "account",
            "plural": false,
            "selections": [
              (v1/*:: as any*/)
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
    "name": "AssignDialogMutation",
    "selections": (v2/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "AssignDialogMutation",
    "selections": (v2/*:: as any*/)
  },
  "params": {
    "id": "a95b02c4897a94859b3de15b1ddc137641c162167c968d6e6541edf7de3e78f7",
    "metadata": {},
    "name": "AssignDialogMutation",
    "operationKind": "mutation",
    "text": null
  }
};
})();

(node as any).hash = "0fbeebedd8aec949cec9781d926be5fc";

export default node;
