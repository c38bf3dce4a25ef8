/**
 * @generated SignedSource<<6fb43a52b9223dd791cfba6622c4cce1>>
 * @relayHash bd06d1b2ddcc9f571957a23323ddfa98
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 421de44c85d9dce26517e218c1447ae667274c3d73c40af8dd7df20cb3f50f0d

import type { ConcreteRequest } from 'relay-runtime';
export type ApiClientInput = {
  id: string;
};
export type ClientsPageRevokeMutation$variables = {
  input: ApiClientInput;
};
export type ClientsPageRevokeMutation$data = {
  readonly revokeApiClient: {
    readonly client: {
      readonly id: string;
      readonly revokedAt: string | null | undefined;
    } | null | undefined;
    readonly userErrors: ReadonlyArray<{
      readonly code: string;
      readonly field: ReadonlyArray<string>;
      readonly message: string;
    }>;
  };
};
export type ClientsPageRevokeMutation = {
  response: ClientsPageRevokeMutation$data;
  variables: ClientsPageRevokeMutation$variables;
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
    "name": "revokeApiClient",
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
            "name": "revokedAt",
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
    "name": "ClientsPageRevokeMutation",
    "selections": (v1/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "ClientsPageRevokeMutation",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "id": "421de44c85d9dce26517e218c1447ae667274c3d73c40af8dd7df20cb3f50f0d",
    "metadata": {},
    "name": "ClientsPageRevokeMutation",
    "operationKind": "mutation",
    "text": null
  }
};
})();

(node as any).hash = "416eddd2c8ae0a93ccc078dd7e6a2c9f";

export default node;
