/**
 * @generated SignedSource<<7ee44fd216e11c804cc735af9d545a29>>
 * @relayHash 2d08c83cc095cbf3ff45b801146cb2f5
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 87ee409f25a20d0bb2b65da934005bda4b35f1f4e9d5e8123d93442bbb19c73f

import type { ConcreteRequest } from 'relay-runtime';
export type AccountStatus = "ACTIVE" | "CLOSED" | "ON_HOLD";
export type AddressUse = "BILL_TO" | "REMIT" | "SHIP_TO";
export type DeliveryChannel = "EDI" | "EMAIL" | "PORTAL" | "PRINT";
export type ChangeAccountInput = {
  addresses?: ReadonlyArray<AddressInput> | null | undefined;
  creditLimit?: string | null | undefined;
  delivery?: DeliveryChannel | null | undefined;
  email?: string | null | undefined;
  endpoint?: string | null | undefined;
  id: string;
  language?: string | null | undefined;
  name?: string | null | undefined;
  parentId?: string | null | undefined;
  paymentTerms?: string | null | undefined;
  peopleToAvoid?: string | null | undefined;
  phone?: string | null | undefined;
  preferredChannel?: string | null | undefined;
  preferredHours?: string | null | undefined;
  purchaseOrderRequired?: boolean | null | undefined;
  reason?: string;
  region?: string | null | undefined;
  riskClass?: string | null | undefined;
  sensitiveMatters?: string | null | undefined;
  status?: AccountStatus | null | undefined;
  taxExemption?: string | null | undefined;
  taxId?: string | null | undefined;
  version: number;
};
export type AddressInput = {
  city?: string;
  country?: string;
  postalCode?: string;
  region?: string;
  street?: string;
  use: AddressUse;
};
export type EditAccountDialogMutation$variables = {
  input: ChangeAccountInput;
};
export type EditAccountDialogMutation$data = {
  readonly changeAccount: {
    readonly account: {
      readonly allowedActions: ReadonlyArray<{
        readonly action: string;
        readonly allowed: boolean;
        readonly reasonCode: string | null | undefined;
      }>;
      readonly creditLimit: {
        readonly amount: string;
        readonly currency: string;
      } | null | undefined;
      readonly currency: string;
      readonly delivery: DeliveryChannel;
      readonly email: string;
      readonly id: string;
      readonly language: string;
      readonly name: string;
      readonly paymentTerms: string;
      readonly phone: string;
      readonly purchaseOrderRequired: boolean;
      readonly region: string;
      readonly riskClass: string;
      readonly sensitivities: {
        readonly peopleToAvoid: string;
        readonly preferredChannel: string;
        readonly preferredHours: string;
        readonly sensitiveMatters: string;
      } | null | undefined;
      readonly status: AccountStatus;
      readonly taxExemption: string;
      readonly taxId: string;
      readonly version: number;
    } | null | undefined;
    readonly userErrors: ReadonlyArray<{
      readonly code: string;
      readonly field: ReadonlyArray<string>;
      readonly message: string;
    }>;
  };
};
export type EditAccountDialogMutation = {
  response: EditAccountDialogMutation$data;
  variables: EditAccountDialogMutation$variables;
};

const node: ConcreteRequest = (function(){
var v0 = [
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "input"
  }
],
v1 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "currency",
  "storageKey": null
},
v2 = [
  {
    "alias": null,
    "args": [
      {
        "kind": "Variable",
        "name": "input",
        "variableName": "input"
      }
    ],
    "concreteType": "AccountPayload",
    "kind": "LinkedField",
    "name": "changeAccount",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "Account",
        "kind": "LinkedField",
        "name": "account",
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
            "name": "version",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "name",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "status",
            "storageKey": null
          },
          (v1/*:: as any*/),
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "paymentTerms",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "concreteType": "Money",
            "kind": "LinkedField",
            "name": "creditLimit",
            "plural": false,
            "selections": [
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "amount",
                "storageKey": null
              },
              (v1/*:: as any*/)
            ],
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "riskClass",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "email",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "phone",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "taxId",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "taxExemption",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "language",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "region",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "delivery",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "purchaseOrderRequired",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "concreteType": "Sensitivities",
            "kind": "LinkedField",
            "name": "sensitivities",
            "plural": false,
            "selections": [
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "preferredHours",
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "preferredChannel",
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "peopleToAvoid",
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "sensitiveMatters",
                "storageKey": null
              }
            ],
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
    "name": "EditAccountDialogMutation",
    "selections": (v2/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "EditAccountDialogMutation",
    "selections": (v2/*:: as any*/)
  },
  "params": {
    "id": "87ee409f25a20d0bb2b65da934005bda4b35f1f4e9d5e8123d93442bbb19c73f",
    "metadata": {},
    "name": "EditAccountDialogMutation",
    "operationKind": "mutation",
    "text": null
  }
};
})();

(node as any).hash = "d8826b890bdebc06772efb3597198640";

export default node;
