/**
 * @generated SignedSource<<dacad2c70215dbb940bac07ab57ce807>>
 * @relayHash d73208c520037eb12bad9d88b0c69f7d
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID a433d2c7c566af9ee15cb0ff62cc3d494b828836fff5b3d93381a252a5a1dc4f

import type { ConcreteRequest } from 'relay-runtime';
export type DeliveryMeans = "DOWNLOAD" | "EMAIL" | "PORTAL" | "PRINT";
export type DeliverInvoicesInput = {
  channel?: DeliveryMeans | null | undefined;
  idempotencyKey: string;
  invoiceIds?: ReadonlyArray<string> | null | undefined;
  recipient?: string | null | undefined;
  runId?: string | null | undefined;
};
export type RunActionsDeliverMutation$variables = {
  input: DeliverInvoicesInput;
};
export type RunActionsDeliverMutation$data = {
  readonly deliverInvoices: {
    readonly queued: number;
    readonly userErrors: ReadonlyArray<{
      readonly code: string;
      readonly field: ReadonlyArray<string>;
      readonly message: string;
    }>;
  };
};
export type RunActionsDeliverMutation = {
  response: RunActionsDeliverMutation$data;
  variables: RunActionsDeliverMutation$variables;
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
    "name": "RunActionsDeliverMutation",
    "selections": (v1/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "RunActionsDeliverMutation",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "id": "a433d2c7c566af9ee15cb0ff62cc3d494b828836fff5b3d93381a252a5a1dc4f",
    "metadata": {},
    "name": "RunActionsDeliverMutation",
    "operationKind": "mutation",
    "text": null
  }
};
})();

(node as any).hash = "bd6bc28af64136d3ac54e98e24ef8b37";

export default node;
