/**
 * @generated SignedSource<<69afa033a97a1cd79961a9b30c398732>>
 * @relayHash f2db44345f8e7faaf199d338561d09d7
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 222a5b8ae4cdecc83f70e56962e49069916ce0edd76ed31a3ceb5592e68e404c

import type { ConcreteRequest } from 'relay-runtime';
export type CreditMemoStatus = "POSTED" | "REJECTED" | "REQUESTED";
export type CreditReason = "BILLING_ERROR" | "CONCESSION" | "DUPLICATE" | "OTHER" | "PRICE" | "QUANTITY" | "RETURN" | "SERVICE";
export type CreditAndRebillInput = {
  description?: string;
  idempotencyKey: string;
  invoiceId: string;
  issueOn: string;
  lines: ReadonlyArray<InvoiceLineInput>;
  purchaseOrder?: string | null | undefined;
  reason: CreditReason;
};
export type InvoiceLineInput = {
  description: string;
  productId?: string | null | undefined;
  quantity?: string;
  serviceFrom?: string | null | undefined;
  serviceTo?: string | null | undefined;
  tax?: string;
  unitPrice: string;
};
export type CreditAndRebillDialogMutation$variables = {
  input: CreditAndRebillInput;
};
export type CreditAndRebillDialogMutation$data = {
  readonly creditAndRebill: {
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
export type CreditAndRebillDialogMutation = {
  response: CreditAndRebillDialogMutation$data;
  variables: CreditAndRebillDialogMutation$variables;
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
    "name": "creditAndRebill",
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
    "name": "CreditAndRebillDialogMutation",
    "selections": (v1/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "CreditAndRebillDialogMutation",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "id": "222a5b8ae4cdecc83f70e56962e49069916ce0edd76ed31a3ceb5592e68e404c",
    "metadata": {},
    "name": "CreditAndRebillDialogMutation",
    "operationKind": "mutation",
    "text": null
  }
};
})();

(node as any).hash = "1dbbb282bcfb7443f24462e9110fbf56";

export default node;
