/**
 * @generated SignedSource<<bbf3404bf2c4046fc897ffa4ddd59693>>
 * @relayHash 03a3065097f27b6502dc8130787d26f2
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 9c20e60c23e1992ebda45bb1929a264cf8ef2a90aacc2b22d74fc4c178b0e2f0

import type { ConcreteRequest } from 'relay-runtime';
export type useOffersQuery$variables = Record<PropertyKey, never>;
export type useOffersQuery$data = {
  readonly indexValues: ReadonlyArray<{
    readonly code: string;
    readonly id: string;
  }>;
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
    readonly unit: string;
  }>;
  readonly promotions: ReadonlyArray<{
    readonly code: string;
    readonly endsOn: string | null | undefined;
    readonly id: string;
    readonly name: string;
    readonly percent: string;
    readonly startsOn: string;
  }>;
  readonly rateCards: ReadonlyArray<{
    readonly code: string;
    readonly currency: string;
    readonly id: string;
    readonly name: string;
  }>;
};
export type useOffersQuery = {
  response: useOffersQuery$data;
  variables: useOffersQuery$variables;
};

const node: ConcreteRequest = (function(){
var v0 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "id",
  "storageKey": null
},
v1 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "code",
  "storageKey": null
},
v2 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "name",
  "storageKey": null
},
v3 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "currency",
  "storageKey": null
},
v4 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "startsOn",
  "storageKey": null
},
v5 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "endsOn",
  "storageKey": null
},
v6 = [
  {
    "alias": null,
    "args": null,
    "concreteType": "Product",
    "kind": "LinkedField",
    "name": "products",
    "plural": true,
    "selections": [
      (v0/*:: as any*/),
      (v1/*:: as any*/),
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
        "name": "active",
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
          (v0/*:: as any*/),
          (v3/*:: as any*/),
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "unitPrice",
            "storageKey": null
          },
          (v4/*:: as any*/),
          (v5/*:: as any*/)
        ],
        "storageKey": null
      }
    ],
    "storageKey": null
  },
  {
    "alias": null,
    "args": null,
    "concreteType": "Promotion",
    "kind": "LinkedField",
    "name": "promotions",
    "plural": true,
    "selections": [
      (v0/*:: as any*/),
      (v1/*:: as any*/),
      (v2/*:: as any*/),
      {
        "alias": null,
        "args": null,
        "kind": "ScalarField",
        "name": "percent",
        "storageKey": null
      },
      (v4/*:: as any*/),
      (v5/*:: as any*/)
    ],
    "storageKey": null
  },
  {
    "alias": null,
    "args": null,
    "concreteType": "IndexValue",
    "kind": "LinkedField",
    "name": "indexValues",
    "plural": true,
    "selections": [
      (v0/*:: as any*/),
      (v1/*:: as any*/)
    ],
    "storageKey": null
  },
  {
    "alias": null,
    "args": null,
    "concreteType": "RateCard",
    "kind": "LinkedField",
    "name": "rateCards",
    "plural": true,
    "selections": [
      (v0/*:: as any*/),
      (v1/*:: as any*/),
      (v2/*:: as any*/),
      (v3/*:: as any*/)
    ],
    "storageKey": null
  }
];
return {
  "fragment": {
    "argumentDefinitions": [],
    "kind": "Fragment",
    "metadata": null,
    "name": "useOffersQuery",
    "selections": (v6/*:: as any*/),
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": [],
    "kind": "Operation",
    "name": "useOffersQuery",
    "selections": (v6/*:: as any*/)
  },
  "params": {
    "id": "9c20e60c23e1992ebda45bb1929a264cf8ef2a90aacc2b22d74fc4c178b0e2f0",
    "metadata": {},
    "name": "useOffersQuery",
    "operationKind": "query",
    "text": null
  }
};
})();

(node as any).hash = "be0e83c2f9274dcb76ba5658394d1d07";

export default node;
