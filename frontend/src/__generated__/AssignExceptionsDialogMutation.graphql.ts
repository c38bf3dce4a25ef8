/**
 * @generated SignedSource<<7f888a6efd8a83dc9f1ed4008cdf58c1>>
 * @relayHash b5cde4bade06fe192b97af8d55399a6d
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 69a46db13c5393ff4b61061241fb31e0e4909a1fb1a170e218ad767975ac8483

import type { ConcreteRequest } from 'relay-runtime';
export type AssignBillExceptionsInput = {
  idempotencyKey: string;
  ids: ReadonlyArray<string>;
  ownerId?: string | null | undefined;
};
export type AssignExceptionsDialogMutation$variables = {
  input: AssignBillExceptionsInput;
};
export type AssignExceptionsDialogMutation$data = {
  readonly assignBillExceptions: {
    readonly billExceptions: ReadonlyArray<{
      readonly id: string;
      readonly owner: {
        readonly id: string;
        readonly name: string;
      } | null | undefined;
      readonly version: number;
    }>;
    readonly userErrors: ReadonlyArray<{
      readonly code: string;
      readonly field: ReadonlyArray<string>;
      readonly message: string;
    }>;
  };
};
export type AssignExceptionsDialogMutation = {
  response: AssignExceptionsDialogMutation$data;
  variables: AssignExceptionsDialogMutation$variables;
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
    "concreteType": "BillExceptionsPayload",
    "kind": "LinkedField",
    "name": "assignBillExceptions",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "BillException",
        "kind": "LinkedField",
        "name": "billExceptions",
        "plural": true,
        "selections": [
          (v1/*:: as any*/),
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
            "concreteType": "User",
            "kind": "LinkedField",
            "name": "owner",
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
    "name": "AssignExceptionsDialogMutation",
    "selections": (v2/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "AssignExceptionsDialogMutation",
    "selections": (v2/*:: as any*/)
  },
  "params": {
    "id": "69a46db13c5393ff4b61061241fb31e0e4909a1fb1a170e218ad767975ac8483",
    "metadata": {},
    "name": "AssignExceptionsDialogMutation",
    "operationKind": "mutation",
    "text": null
  }
};
})();

(node as any).hash = "785155602f06f38582abc99f3f2564f8";

export default node;
