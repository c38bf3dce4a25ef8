/**
 * @generated SignedSource<<c29e0128ab448276931b90cbd3196e73>>
 * @relayHash d8e95102b1a54f9421b9c30a239e45bf
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID d7e2feb7b9b0a5d3fa950108e05a3478a3f95541d9523f729f54c6aff47f0753

import type { ConcreteRequest } from 'relay-runtime';
export type CreditMemoStatus = "POSTED" | "REJECTED" | "REQUESTED";
export type CreditReason = "BILLING_ERROR" | "CONCESSION" | "DUPLICATE" | "OTHER" | "PRICE" | "QUANTITY" | "RETURN" | "SERVICE";
export type RequestCreditMemoInput = {
  accountId: string;
  currency?: string | null | undefined;
  description?: string;
  idempotencyKey: string;
  invoiceId?: string | null | undefined;
  issueOn: string;
  lines: ReadonlyArray<CreditMemoLineInput>;
  reason: CreditReason;
};
export type CreditMemoLineInput = {
  amount: string;
  description: string;
  invoiceLineId?: string | null | undefined;
  tax?: string;
};
export type RequestCreditDialogMutation$variables = {
  input: RequestCreditMemoInput;
};
export type RequestCreditDialogMutation$data = {
  readonly requestCreditMemo: {
    readonly creditMemo: {
      readonly amount: {
        readonly amount: string;
        readonly currency: string;
      };
      readonly id: string;
      readonly status: CreditMemoStatus;
    } | null | undefined;
    readonly userErrors: ReadonlyArray<{
      readonly code: string;
      readonly field: ReadonlyArray<string>;
      readonly message: string;
    }>;
  };
};
export type RequestCreditDialogMutation = {
  response: RequestCreditDialogMutation$data;
  variables: RequestCreditDialogMutation$variables;
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
    "concreteType": "CreditMemoPayload",
    "kind": "LinkedField",
    "name": "requestCreditMemo",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "CreditMemo",
        "kind": "LinkedField",
        "name": "creditMemo",
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
            "concreteType": "Money",
            "kind": "LinkedField",
            "name": "amount",
            "plural": false,
            "selections": [
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "amount",
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "currency",
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
    "name": "RequestCreditDialogMutation",
    "selections": (v1/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "RequestCreditDialogMutation",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "id": "d7e2feb7b9b0a5d3fa950108e05a3478a3f95541d9523f729f54c6aff47f0753",
    "metadata": {},
    "name": "RequestCreditDialogMutation",
    "operationKind": "mutation",
    "text": null
  }
};
})();

(node as any).hash = "6b687c14d1b59153514aa6e8d472632e";

export default node;
