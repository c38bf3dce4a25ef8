/**
 * @generated SignedSource<<0d1fa79230515695496684da357f2686>>
 * @relayHash bac7e7eb41b49bdedbf2bc3fc28d6ebe
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID c9a1dceabd9cb2f424f40619d318f5668e7eb1c6a483ca2042dddd2764b30c8d

import type { ConcreteRequest } from 'relay-runtime';
export type DeliveryStatus = "BOUNCED" | "CANCELLED" | "FAILED" | "OPENED" | "QUEUED" | "SENT";
export type DeliveryInput = {
  idempotencyKey: string;
  ids: ReadonlyArray<string>;
};
export type useBulkMarkMutation$variables = {
  input: DeliveryInput;
};
export type useBulkMarkMutation$data = {
  readonly markDelivered: {
    readonly deliveries: ReadonlyArray<{
      readonly allowedActions: ReadonlyArray<{
        readonly action: string;
        readonly allowed: boolean;
        readonly reasonCode: string | null | undefined;
      }>;
      readonly attempts: number;
      readonly id: string;
      readonly nextAt: string | null | undefined;
      readonly problem: string;
      readonly sentAt: string | null | undefined;
      readonly status: DeliveryStatus;
    }>;
    readonly userErrors: ReadonlyArray<{
      readonly code: string;
      readonly field: ReadonlyArray<string>;
      readonly message: string;
    }>;
  };
};
export type useBulkMarkMutation = {
  response: useBulkMarkMutation$data;
  variables: useBulkMarkMutation$variables;
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
    "concreteType": "DeliveriesPayload",
    "kind": "LinkedField",
    "name": "markDelivered",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "Delivery",
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
            "name": "attempts",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "nextAt",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "sentAt",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "problem",
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
    "name": "useBulkMarkMutation",
    "selections": (v1/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "useBulkMarkMutation",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "id": "c9a1dceabd9cb2f424f40619d318f5668e7eb1c6a483ca2042dddd2764b30c8d",
    "metadata": {},
    "name": "useBulkMarkMutation",
    "operationKind": "mutation",
    "text": null
  }
};
})();

(node as any).hash = "dcf36d5f91d8a476d68b5f0229edd00b";

export default node;
