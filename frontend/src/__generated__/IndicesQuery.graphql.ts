/**
 * @generated SignedSource<<7fc8f9919804c9008199bba6fc78baf8>>
 * @relayHash 2a0635b9209b0c148a339479ba040e6b
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID a3040ecf1f22990989fc8ebe29ce3815c6f28d0b4667653fa12e064470f48fd0

import type { ConcreteRequest } from 'relay-runtime';
export type IndicesQuery$variables = Record<PropertyKey, never>;
export type IndicesQuery$data = {
  readonly indexValues: ReadonlyArray<{
    readonly code: string;
    readonly id: string;
    readonly startsOn: string;
    readonly value: string;
  }>;
};
export type IndicesQuery = {
  response: IndicesQuery$data;
  variables: IndicesQuery$variables;
};

const node: ConcreteRequest = (function(){
var v0 = [
  {
    "alias": null,
    "args": null,
    "concreteType": "IndexValue",
    "kind": "LinkedField",
    "name": "indexValues",
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
        "name": "startsOn",
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "kind": "ScalarField",
        "name": "value",
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
    "name": "IndicesQuery",
    "selections": (v0/*:: as any*/),
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": [],
    "kind": "Operation",
    "name": "IndicesQuery",
    "selections": (v0/*:: as any*/)
  },
  "params": {
    "id": "a3040ecf1f22990989fc8ebe29ce3815c6f28d0b4667653fa12e064470f48fd0",
    "metadata": {},
    "name": "IndicesQuery",
    "operationKind": "query",
    "text": null
  }
};
})();

(node as any).hash = "59ed1c7292892910294a08f710b6532a";

export default node;
