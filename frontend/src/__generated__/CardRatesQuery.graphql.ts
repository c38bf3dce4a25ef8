/**
 * @generated SignedSource<<82a09e87a19d156dc0644e1f5baef472>>
 * @relayHash 621059cb73aff376766278ea9480583c
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 9066a8e82b19ca946e50b71a771336b3e9f3c369a3b7e6a67b05d87ac371e744

import type { ConcreteRequest } from 'relay-runtime';
export type HourClass = "HOLIDAY" | "OVERTIME" | "REGULAR";
export type CardRatesQuery$variables = Record<PropertyKey, never>;
export type CardRatesQuery$data = {
  readonly rateCards: ReadonlyArray<{
    readonly code: string;
    readonly currency: string;
    readonly id: string;
    readonly name: string;
    readonly rates: ReadonlyArray<{
      readonly class: HourClass;
      readonly endsOn: string | null | undefined;
      readonly hourly: string;
      readonly id: string;
      readonly role: string;
      readonly skill: string;
      readonly startsOn: string;
    }>;
  }>;
};
export type CardRatesQuery = {
  response: CardRatesQuery$data;
  variables: CardRatesQuery$variables;
};

const node: ConcreteRequest = (function(){
var v0 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "id",
  "storageKey": null
},
v1 = [
  {
    "alias": null,
    "args": null,
    "concreteType": "RateCard",
    "kind": "LinkedField",
    "name": "rateCards",
    "plural": true,
    "selections": [
      (v0/*:: as any*/),
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
        "name": "currency",
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "concreteType": "CardRate",
        "kind": "LinkedField",
        "name": "rates",
        "plural": true,
        "selections": [
          (v0/*:: as any*/),
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "role",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "skill",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "class",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "hourly",
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
    "argumentDefinitions": [],
    "kind": "Fragment",
    "metadata": null,
    "name": "CardRatesQuery",
    "selections": (v1/*:: as any*/),
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": [],
    "kind": "Operation",
    "name": "CardRatesQuery",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "id": "9066a8e82b19ca946e50b71a771336b3e9f3c369a3b7e6a67b05d87ac371e744",
    "metadata": {},
    "name": "CardRatesQuery",
    "operationKind": "query",
    "text": null
  }
};
})();

(node as any).hash = "c7f9675707353bd413f0871e9889edd1";

export default node;
