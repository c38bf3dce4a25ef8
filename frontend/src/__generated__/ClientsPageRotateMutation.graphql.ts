/**
 * @generated SignedSource<<3fc3db046324ce0164fbcec2e7c9b75a>>
 * @relayHash 1f7e4e0e0fe0bc6a5990b68575142531
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 18a3e0494ba4c5f14eaba305ca789e58334fcaeecdedc83ff86be1c4d1c23130

import type { ConcreteRequest } from 'relay-runtime';
export type ApiClientInput = {
  id: string;
};
export type ClientsPageRotateMutation$variables = {
  input: ApiClientInput;
};
export type ClientsPageRotateMutation$data = {
  readonly rotateApiClientSecret: {
    readonly client: {
      readonly id: string;
    } | null | undefined;
    readonly secret: string | null | undefined;
    readonly userErrors: ReadonlyArray<{
      readonly code: string;
      readonly field: ReadonlyArray<string>;
      readonly message: string;
    }>;
  };
};
export type ClientsPageRotateMutation = {
  response: ClientsPageRotateMutation$data;
  variables: ClientsPageRotateMutation$variables;
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
    "name": "rotateApiClientSecret",
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
    "name": "ClientsPageRotateMutation",
    "selections": (v1/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "ClientsPageRotateMutation",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "id": "18a3e0494ba4c5f14eaba305ca789e58334fcaeecdedc83ff86be1c4d1c23130",
    "metadata": {},
    "name": "ClientsPageRotateMutation",
    "operationKind": "mutation",
    "text": null
  }
};
})();

(node as any).hash = "8314cec62ba2b5b2aa86043dfc6975b1";

export default node;
