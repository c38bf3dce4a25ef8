/**
 * @generated SignedSource<<85af2d9a0780b09f72ee01291dc8a94c>>
 * @relayHash b3fe4d181ced70ab43361c4af135a363
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 0e0701f56c6c0550f031bec34d1ecd558e006757bfcf3a3c8ec05a7cc7e24872

import type { ConcreteRequest } from 'relay-runtime';
export type CreateApiClientInput = {
  accountIds: ReadonlyArray<string>;
  expiresAt: string;
  name: string;
  scopes: ReadonlyArray<string>;
};
export type CreateClientDialogMutation$variables = {
  input: CreateApiClientInput;
};
export type CreateClientDialogMutation$data = {
  readonly createApiClient: {
    readonly client: {
      readonly clientKey: string;
      readonly id: string;
      readonly name: string;
    } | null | undefined;
    readonly secret: string | null | undefined;
    readonly userErrors: ReadonlyArray<{
      readonly code: string;
      readonly field: ReadonlyArray<string>;
      readonly message: string;
    }>;
  };
};
export type CreateClientDialogMutation = {
  response: CreateClientDialogMutation$data;
  variables: CreateClientDialogMutation$variables;
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
    "concreteType": "ApiClientPayload",
    "kind": "LinkedField",
    "name": "createApiClient",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "ApiClient",
        "kind": "LinkedField",
        "name": "client",
        "plural": false,
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
            "name": "name",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "clientKey",
            "storageKey": null
          }
        ],
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "kind": "ScalarField",
        "name": "secret",
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
    "name": "CreateClientDialogMutation",
    "selections": (v1/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "CreateClientDialogMutation",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "id": "0e0701f56c6c0550f031bec34d1ecd558e006757bfcf3a3c8ec05a7cc7e24872",
    "metadata": {},
    "name": "CreateClientDialogMutation",
    "operationKind": "mutation",
    "text": null
  }
};
})();

(node as any).hash = "70982cfa0a74cf4539f0395275b732c4";

export default node;
