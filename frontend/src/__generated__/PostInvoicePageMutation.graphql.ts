/**
 * @generated SignedSource<<de3b136f83aa9c7726576df797659fff>>
 * @relayHash 3550cf0c4d1e7efca195d29fd7d252d0
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 3da08cffb756b8dd171e77a7a15f8d21f845638019e603156a2b0f9ee1807e81

import type { ConcreteRequest } from 'relay-runtime';
export type PostInvoiceInput = {
  accountId: string;
  currency?: string | null | undefined;
  description?: string;
  dueOn?: string | null | undefined;
  idempotencyKey: string;
  issueOn: string;
  lines: ReadonlyArray<InvoiceLineInput>;
  number?: string | null | undefined;
  purchaseOrder?: string;
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
export type PostInvoicePageMutation$variables = {
  input: PostInvoiceInput;
};
export type PostInvoicePageMutation$data = {
  readonly postInvoice: {
    readonly invoice: {
      readonly id: string;
      readonly number: string;
      readonly total: {
        readonly amount: string;
        readonly currency: string;
      };
    } | null | undefined;
    readonly userErrors: ReadonlyArray<{
      readonly code: string;
      readonly field: ReadonlyArray<string>;
      readonly message: string;
    }>;
  };
};
export type PostInvoicePageMutation = {
  response: PostInvoicePageMutation$data;
  variables: PostInvoicePageMutation$variables;
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
    "concreteType": "PostInvoicePayload",
    "kind": "LinkedField",
    "name": "postInvoice",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "Invoice",
        "kind": "LinkedField",
        "name": "invoice",
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
            "concreteType": "Money",
            "kind": "LinkedField",
            "name": "total",
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
    "name": "PostInvoicePageMutation",
    "selections": (v1/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "PostInvoicePageMutation",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "id": "3da08cffb756b8dd171e77a7a15f8d21f845638019e603156a2b0f9ee1807e81",
    "metadata": {},
    "name": "PostInvoicePageMutation",
    "operationKind": "mutation",
    "text": null
  }
};
})();

(node as any).hash = "386dc8ccf594dccbc58acee33e0e91cc";

export default node;
