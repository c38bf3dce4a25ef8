/**
 * @generated SignedSource<<7b5afdceff54b8017c042281b1ff8bea>>
 * @relayHash 7051218d2368257b396046d622ab07f3
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID c988eab7340cf2873004c2732944ba29d4238fde7ca91552d3926c88647806ac

import type { ConcreteRequest } from 'relay-runtime';
export type PublishExchangeRateInput = {
  idempotencyKey: string;
  rate: string;
  source: string;
  startsOn: string;
  target: string;
};
export type ExchangeRatesMutation$variables = {
  input: PublishExchangeRateInput;
};
export type ExchangeRatesMutation$data = {
  readonly publishExchangeRate: {
    readonly exchangeRate: {
      readonly id: string;
    } | null | undefined;
    readonly userErrors: ReadonlyArray<{
      readonly code: string;
      readonly field: ReadonlyArray<string>;
      readonly message: string;
    }>;
  };
};
export type ExchangeRatesMutation = {
  response: ExchangeRatesMutation$data;
  variables: ExchangeRatesMutation$variables;
};

const node: ConcreteRequest = (function(){
var v0 = [
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "input"
  }
],
v1 = [
  {
    "alias": null,
    "args": [
      {
        "kind": "Variable",
        "name": "input",
        "variableName": "input"
      }
    ],
    "concreteType": "ExchangeRatePayload",
    "kind": "LinkedField",
    "name": "publishExchangeRate",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "ExchangeRate",
        "kind": "LinkedField",
        "name": "exchangeRate",
        "plural": false,
        "selections": [
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "id",
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
    "name": "ExchangeRatesMutation",
    "selections": (v1/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "ExchangeRatesMutation",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "id": "c988eab7340cf2873004c2732944ba29d4238fde7ca91552d3926c88647806ac",
    "metadata": {},
    "name": "ExchangeRatesMutation",
    "operationKind": "mutation",
    "text": null
  }
};
})();

(node as any).hash = "5db48d881346058464481586174b2897";

export default node;
