/**
 * @generated SignedSource<<e982b07bfcca303181722a46fc19da22>>
 * @relayHash 9e1043dd9f4c4313e3cccb230039affb
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 47de5deb3715ba07cdf70cee7cd3dc246aa2ff27e137788c68380aa2bc7c9a59

import type { ConcreteRequest } from 'relay-runtime';
export type PaymentMethod = "ACH" | "CARD" | "CASH" | "CHECK" | "DIRECT_DEBIT" | "OTHER" | "WIRE";
export type PaymentStatus = "APPLIED" | "REVERSED" | "UNAPPLIED" | "UNIDENTIFIED";
export type RecordPaymentInput = {
  accountId?: string | null | undefined;
  amount: MoneyInput;
  businessUnitId?: string | null | undefined;
  idempotencyKey: string;
  method?: PaymentMethod;
  number?: string | null | undefined;
  payer?: string;
  receivedOn: string;
  reference?: string;
  remittance?: string;
};
export type MoneyInput = {
  amount: string;
  currency: string;
};
export type RecordPaymentDialogMutation$variables = {
  input: RecordPaymentInput;
};
export type RecordPaymentDialogMutation$data = {
  readonly recordPayment: {
    readonly payment: {
      readonly id: string;
      readonly number: string;
      readonly status: PaymentStatus;
    } | null | undefined;
    readonly userErrors: ReadonlyArray<{
      readonly code: string;
      readonly field: ReadonlyArray<string>;
      readonly message: string;
    }>;
  };
};
export type RecordPaymentDialogMutation = {
  response: RecordPaymentDialogMutation$data;
  variables: RecordPaymentDialogMutation$variables;
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
    "concreteType": "PaymentPayload",
    "kind": "LinkedField",
    "name": "recordPayment",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "Payment",
        "kind": "LinkedField",
        "name": "payment",
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
            "name": "number",
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
    "name": "RecordPaymentDialogMutation",
    "selections": (v1/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "RecordPaymentDialogMutation",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "id": "47de5deb3715ba07cdf70cee7cd3dc246aa2ff27e137788c68380aa2bc7c9a59",
    "metadata": {},
    "name": "RecordPaymentDialogMutation",
    "operationKind": "mutation",
    "text": null
  }
};
})();

(node as any).hash = "8ca35c1d3d006c52e5aa11693fbf5bf7";

export default node;
