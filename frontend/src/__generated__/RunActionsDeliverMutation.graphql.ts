/**
 * @generated SignedSource<<1084a1f00febe64067cdd46adea76910>>
 * @relayHash 6c3201426c3e8ea1b93576758039cf57
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID b2b7fa20a48cee007636b63651079ac190edee7f1dac0cd35ec4bf00fa3f2045

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
    readonly job: {
      readonly id: string;
    } | null | undefined;
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
        "concreteType": "Job",
        "kind": "LinkedField",
        "name": "job",
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
    "id": "b2b7fa20a48cee007636b63651079ac190edee7f1dac0cd35ec4bf00fa3f2045",
    "metadata": {},
    "name": "RunActionsDeliverMutation",
    "operationKind": "mutation",
    "text": null
  }
};
})();

(node as any).hash = "abbe7fac69b704ffbc13cbb9d2b18e99";

export default node;
