/**
 * @generated SignedSource<<9e96d6490d5a66517ef4f4671a51220e>>
 * @relayHash 190e0795c34ae53025a436976fb7bd5d
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID c0980eaabb7fde125c5856c9e960b3aab87c9c539b4dfd62671f48df31c8f199

import type { ConcreteRequest } from 'relay-runtime';
export type ProductsQuery$variables = {
  text?: string | null | undefined;
};
export type ProductsQuery$data = {
  readonly products: ReadonlyArray<{
    readonly active: boolean;
    readonly code: string;
    readonly id: string;
    readonly name: string;
    readonly prices: ReadonlyArray<{
      readonly currency: string;
      readonly endsOn: string | null | undefined;
      readonly id: string;
      readonly startsOn: string;
      readonly unitPrice: string;
    }>;
    readonly provider: {
      readonly id: string;
      readonly name: string;
    } | null | undefined;
    readonly revenueCode: string;
    readonly taxClass: string;
    readonly unit: string;
  }>;
};
export type ProductsQuery = {
  response: ProductsQuery$data;
  variables: ProductsQuery$variables;
};

const node: ConcreteRequest = (function(){
var v0 = [
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "text"
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
  "name": "name",
  "storageKey": null
},
v3 = [
  {
    "alias": null,
    "args": [
      {
        "kind": "Variable",
        "name": "text",
        "variableName": "text"
      }
    ],
    "concreteType": "Product",
    "kind": "LinkedField",
    "name": "products",
    "plural": true,
    "selections": [
      (v1/*:: as any*/),
      {
        "alias": null,
        "args": null,
        "kind": "ScalarField",
        "name": "code",
        "storageKey": null
      },
      (v2/*:: as any*/),
      {
        "alias": null,
        "args": null,
        "kind": "ScalarField",
        "name": "unit",
        "storageKey": null
      },
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
        "name": "revenueCode",
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "kind": "ScalarField",
        "name": "active",
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "concreteType": "Account",
        "kind": "LinkedField",
        "name": "provider",
        "plural": false,
        "selections": [
          (v1/*:: as any*/),
          (v2/*:: as any*/)
        ],
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "concreteType": "ProductPrice",
        "kind": "LinkedField",
        "name": "prices",
        "plural": true,
        "selections": [
          (v1/*:: as any*/),
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "currency",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "unitPrice",
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
  }
];
return {
  "fragment": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Fragment",
    "metadata": null,
    "name": "ProductsQuery",
    "selections": (v3/*:: as any*/),
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "ProductsQuery",
    "selections": (v3/*:: as any*/)
  },
  "params": {
    "id": "c0980eaabb7fde125c5856c9e960b3aab87c9c539b4dfd62671f48df31c8f199",
    "metadata": {},
    "name": "ProductsQuery",
    "operationKind": "query",
    "text": null
  }
};
})();

(node as any).hash = "e7810e4f4a1a2ce4a75e8f690abf4f15";

export default node;
