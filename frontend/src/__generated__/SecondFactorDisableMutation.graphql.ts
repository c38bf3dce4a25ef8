/**
 * @generated SignedSource<<6bbf0301f198fabb383878a170fc3ee6>>
 * @relayHash f2205975bf97ebab34c57ddffd8b5ee8
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID e1e4a1f51fbb6f45329f481dc3b52c62124eeb30387d10f5619ce5876d50e6e6

import type { ConcreteRequest } from 'relay-runtime';
export type DisableTotpInput = {
  code?: string;
  password?: string;
  userId?: string | null | undefined;
};
export type SecondFactorDisableMutation$variables = {
  input: DisableTotpInput;
};
export type SecondFactorDisableMutation$data = {
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
export type SecondFactorDisableMutation = {
  response: SecondFactorDisableMutation$data;
  variables: SecondFactorDisableMutation$variables;
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
    "name": "SecondFactorDisableMutation",
    "selections": (v1/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "SecondFactorDisableMutation",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "id": "e1e4a1f51fbb6f45329f481dc3b52c62124eeb30387d10f5619ce5876d50e6e6",
    "metadata": {},
    "name": "SecondFactorDisableMutation",
    "operationKind": "mutation",
    "text": null
  }
};
})();

(node as any).hash = "c45de012ccc2c4cfb7d809bfbc875ce0";

export default node;
