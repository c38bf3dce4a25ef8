/**
 * @generated SignedSource<<8b4696eeedd32a54358667603a081c51>>
 * @relayHash cc8fe8575438774cb95a349b5c549c21
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID cfac2623457123f564f3e10e0a6a3f4fa2250ef1aefcbcfb90425c387f464822

import type { ConcreteRequest } from 'relay-runtime';
export type ExemptionsJurisdictionsQuery$variables = Record<PropertyKey, never>;
export type ExemptionsJurisdictionsQuery$data = {
  readonly taxJurisdictions: ReadonlyArray<{
    readonly code: string;
    readonly id: string;
    readonly name: string;
  }>;
};
export type ExemptionsJurisdictionsQuery = {
  response: ExemptionsJurisdictionsQuery$data;
  variables: ExemptionsJurisdictionsQuery$variables;
};

const node: ConcreteRequest = (function(){
var v0 = [
  {
    "alias": null,
    "args": null,
    "concreteType": "TaxJurisdiction",
    "kind": "LinkedField",
    "name": "taxJurisdictions",
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
        "name": "code",
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
  }
];
return {
  "fragment": {
    "argumentDefinitions": [],
    "kind": "Fragment",
    "metadata": null,
    "name": "ExemptionsJurisdictionsQuery",
    "selections": (v0/*:: as any*/),
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": [],
    "kind": "Operation",
    "name": "ExemptionsJurisdictionsQuery",
    "selections": (v0/*:: as any*/)
  },
  "params": {
    "id": "cfac2623457123f564f3e10e0a6a3f4fa2250ef1aefcbcfb90425c387f464822",
    "metadata": {},
    "name": "ExemptionsJurisdictionsQuery",
    "operationKind": "query",
    "text": null
  }
};
})();

(node as any).hash = "ffd438d0721ad5bc93ea3be63989f6b1";

export default node;
