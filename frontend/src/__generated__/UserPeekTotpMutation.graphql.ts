/**
 * @generated SignedSource<<3faf4fad81c235d20e4599436da7fe11>>
 * @relayHash 48fd29a35d041ad6576db54374c716bf
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID c642f052eab925c5034a1115f06cecb627f31548539d5cf5f3076b7889e7237c

import type { ConcreteRequest } from 'relay-runtime';
export type DisableTotpInput = {
  code?: string;
  password?: string;
  userId?: string | null | undefined;
};
export type UserPeekTotpMutation$variables = {
  input: DisableTotpInput;
};
export type UserPeekTotpMutation$data = {
  readonly disableTotp: {
    readonly user: {
      readonly id: string;
      readonly totpEnabled: boolean;
    } | null | undefined;
    readonly userErrors: ReadonlyArray<{
      readonly code: string;
      readonly field: ReadonlyArray<string>;
      readonly message: string;
    }>;
  };
};
export type UserPeekTotpMutation = {
  response: UserPeekTotpMutation$data;
  variables: UserPeekTotpMutation$variables;
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
    "concreteType": "UserPayload",
    "kind": "LinkedField",
    "name": "disableTotp",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "User",
        "kind": "LinkedField",
        "name": "user",
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
            "name": "totpEnabled",
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
    "name": "UserPeekTotpMutation",
    "selections": (v1/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "UserPeekTotpMutation",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "id": "c642f052eab925c5034a1115f06cecb627f31548539d5cf5f3076b7889e7237c",
    "metadata": {},
    "name": "UserPeekTotpMutation",
    "operationKind": "mutation",
    "text": null
  }
};
})();

(node as any).hash = "1d71eb4cd2cdf6a4e65016211675b3a5";

export default node;
