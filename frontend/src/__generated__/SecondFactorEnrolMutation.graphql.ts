/**
 * @generated SignedSource<<d4db76396bc84cdca66b1e05777302d8>>
 * @relayHash e46f1f79e0ca3008517793e22f1ab6ff
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 39c9600c2ea89b134f17753ffef4288eeaaa885b6ce7dca029d76120fe10cf3c

import type { ConcreteRequest } from 'relay-runtime';
export type EnrolTotpInput = {
  password: string;
};
export type SecondFactorEnrolMutation$variables = {
  input: EnrolTotpInput;
};
export type SecondFactorEnrolMutation$data = {
  readonly enrolTotp: {
    readonly otpauthUrl: string | null | undefined;
    readonly secret: string | null | undefined;
    readonly userErrors: ReadonlyArray<{
      readonly code: string;
      readonly field: ReadonlyArray<string>;
      readonly message: string;
    }>;
  };
};
export type SecondFactorEnrolMutation = {
  response: SecondFactorEnrolMutation$data;
  variables: SecondFactorEnrolMutation$variables;
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
    "concreteType": "EnrolTotpPayload",
    "kind": "LinkedField",
    "name": "enrolTotp",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "kind": "ScalarField",
        "name": "otpauthUrl",
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
    "name": "SecondFactorEnrolMutation",
    "selections": (v1/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "SecondFactorEnrolMutation",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "id": "39c9600c2ea89b134f17753ffef4288eeaaa885b6ce7dca029d76120fe10cf3c",
    "metadata": {},
    "name": "SecondFactorEnrolMutation",
    "operationKind": "mutation",
    "text": null
  }
};
})();

(node as any).hash = "eda088b00eac8ce0c5d23a195ef8b13f";

export default node;
