/**
 * @generated SignedSource<<2a157d9f4966d4e327423a146016a3f4>>
 * @relayHash 2413432270abfdd12076cffa6a2bea6a
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 0fb641a4629eeefc53f53af94b4ec47bdd6be393a817142bd7c2bd8a0c9b63a6

import type { ConcreteRequest } from 'relay-runtime';
export type SetTaxRateInput = {
  category?: string;
  city?: string | null | undefined;
  country?: string | null | undefined;
  endsOn?: string | null | undefined;
  idempotencyKey: string;
  jurisdictionCode: string;
  name?: string | null | undefined;
  percent: string;
  postalPrefix?: string | null | undefined;
  region?: string | null | undefined;
  startsOn: string;
  taxClass?: string;
};
export type TaxRateDialogMutation$variables = {
  input: SetTaxRateInput;
};
export type TaxRateDialogMutation$data = {
  readonly setTaxRate: {
    readonly taxJurisdiction: {
      readonly city: string;
      readonly code: string;
      readonly country: string;
      readonly id: string;
      readonly name: string;
      readonly postalPrefix: string;
      readonly rates: ReadonlyArray<{
        readonly category: string;
        readonly endsOn: string | null | undefined;
        readonly id: string;
        readonly percent: string;
        readonly startsOn: string;
        readonly taxClass: string;
      }>;
      readonly region: string;
    } | null | undefined;
    readonly userErrors: ReadonlyArray<{
      readonly code: string;
      readonly field: ReadonlyArray<string>;
      readonly message: string;
    }>;
  };
};
export type TaxRateDialogMutation = {
  response: TaxRateDialogMutation$data;
  variables: TaxRateDialogMutation$variables;
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
  "name": "id",
  "storageKey": null
},
v2 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "code",
  "storageKey": null
},
v3 = [
  {
    "alias": null,
    "args": [
      {
        "kind": "Variable",
        "name": "input",
        "variableName": "input"
      }
    ],
    "concreteType": "TaxJurisdictionPayload",
    "kind": "LinkedField",
    "name": "setTaxRate",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "TaxJurisdiction",
        "kind": "LinkedField",
        "name": "taxJurisdiction",
        "plural": false,
        "selections": [
          (v1/*:: as any*/),
          (v2/*:: as any*/),
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
            "name": "country",
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
            "name": "city",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "postalPrefix",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "concreteType": "TaxRate",
            "kind": "LinkedField",
            "name": "rates",
            "plural": true,
            "selections": [
              (v1/*:: as any*/),
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "taxClass",
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "category",
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "percent",
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "startsOn",
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "endsOn",
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
          (v2/*:: as any*/),
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
    "name": "TaxRateDialogMutation",
    "selections": (v3/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "TaxRateDialogMutation",
    "selections": (v3/*:: as any*/)
  },
  "params": {
    "id": "0fb641a4629eeefc53f53af94b4ec47bdd6be393a817142bd7c2bd8a0c9b63a6",
    "metadata": {},
    "name": "TaxRateDialogMutation",
    "operationKind": "mutation",
    "text": null
  }
};
})();

(node as any).hash = "2dddc15920c88efed59221d48a65aaf1";

export default node;
