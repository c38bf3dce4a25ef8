/**
 * @generated SignedSource<<0d8dddb16776666358e691e3345a239c>>
 * @relayHash 290e52a7ad12b4eb7f68a1d6546edbb4
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID ded3a41bee1e02226f03e3ce94ea14508c43fa4d6f81e7b928b3a66cf6c47b0c

import type { ConcreteRequest } from 'relay-runtime';
export type DeliveryMeans = "DOWNLOAD" | "EMAIL" | "PORTAL" | "PRINT";
export type DeliveryStatus = "BOUNCED" | "CANCELLED" | "FAILED" | "OPENED" | "QUEUED" | "SENT";
export type DeliverInvoicesInput = {
  channel?: DeliveryMeans | null | undefined;
  idempotencyKey: string;
  invoiceIds?: ReadonlyArray<string> | null | undefined;
  recipient?: string | null | undefined;
  runId?: string | null | undefined;
};
export type SendDialogMutation$variables = {
  input: DeliverInvoicesInput;
};
export type SendDialogMutation$data = {
  readonly deliverInvoices: {
    readonly deliveries: ReadonlyArray<{
      readonly id: string;
      readonly status: DeliveryStatus;
    }>;
    readonly queued: number;
    readonly userErrors: ReadonlyArray<{
      readonly code: string;
      readonly field: ReadonlyArray<string>;
      readonly message: string;
    }>;
  };
};
export type SendDialogMutation = {
  response: SendDialogMutation$data;
  variables: SendDialogMutation$variables;
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
    "name": "deliverInvoices",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "kind": "ScalarField",
        "name": "queued",
        "storageKey": null
      },
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
    "name": "SendDialogMutation",
    "selections": (v1/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "SendDialogMutation",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "id": "ded3a41bee1e02226f03e3ce94ea14508c43fa4d6f81e7b928b3a66cf6c47b0c",
    "metadata": {},
    "name": "SendDialogMutation",
    "operationKind": "mutation",
    "text": null
  }
};
})();

(node as any).hash = "af969fc31f6f97a08017f49b57146085";

export default node;
