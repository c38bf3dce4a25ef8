/**
 * @generated SignedSource<<3cd217eb234952614685a8c05e057371>>
 * @relayHash ef9945becfd9b328148b20f1cbc22ddd
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID df0e1754d9f562adfd3efe7bc7652ee4ddf4b75d021203e2ddcf04b73f3c1461

import type { ConcreteRequest } from 'relay-runtime';
export type PublishIndexValueInput = {
  code: string;
  idempotencyKey: string;
  startsOn: string;
  value: string;
};
export type IndicesMutation$variables = {
  input: PublishIndexValueInput;
};
export type IndicesMutation$data = {
  readonly publishIndexValue: {
    readonly indexValue: {
      readonly id: string;
    } | null | undefined;
    readonly userErrors: ReadonlyArray<{
      readonly code: string;
      readonly field: ReadonlyArray<string>;
      readonly message: string;
    }>;
  };
};
export type IndicesMutation = {
  response: IndicesMutation$data;
  variables: IndicesMutation$variables;
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
    "concreteType": "IndexValuePayload",
    "kind": "LinkedField",
    "name": "publishIndexValue",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "IndexValue",
        "kind": "LinkedField",
        "name": "indexValue",
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
    "name": "IndicesMutation",
    "selections": (v1/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "IndicesMutation",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "id": "df0e1754d9f562adfd3efe7bc7652ee4ddf4b75d021203e2ddcf04b73f3c1461",
    "metadata": {},
    "name": "IndicesMutation",
    "operationKind": "mutation",
    "text": null
  }
};
})();

(node as any).hash = "90157e6d94ad982eb24f9d1f87fdeb07";

export default node;
