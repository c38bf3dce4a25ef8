/**
 * @generated SignedSource<<eb82572fb82fe251e887b35a6e729eb5>>
 * @relayHash 16786085009fc12acee7750808c75ccd
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 0590f6625579a65b23694fca8540765cc4c3629d50444f02581d7599c3719132

import type { ConcreteRequest } from 'relay-runtime';
export type WebhookEndpointInput = {
  id: string;
};
export type EndpointPeekRotateMutation$variables = {
  input: WebhookEndpointInput;
};
export type EndpointPeekRotateMutation$data = {
  readonly rotateWebhookSecret: {
    readonly endpoint: {
      readonly id: string;
      readonly previousSecretUntil: string | null | undefined;
      readonly version: number;
    } | null | undefined;
    readonly secret: string | null | undefined;
    readonly userErrors: ReadonlyArray<{
      readonly code: string;
      readonly field: ReadonlyArray<string>;
      readonly message: string;
    }>;
  };
};
export type EndpointPeekRotateMutation = {
  response: EndpointPeekRotateMutation$data;
  variables: EndpointPeekRotateMutation$variables;
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
    "concreteType": "WebhookSecretPayload",
    "kind": "LinkedField",
    "name": "rotateWebhookSecret",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "WebhookEndpoint",
        "kind": "LinkedField",
        "name": "endpoint",
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
            "name": "previousSecretUntil",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "version",
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
    "name": "EndpointPeekRotateMutation",
    "selections": (v1/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "EndpointPeekRotateMutation",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "id": "0590f6625579a65b23694fca8540765cc4c3629d50444f02581d7599c3719132",
    "metadata": {},
    "name": "EndpointPeekRotateMutation",
    "operationKind": "mutation",
    "text": null
  }
};
})();

(node as any).hash = "2c367bd20ec499b193893ceb2399cb1a";

export default node;
