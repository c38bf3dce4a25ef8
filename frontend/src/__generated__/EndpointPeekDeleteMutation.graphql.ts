/**
 * @generated SignedSource<<3ee6727d2044d9e2b64ff9fefc524269>>
 * @relayHash 000fadd788c9f550e692074a9d45c9ae
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 05a6672a2c59d1e326e277989b8f803d408cf145ae0d9b9a06905e98c8363069

import type { ConcreteRequest } from 'relay-runtime';
export type WebhookEndpointInput = {
  id: string;
};
export type EndpointPeekDeleteMutation$variables = {
  input: WebhookEndpointInput;
};
export type EndpointPeekDeleteMutation$data = {
  readonly deleteWebhookEndpoint: {
    readonly deletedId: string | null | undefined;
    readonly userErrors: ReadonlyArray<{
      readonly code: string;
      readonly field: ReadonlyArray<string>;
      readonly message: string;
    }>;
  };
};
export type EndpointPeekDeleteMutation = {
  response: EndpointPeekDeleteMutation$data;
  variables: EndpointPeekDeleteMutation$variables;
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
    "concreteType": "DeleteWebhookEndpointPayload",
    "kind": "LinkedField",
    "name": "deleteWebhookEndpoint",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "kind": "ScalarField",
        "name": "deletedId",
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
    "name": "EndpointPeekDeleteMutation",
    "selections": (v1/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "EndpointPeekDeleteMutation",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "id": "05a6672a2c59d1e326e277989b8f803d408cf145ae0d9b9a06905e98c8363069",
    "metadata": {},
    "name": "EndpointPeekDeleteMutation",
    "operationKind": "mutation",
    "text": null
  }
};
})();

(node as any).hash = "563a0c89a0afd31b073b5c5a7e80aaec";

export default node;
