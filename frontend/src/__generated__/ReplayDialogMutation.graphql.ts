/**
 * @generated SignedSource<<94f8708c69880e047aa9babaaae7ebd0>>
 * @relayHash 6e960c5970f99b70e78f9ad8caed65df
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 7fe34cdc39fe96701da3345627c6d5d375acf2bb5fe7ab41488fba98d7004782

import type { ConcreteRequest } from 'relay-runtime';
export type ReplayWebhooksInput = {
  endpointId: string;
  since: string;
};
export type ReplayDialogMutation$variables = {
  input: ReplayWebhooksInput;
};
export type ReplayDialogMutation$data = {
  readonly replayWebhooks: {
    readonly endpoint: {
      readonly id: string;
    } | null | undefined;
    readonly userErrors: ReadonlyArray<{
      readonly code: string;
      readonly field: ReadonlyArray<string>;
      readonly message: string;
    }>;
  };
};
export type ReplayDialogMutation = {
  response: ReplayDialogMutation$data;
  variables: ReplayDialogMutation$variables;
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
    "concreteType": "WebhookEndpointPayload",
    "kind": "LinkedField",
    "name": "replayWebhooks",
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
    "name": "ReplayDialogMutation",
    "selections": (v1/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "ReplayDialogMutation",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "id": "7fe34cdc39fe96701da3345627c6d5d375acf2bb5fe7ab41488fba98d7004782",
    "metadata": {},
    "name": "ReplayDialogMutation",
    "operationKind": "mutation",
    "text": null
  }
};
})();

(node as any).hash = "40c6c782361cba48d11c7de667394c17";

export default node;
