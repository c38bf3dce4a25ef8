/**
 * @generated SignedSource<<3559b6b451bda5595b27ed75ba9abde6>>
 * @relayHash e8ec6eeeb365855a878784a7d9e40099
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 2134331124da4304bba7b55b56a030ce6624147d78c191808fa557153894bbbc

import type { ConcreteRequest } from 'relay-runtime';
export type AccountKind = "CARRIER" | "CLIENT" | "DEALER" | "OEM" | "PARTNER";
export type AddressUse = "BILL_TO" | "REMIT" | "SHIP_TO";
export type OpenAccountInput = {
  addresses?: ReadonlyArray<AddressInput>;
  businessUnitId?: string | null | undefined;
  creditLimit?: string | null | undefined;
  currency?: string | null | undefined;
  email?: string;
  idempotencyKey: string;
  kind: AccountKind;
  language?: string;
  name: string;
  number?: string | null | undefined;
  parentId?: string | null | undefined;
  paymentTerms?: string;
  phone?: string;
  region?: string;
  taxId?: string;
};
export type AddressInput = {
  city?: string;
  country?: string;
  postalCode?: string;
  region?: string;
  street?: string;
  use: AddressUse;
};
export type OpenAccountDialogMutation$variables = {
  input: OpenAccountInput;
};
export type OpenAccountDialogMutation$data = {
  readonly openAccount: {
    readonly account: {
      readonly id: string;
      readonly name: string;
      readonly number: string;
    } | null | undefined;
    readonly userErrors: ReadonlyArray<{
      readonly code: string;
      readonly field: ReadonlyArray<string>;
      readonly message: string;
    }>;
  };
};
export type OpenAccountDialogMutation = {
  response: OpenAccountDialogMutation$data;
  variables: OpenAccountDialogMutation$variables;
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
    "concreteType": "AccountPayload",
    "kind": "LinkedField",
    "name": "openAccount",
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
            "name": "number",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "name",
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
    "name": "OpenAccountDialogMutation",
    "selections": (v1/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "OpenAccountDialogMutation",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "id": "2134331124da4304bba7b55b56a030ce6624147d78c191808fa557153894bbbc",
    "metadata": {},
    "name": "OpenAccountDialogMutation",
    "operationKind": "mutation",
    "text": null
  }
};
})();

(node as any).hash = "bbb8d2c8141ab0d47d27f1a9fcb2c7d2";

export default node;
