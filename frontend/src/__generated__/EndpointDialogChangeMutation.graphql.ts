/**
 * @generated SignedSource<<ca1e6d74c4bea829798b5660649d799a>>
 * @relayHash 63b842a020cd6725865b19fb00b54a9a
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 12b9fbbc91e7154d2298205e2269686d8fb5bc5bc6801d256a7978762dab700b

import type { ConcreteRequest } from 'relay-runtime';
export type WebhookEvent = "CREDIT_MEMO_APPLIED" | "CREDIT_MEMO_POSTED" | "CREDIT_MEMO_UNAPPLIED" | "INVOICE_DELIVERED" | "INVOICE_POSTED" | "INVOICE_WRITTEN_OFF" | "PAYMENT_APPLIED" | "PAYMENT_ASSIGNED" | "PAYMENT_RECORDED" | "PAYMENT_REVERSED" | "PAYMENT_UNAPPLIED" | "WEBHOOK_PING";
export type ChangeWebhookEndpointInput = {
  description?: string | null | undefined;
  enabled?: boolean | null | undefined;
  events?: ReadonlyArray<WebhookEvent> | null | undefined;
  id: string;
  url?: string | null | undefined;
  version: number;
};
export type EndpointDialogChangeMutation$variables = {
  input: ChangeWebhookEndpointInput;
};
export type EndpointDialogChangeMutation$data = {
  readonly changeWebhookEndpoint: {
    readonly endpoint: {
      readonly description: string;
      readonly events: ReadonlyArray<WebhookEvent>;
      readonly id: string;
      readonly url: string;
      readonly version: number;
    } | null | undefined;
    readonly userErrors: ReadonlyArray<{
      readonly code: string;
      readonly field: ReadonlyArray<string>;
      readonly message: string;
    }>;
  };
};
export type EndpointDialogChangeMutation = {
  response: EndpointDialogChangeMutation$data;
  variables: EndpointDialogChangeMutation$variables;
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
            "name": "url",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "description",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "events",
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
    "name": "EndpointDialogChangeMutation",
    "selections": (v1/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "EndpointDialogChangeMutation",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "id": "12b9fbbc91e7154d2298205e2269686d8fb5bc5bc6801d256a7978762dab700b",
    "metadata": {},
    "name": "EndpointDialogChangeMutation",
    "operationKind": "mutation",
    "text": null
  }
};
})();

(node as any).hash = "3e9ea8e11d5859019cc8cdb8f66a3517";

export default node;
