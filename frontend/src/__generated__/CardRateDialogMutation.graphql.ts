/**
 * @generated SignedSource<<28d88b608ce0151a20bef763a3aa918e>>
 * @relayHash 413ec3b5e3136a0283553309ce1f88d1
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 5e2e3d7291dbc6aedd7f9ddfe8a7451d3817ca4ab0a1890969f08af536a6d4ff

import type { ConcreteRequest } from 'relay-runtime';
export type HourClass = "HOLIDAY" | "OVERTIME" | "REGULAR";
export type SetCardRateInput = {
  cardCode: string;
  cardName?: string | null | undefined;
  class?: HourClass;
  currency: string;
  endsOn?: string | null | undefined;
  hourly: string;
  idempotencyKey: string;
  role: string;
  skill?: string;
  startsOn: string;
};
export type CardRateDialogMutation$variables = {
  input: SetCardRateInput;
};
export type CardRateDialogMutation$data = {
  readonly setCardRate: {
    readonly rateCard: {
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
    } | null | undefined;
    readonly userErrors: ReadonlyArray<{
      readonly code: string;
      readonly field: ReadonlyArray<string>;
      readonly message: string;
    }>;
  };
};
export type CardRateDialogMutation = {
  response: CardRateDialogMutation$data;
  variables: CardRateDialogMutation$variables;
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
    "concreteType": "RateCardPayload",
    "kind": "LinkedField",
    "name": "setCardRate",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "RateCard",
        "kind": "LinkedField",
        "name": "rateCard",
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
              (v1/*:: as any*/),
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
    "name": "CardRateDialogMutation",
    "selections": (v3/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "CardRateDialogMutation",
    "selections": (v3/*:: as any*/)
  },
  "params": {
    "id": "5e2e3d7291dbc6aedd7f9ddfe8a7451d3817ca4ab0a1890969f08af536a6d4ff",
    "metadata": {},
    "name": "CardRateDialogMutation",
    "operationKind": "mutation",
    "text": null
  }
};
})();

(node as any).hash = "f5ce02219b1e73debb5ac14eb46d35bc";

export default node;
