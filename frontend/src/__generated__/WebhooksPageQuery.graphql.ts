/**
 * @generated SignedSource<<45714a0e42e22c001149cb7d74de1f2c>>
 * @relayHash f2587163ddd0ebdd04279df683855861
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID a3acc5b286d10c84ee911d8b6598caea91e86df7cc57bbde0cbec18e8e1fbaa2

import type { ConcreteRequest } from 'relay-runtime';
export type WebhookEndpointStatus = "DISABLED" | "ENABLED";
export type WebhookEvent = "CREDIT_MEMO_APPLIED" | "CREDIT_MEMO_POSTED" | "CREDIT_MEMO_UNAPPLIED" | "INVOICE_DELIVERED" | "INVOICE_POSTED" | "INVOICE_WRITTEN_OFF" | "PAYMENT_APPLIED" | "PAYMENT_ASSIGNED" | "PAYMENT_RECORDED" | "PAYMENT_REVERSED" | "PAYMENT_UNAPPLIED" | "WEBHOOK_PING";
export type WebhooksPageQuery$variables = {
  clients: boolean;
  count: boolean;
  first: number;
  offset: number;
};
export type WebhooksPageQuery$data = {
  readonly webhookEndpoints: {
    readonly edges: ReadonlyArray<{
      readonly node: {
        readonly account: {
          readonly id: string;
          readonly name: string;
        } | null | undefined;
        readonly client?: {
          readonly id: string;
          readonly name: string;
        } | null | undefined;
        readonly description: string;
        readonly events: ReadonlyArray<WebhookEvent>;
        readonly failingSince: string | null | undefined;
        readonly id: string;
        readonly lastSuccessAt: string | null | undefined;
        readonly note: string;
        readonly status: WebhookEndpointStatus;
        readonly url: string;
      };
    }>;
    readonly totalCount?: number | null | undefined;
  };
};
export type WebhooksPageQuery = {
  response: WebhooksPageQuery$data;
  variables: WebhooksPageQuery$variables;
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
  "name": "count"
},
v2 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "first"
},
v3 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "offset"
},
v4 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "id",
  "storageKey": null
},
v5 = [
  (v4/*:: as any*/),
  {
    "alias": null,
    "args": null,
    "kind": "ScalarField",
    "name": "name",
    "storageKey": null
  }
],
v6 = [
  {
    "alias": null,
    "args": [
      {
        "kind": "Variable",
        "name": "first",
        "variableName": "first"
      },
      {
        "kind": "Variable",
        "name": "offset",
        "variableName": "offset"
      }
    ],
    "concreteType": "WebhookEndpointConnection",
    "kind": "LinkedField",
    "name": "webhookEndpoints",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "WebhookEndpointEdge",
        "kind": "LinkedField",
        "name": "edges",
        "plural": true,
        "selections": [
          {
            "alias": null,
            "args": null,
            "concreteType": "WebhookEndpoint",
            "kind": "LinkedField",
            "name": "node",
            "plural": false,
            "selections": [
              (v4/*:: as any*/),
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
                "name": "lastSuccessAt",
                "storageKey": null
              },
              {
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
                    "selections": (v5/*:: as any*/),
                    "storageKey": null
                  }
                ]
              },
              {
                "alias": null,
                "args": null,
                "concreteType": "Account",
                "kind": "LinkedField",
                "name": "account",
                "plural": false,
                "selections": (v5/*:: as any*/),
                "storageKey": null
              }
            ],
            "storageKey": null
          }
        ],
        "storageKey": null
      },
      {
        "condition": "count",
        "kind": "Condition",
        "passingValue": true,
        "selections": [
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "totalCount",
            "storageKey": null
          }
        ]
      }
    ],
    "storageKey": null
  }
];
return {
  "fragment": {
    "argumentDefinitions": [
      (v0/*:: as any*/),
      (v1/*:: as any*/),
      (v2/*:: as any*/),
      (v3/*:: as any*/)
    ],
    "kind": "Fragment",
    "metadata": null,
    "name": "WebhooksPageQuery",
    "selections": (v6/*:: as any*/),
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": [
      (v2/*:: as any*/),
      (v3/*:: as any*/),
      (v1/*:: as any*/),
      (v0/*:: as any*/)
    ],
    "kind": "Operation",
    "name": "WebhooksPageQuery",
    "selections": (v6/*:: as any*/)
  },
  "params": {
    "id": "a3acc5b286d10c84ee911d8b6598caea91e86df7cc57bbde0cbec18e8e1fbaa2",
    "metadata": {},
    "name": "WebhooksPageQuery",
    "operationKind": "query",
    "text": null
  }
};
})();

(node as any).hash = "3c21162c1682d1c606af11256b91bf5c";

export default node;
