/**
 * @generated SignedSource<<b7c3324426586b5dcc6fbb64b9298a27>>
 * @relayHash e58c59683b63bb671454567ffc014b2d
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID a2c3bc97c889cefc2d5b3bbccaf9c4326b2e8626f030239a7c256eb6f8c1a3cf

import type { ConcreteRequest } from 'relay-runtime';
export type JurisdictionsQuery$variables = {
  text?: string | null | undefined;
};
export type JurisdictionsQuery$data = {
  readonly taxJurisdictions: ReadonlyArray<{
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
  }>;
};
export type JurisdictionsQuery = {
  response: JurisdictionsQuery$data;
  variables: JurisdictionsQuery$variables;
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
v2 = [
  {
    "alias": null,
    "args": [
      {
        "kind": "Variable",
        "name": "text",
        "variableName": "text"
      }
    ],
    "concreteType": "TaxJurisdiction",
    "kind": "LinkedField",
    "name": "taxJurisdictions",
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
  }
];
return {
  "fragment": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Fragment",
    "metadata": null,
    "name": "JurisdictionsQuery",
    "selections": (v2/*:: as any*/),
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "JurisdictionsQuery",
    "selections": (v2/*:: as any*/)
  },
  "params": {
    "id": "a2c3bc97c889cefc2d5b3bbccaf9c4326b2e8626f030239a7c256eb6f8c1a3cf",
    "metadata": {},
    "name": "JurisdictionsQuery",
    "operationKind": "query",
    "text": null
  }
};
})();

(node as any).hash = "74d4e27dd1d076f3e3b994c55c64079c";

export default node;
