/**
 * @generated SignedSource<<c31291640b0b3786d8f1db04956b51ea>>
 * @relayHash bb191447a10945dd0335d76b92fd2646
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 4b7d52fc2e680f3faf4f3daa6091a8377ff2100acdca2c9a7237500eb6f7145e

import type { ConcreteRequest } from 'relay-runtime';
export type PromotionsQuery$variables = Record<PropertyKey, never>;
export type PromotionsQuery$data = {
  readonly promotions: ReadonlyArray<{
    readonly code: string;
    readonly endsOn: string | null | undefined;
    readonly id: string;
    readonly name: string;
    readonly percent: string;
    readonly startsOn: string;
  }>;
};
export type PromotionsQuery = {
  response: PromotionsQuery$data;
  variables: PromotionsQuery$variables;
};

const node: ConcreteRequest = (function(){
var v0 = [
  {
    "alias": null,
    "args": null,
    "concreteType": "Promotion",
    "kind": "LinkedField",
    "name": "promotions",
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
];
return {
  "fragment": {
    "argumentDefinitions": [],
    "kind": "Fragment",
    "metadata": null,
    "name": "PromotionsQuery",
    "selections": (v0/*:: as any*/),
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": [],
    "kind": "Operation",
    "name": "PromotionsQuery",
    "selections": (v0/*:: as any*/)
  },
  "params": {
    "id": "4b7d52fc2e680f3faf4f3daa6091a8377ff2100acdca2c9a7237500eb6f7145e",
    "metadata": {},
    "name": "PromotionsQuery",
    "operationKind": "query",
    "text": null
  }
};
})();

(node as any).hash = "ae518a694e9aa7907696c08a33ffcd16";

export default node;
