/**
 * @generated SignedSource<<a74b1805f25b0b8ede4c70c5e31c201b>>
 * @relayHash 805d61e4a2326d709d03f3d750b457f9
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID ba02347da9a5789a58fa4e6875e6563f48cdc1cd988b4e312a0c61ac76ace9ad

import type { ConcreteRequest } from 'relay-runtime';
export type WebhookEndpointStatus = "DISABLED" | "ENABLED";
export type WebhookEvent = "CREDIT_MEMO_APPLIED" | "CREDIT_MEMO_POSTED" | "CREDIT_MEMO_UNAPPLIED" | "INVOICE_DELIVERED" | "INVOICE_POSTED" | "INVOICE_WRITTEN_OFF" | "PAYMENT_APPLIED" | "PAYMENT_ASSIGNED" | "PAYMENT_RECORDED" | "PAYMENT_REVERSED" | "PAYMENT_UNAPPLIED" | "WEBHOOK_PING";
export type ChangeWebhookEndpointInput = {
  description?: string | null | undefined;
  enabled?: boolean | null | undefined;
  events?: ReadonlyArray<WebhookEvent> | null | undefined;
  id: string;
  url?: string | null | undefined;
  version: number;
};
export type EndpointPeekEnableMutation$variables = {
  input: ChangeWebhookEndpointInput;
};
export type EndpointPeekEnableMutation$data = {
  readonly changeWebhookEndpoint: {
    readonly endpoint: {
      readonly allowedActions: ReadonlyArray<{
        readonly action: string;
        readonly allowed: boolean;
        readonly reasonCode: string | null | undefined;
      }>;
      readonly failingSince: string | null | undefined;
      readonly id: string;
      readonly note: string;
      readonly status: WebhookEndpointStatus;
      readonly version: number;
    } | null | undefined;
    readonly userErrors: ReadonlyArray<{
      readonly code: string;
      readonly field: ReadonlyArray<string>;
      readonly message: string;
    }>;
  };
};
export type EndpointPeekEnableMutation = {
  response: EndpointPeekEnableMutation$data;
  variables: EndpointPeekEnableMutation$variables;
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
    "name": "changeWebhookEndpoint",
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
            "name": "status",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "note",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "failingSince",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "version",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "concreteType": "AllowedAction",
            "kind": "LinkedField",
            "name": "allowedActions",
            "plural": true,
            "selections": [
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "action",
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "allowed",
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "reasonCode",
                "storageKey": null
              }
            ],
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
    "name": "EndpointPeekEnableMutation",
    "selections": (v1/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "EndpointPeekEnableMutation",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "id": "ba02347da9a5789a58fa4e6875e6563f48cdc1cd988b4e312a0c61ac76ace9ad",
    "metadata": {},
    "name": "EndpointPeekEnableMutation",
    "operationKind": "mutation",
    "text": null
  }
};
})();

(node as any).hash = "37c75c9d5d0c6150f1a5d803b269123c";

export default node;
