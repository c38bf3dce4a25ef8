/**
 * @generated SignedSource<<283220d3d1d6d98c0c08345ac9cea197>>
 * @relayHash f995f2d0a3501e1220ff0843f228d81b
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID be1602aabd5d96439cafe0319b8ee815316385e8e4ce7e5ca40bad32bb6ca4d1

import type { ConcreteRequest } from 'relay-runtime';
export type AnnouncePromotionInput = {
  code: string;
  endsOn?: string | null | undefined;
  idempotencyKey: string;
  name: string;
  percent: string;
  startsOn: string;
};
export type PromotionsMutation$variables = {
  input: AnnouncePromotionInput;
};
export type PromotionsMutation$data = {
  readonly announcePromotion: {
    readonly promotion: {
      readonly id: string;
    } | null | undefined;
    readonly userErrors: ReadonlyArray<{
      readonly code: string;
      readonly field: ReadonlyArray<string>;
      readonly message: string;
    }>;
  };
};
export type PromotionsMutation = {
  response: PromotionsMutation$data;
  variables: PromotionsMutation$variables;
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
    "concreteType": "PromotionPayload",
    "kind": "LinkedField",
    "name": "announcePromotion",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "Promotion",
        "kind": "LinkedField",
        "name": "promotion",
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
    "name": "PromotionsMutation",
    "selections": (v1/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "PromotionsMutation",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "id": "be1602aabd5d96439cafe0319b8ee815316385e8e4ce7e5ca40bad32bb6ca4d1",
    "metadata": {},
    "name": "PromotionsMutation",
    "operationKind": "mutation",
    "text": null
  }
};
})();

(node as any).hash = "aa70ad7571ccec89ad6071937d0587a7";

export default node;
