/**
 * @generated SignedSource<<154e0bd7021b5146ff071609f98d58b6>>
 * @relayHash 6d083556c4c2942841ae12b53393a93a
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID b2a078120f8222fdf9412ecd7824f5c4ae6751f7a0027580cda582fb1fd30779

import type { ConcreteRequest } from 'relay-runtime';
export type WebhookEndpointStatus = "DISABLED" | "ENABLED";
export type WebhookEvent = "CREDIT_MEMO_APPLIED" | "CREDIT_MEMO_POSTED" | "CREDIT_MEMO_UNAPPLIED" | "INVOICE_DELIVERED" | "INVOICE_POSTED" | "INVOICE_WRITTEN_OFF" | "PAYMENT_APPLIED" | "PAYMENT_ASSIGNED" | "PAYMENT_RECORDED" | "PAYMENT_REVERSED" | "PAYMENT_UNAPPLIED" | "WEBHOOK_PING";
export type EndpointPeekQuery$variables = {
  clients: boolean;
  id: string;
};
export type EndpointPeekQuery$data = {
  readonly node: {
    readonly __typename: "WebhookEndpoint";
    readonly account: {
      readonly id: string;
      readonly name: string;
    } | null | undefined;
    readonly allowedActions: ReadonlyArray<{
      readonly action: string;
      readonly allowed: boolean;
      readonly reasonCode: string | null | undefined;
    }>;
    readonly client?: {
      readonly id: string;
      readonly name: string;
    } | null | undefined;
    readonly createdAt: string;
    readonly description: string;
    readonly events: ReadonlyArray<WebhookEvent>;
    readonly failingSince: string | null | undefined;
    readonly id: string;
    readonly lastSuccessAt: string | null | undefined;
    readonly note: string;
    readonly previousSecretUntil: string | null | undefined;
    readonly status: WebhookEndpointStatus;
    readonly url: string;
    readonly version: number;
  } | {
    // This will never be '%other', but we need some
    // value in case none of the concrete values match.
    readonly __typename: "%other";
  } | null | undefined;
};
export type EndpointPeekQuery = {
  response: EndpointPeekQuery$data;
  variables: EndpointPeekQuery$variables;
};

const node: ConcreteRequest = (function(){
var v0 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "clients"
},
v1 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "id"
},
v2 = [
  {
    "kind": "Variable",
    "name": "id",
    "variableName": "id"
  }
],
v3 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "__typename",
  "storageKey": null
},
v4 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "id",
  "storageKey": null
},
v5 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "url",
  "storageKey": null
},
v6 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "description",
  "storageKey": null
},
v7 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "events",
  "storageKey": null
},
v8 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "status",
  "storageKey": null
},
v9 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "note",
  "storageKey": null
},
v10 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "failingSince",
  "storageKey": null
},
v11 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "lastSuccessAt",
  "storageKey": null
},
v12 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "previousSecretUntil",
  "storageKey": null
},
v13 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "createdAt",
  "storageKey": null
},
v14 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "version",
  "storageKey": null
},
v15 = [
  (v4/*:: as any*/),
  {
    "alias": null,
    "args": null,
    "kind": "ScalarField",
    "name": "name",
    "storageKey": null
  }
],
v16 = {
  "condition": "clients",
  "kind": "Condition",
  "passingValue": true,
  "selections": [
    {
      "alias": null,
      "args": null,
      "concreteType": "ApiClient",
      "kind": "LinkedField",
      "name": "client",
      "plural": false,
      "selections": (v15/*:: as any*/),
      "storageKey": null
    }
  ]
},
v17 = {
  "alias": null,
  "args": null,
  "concreteType": "Account",
  "kind": "LinkedField",
  "name": "account",
  "plural": false,
  "selections": (v15/*:: as any*/),
  "storageKey": null
},
v18 = {
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
};
return {
  "fragment": {
    "argumentDefinitions": [
      (v0/*:: as any*/),
      (v1/*:: as any*/)
    ],
    "kind": "Fragment",
    "metadata": null,
    "name": "EndpointPeekQuery",
    "selections": [
      {
        "alias": null,
        "args": (v2/*:: as any*/),
        "concreteType": null,
        "kind": "LinkedField",
        "name": "node",
        "plural": false,
        "selections": [
          (v3/*:: as any*/),
          {
            "kind": "InlineFragment",
            "selections": [
              (v4/*:: as any*/),
              (v5/*:: as any*/),
              (v6/*:: as any*/),
              (v7/*:: as any*/),
              (v8/*:: as any*/),
              (v9/*:: as any*/),
              (v10/*:: as any*/),
              (v11/*:: as any*/),
              (v12/*:: as any*/),
              (v13/*:: as any*/),
              (v14/*:: as any*/),
              (v16/*:: as any*/),
              (v17/*:: as any*/),
              (v18/*:: as any*/)
            ],
            "type": "WebhookEndpoint",
            "abstractKey": null
          }
        ],
        "storageKey": null
      }
    ],
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": [
      (v1/*:: as any*/),
      (v0/*:: as any*/)
    ],
    "kind": "Operation",
    "name": "EndpointPeekQuery",
    "selections": [
      {
        "alias": null,
        "args": (v2/*:: as any*/),
        "concreteType": null,
        "kind": "LinkedField",
        "name": "node",
        "plural": false,
        "selections": [
          (v3/*:: as any*/),
          (v4/*:: as any*/),
          {
            "kind": "InlineFragment",
            "selections": [
              (v5/*:: as any*/),
              (v6/*:: as any*/),
              (v7/*:: as any*/),
              (v8/*:: as any*/),
              (v9/*:: as any*/),
              (v10/*:: as any*/),
              (v11/*:: as any*/),
              (v12/*:: as any*/),
              (v13/*:: as any*/),
              (v14/*:: as any*/),
              (v17/*:: as any*/),
              (v18/*:: as any*/),
              (v16/*:: as any*/)
            ],
            "type": "WebhookEndpoint",
            "abstractKey": null
          }
        ],
        "storageKey": null
      }
    ]
  },
  "params": {
    "id": "b2a078120f8222fdf9412ecd7824f5c4ae6751f7a0027580cda582fb1fd30779",
    "metadata": {},
    "name": "EndpointPeekQuery",
    "operationKind": "query",
    "text": null
  }
};
})();

(node as any).hash = "70b0f4420e132b757c31e2af09ae8d8a";

export default node;
