/**
 * @generated SignedSource<<b756e53b6006248fb954e2e4b4403a18>>
 * @relayHash 2d3873102fbbf139dede048a9335044e
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 7f9dbfa37d43e88918b373b2d76615efa34f9042223ef98065951c1626db9af4

import type { ConcreteRequest } from 'relay-runtime';
export type ExchangeRatesQuery$variables = Record<PropertyKey, never>;
export type ExchangeRatesQuery$data = {
  readonly exchangeRates: ReadonlyArray<{
    readonly id: string;
    readonly rate: string;
    readonly source: string;
    readonly startsOn: string;
    readonly target: string;
  }>;
};
export type ExchangeRatesQuery = {
  response: ExchangeRatesQuery$data;
  variables: ExchangeRatesQuery$variables;
};

const node: ConcreteRequest = (function(){
var v0 = [
  {
    "alias": null,
    "args": null,
    "concreteType": "ExchangeRate",
    "kind": "LinkedField",
    "name": "exchangeRates",
    "plural": true,
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
        "name": "source",
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "kind": "ScalarField",
        "name": "target",
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
        "name": "rate",
        "storageKey": null
      }
    ],
    "storageKey": null
  }
];
return {
  "fragment": {
    "argumentDefinitions": [],
    "kind": "Fragment",
    "metadata": null,
    "name": "ExchangeRatesQuery",
    "selections": (v0/*:: as any*/),
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": [],
    "kind": "Operation",
    "name": "ExchangeRatesQuery",
    "selections": (v0/*:: as any*/)
  },
  "params": {
    "id": "7f9dbfa37d43e88918b373b2d76615efa34f9042223ef98065951c1626db9af4",
    "metadata": {},
    "name": "ExchangeRatesQuery",
    "operationKind": "query",
    "text": null
  }
};
})();

(node as any).hash = "8c672ac420bb23dd557250477b96272b";

export default node;
