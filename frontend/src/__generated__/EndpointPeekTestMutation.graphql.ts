/**
 * @generated SignedSource<<612c34216823d58d3a9d5d7e22ee116d>>
 * @relayHash 99ff73a861ec4671226356fabce78d53
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 4b7189df4dba22fbb4f4da03a89b8ca70f38189fc92220cd3966e161c4adac07

import type { ConcreteRequest } from 'relay-runtime';
export type WebhookEndpointInput = {
  id: string;
};
export type EndpointPeekTestMutation$variables = {
  input: WebhookEndpointInput;
};
export type EndpointPeekTestMutation$data = {
  readonly testWebhookEndpoint: {
    readonly deliveries: ReadonlyArray<{
      readonly id: string;
    }>;
    readonly userErrors: ReadonlyArray<{
      readonly code: string;
      readonly field: ReadonlyArray<string>;
      readonly message: string;
    }>;
  };
};
export type EndpointPeekTestMutation = {
  response: EndpointPeekTestMutation$data;
  variables: EndpointPeekTestMutation$variables;
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
    "concreteType": "WebhookDeliveriesPayload",
    "kind": "LinkedField",
    "name": "testWebhookEndpoint",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "WebhookDelivery",
        "kind": "LinkedField",
        "name": "deliveries",
        "plural": true,
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
    "name": "EndpointPeekTestMutation",
    "selections": (v1/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "EndpointPeekTestMutation",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "id": "4b7189df4dba22fbb4f4da03a89b8ca70f38189fc92220cd3966e161c4adac07",
    "metadata": {},
    "name": "EndpointPeekTestMutation",
    "operationKind": "mutation",
    "text": null
  }
};
})();

(node as any).hash = "fe2155fa23f8f7580a0a695defa1ed3e";

export default node;
