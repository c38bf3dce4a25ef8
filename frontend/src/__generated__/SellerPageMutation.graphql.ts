/**
 * @generated SignedSource<<4482f5de7bd4aaf0b3ae83ea6d7cfa96>>
 * @relayHash d3facfd8e91521dfbda47c7e8f15b5e0
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 4687eb59bb3a48c0d2375d2052090363822f98ee2f81e55d4b692af63e5188be

import type { ConcreteRequest } from 'relay-runtime';
export type AddressUse = "BILL_TO" | "REMIT" | "SHIP_TO";
export type TaxRounding = "INVOICE" | "LINE";
export type DescribeSellerInput = {
  address?: AddressInput | null | undefined;
  bankName?: string | null | undefined;
  bic?: string | null | undefined;
  businessUnitId: string;
  email?: string | null | undefined;
  iban?: string | null | undefined;
  idempotencyKey: string;
  legalName?: string | null | undefined;
  phone?: string | null | undefined;
  registration?: string | null | undefined;
  taxId?: string | null | undefined;
  taxRounding?: TaxRounding | null | undefined;
  variancePercent?: string | null | undefined;
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
export type SellerPageMutation$variables = {
  input: DescribeSellerInput;
};
export type SellerPageMutation$data = {
  readonly describeSeller: {
    readonly businessUnit: {
      readonly address: {
        readonly city: string;
        readonly country: string;
        readonly postalCode: string;
        readonly region: string;
        readonly street: string;
      } | null | undefined;
      readonly bankName: string;
      readonly bic: string;
      readonly code: string;
      readonly email: string;
      readonly iban: string;
      readonly id: string;
      readonly legalName: string;
      readonly name: string;
      readonly phone: string;
      readonly registration: string;
      readonly taxId: string;
      readonly taxRounding: TaxRounding;
      readonly variancePercent: string;
      readonly version: number;
    } | null | undefined;
    readonly userErrors: ReadonlyArray<{
      readonly code: string;
      readonly field: ReadonlyArray<string>;
      readonly message: string;
    }>;
  };
};
export type SellerPageMutation = {
  response: SellerPageMutation$data;
  variables: SellerPageMutation$variables;
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
  "name": "code",
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
    "concreteType": "DescribeSellerPayload",
    "kind": "LinkedField",
    "name": "describeSeller",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "BusinessUnit",
        "kind": "LinkedField",
        "name": "businessUnit",
        "plural": false,
        "selections": [
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "id",
            "storageKey": null
          },
          (v1/*:: as any*/),
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
            "name": "version",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "legalName",
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
            "name": "registration",
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
            "concreteType": "Address",
            "kind": "LinkedField",
            "name": "address",
            "plural": false,
            "selections": [
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "street",
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "city",
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
                "name": "postalCode",
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "country",
                "storageKey": null
              }
            ],
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "bankName",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "iban",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "bic",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "taxRounding",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "variancePercent",
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
          (v1/*:: as any*/),
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
    "name": "SellerPageMutation",
    "selections": (v2/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "SellerPageMutation",
    "selections": (v2/*:: as any*/)
  },
  "params": {
    "id": "4687eb59bb3a48c0d2375d2052090363822f98ee2f81e55d4b692af63e5188be",
    "metadata": {},
    "name": "SellerPageMutation",
    "operationKind": "mutation",
    "text": null
  }
};
})();

(node as any).hash = "2ca973bb3858fee1a377d0d3617e91a9";

export default node;
