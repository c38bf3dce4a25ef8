/**
 * @generated SignedSource<<c528e98253f4d6e051002bd7468cb5d9>>
 * @relayHash 62829b17d9d83f6e882836586c6e2a31
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 1451c482fa2ae9a6e268c30c2eacbf9746967001efa5d4194d2246577cba9681

import type { ConcreteRequest } from 'relay-runtime';
export type EndpointDialogQuery$variables = Record<PropertyKey, never>;
export type EndpointDialogQuery$data = {
  readonly apiClients: ReadonlyArray<{
    readonly id: string;
    readonly name: string;
    readonly revokedAt: string | null | undefined;
  }>;
};
export type EndpointDialogQuery = {
  response: EndpointDialogQuery$data;
  variables: EndpointDialogQuery$variables;
};

const node: ConcreteRequest = (function(){
var v0 = [
  {
    "alias": null,
    "args": null,
    "concreteType": "ApiClient",
    "kind": "LinkedField",
    "name": "apiClients",
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
        "name": "name",
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "kind": "ScalarField",
        "name": "revokedAt",
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
    "name": "EndpointDialogQuery",
    "selections": (v0/*:: as any*/),
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": [],
    "kind": "Operation",
    "name": "EndpointDialogQuery",
    "selections": (v0/*:: as any*/)
  },
  "params": {
    "id": "1451c482fa2ae9a6e268c30c2eacbf9746967001efa5d4194d2246577cba9681",
    "metadata": {},
    "name": "EndpointDialogQuery",
    "operationKind": "query",
    "text": null
  }
};
})();

(node as any).hash = "0988bba214a50118dfe9c3c1fd9d1c45";

export default node;
