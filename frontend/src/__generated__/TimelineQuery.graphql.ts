/**
 * @generated SignedSource<<36c43e66b42f2a37fed940ccd9053762>>
 * @relayHash 3176073f3442df600e869854e2a5fdba
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 69a81762097fc9b7e7f2e047181f903963ce5621d21804ccad6325e0bfb050c4

import type { ConcreteRequest } from 'relay-runtime';
export type TimelineKind = "CREDIT_MEMO" | "INVOICE" | "NOTE" | "PAYMENT" | "SYSTEM";
export type TimelineQuery$variables = {
  accountId: string;
  before?: string | null | undefined;
  first: number;
};
export type TimelineQuery$data = {
  readonly timeline: ReadonlyArray<{
    readonly actorName: string;
    readonly amount: {
      readonly amount: string;
      readonly currency: string;
    } | null | undefined;
    readonly at: string;
    readonly kind: TimelineKind;
    readonly subject: {
      readonly __typename: string;
      readonly id: string;
    } | null | undefined;
    readonly text: string;
  }>;
};
export type TimelineQuery = {
  response: TimelineQuery$data;
  variables: TimelineQuery$variables;
};

const node: ConcreteRequest = (function(){
var v0 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "accountId"
},
v1 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "before"
},
v2 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "first"
},
v3 = [
  {
    "alias": null,
    "args": [
      {
        "kind": "Variable",
        "name": "accountId",
        "variableName": "accountId"
      },
      {
        "kind": "Variable",
        "name": "before",
        "variableName": "before"
      },
      {
        "kind": "Variable",
        "name": "first",
        "variableName": "first"
      }
    ],
    "concreteType": "TimelineEntry",
    "kind": "LinkedField",
    "name": "timeline",
    "plural": true,
    "selections": [
      {
        "alias": null,
        "args": null,
        "kind": "ScalarField",
        "name": "at",
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "kind": "ScalarField",
        "name": "kind",
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "kind": "ScalarField",
        "name": "text",
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "kind": "ScalarField",
        "name": "actorName",
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "concreteType": "Money",
        "kind": "LinkedField",
        "name": "amount",
        "plural": false,
        "selections": [
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "amount",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "currency",
            "storageKey": null
          }
        ],
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "concreteType": null,
        "kind": "LinkedField",
        "name": "subject",
        "plural": false,
        "selections": [
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "__typename",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "id",
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
    "argumentDefinitions": [
      (v0/*:: as any*/),
      (v1/*:: as any*/),
      (v2/*:: as any*/)
    ],
    "kind": "Fragment",
    "metadata": null,
    "name": "TimelineQuery",
    "selections": (v3/*:: as any*/),
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": [
      (v0/*:: as any*/),
      (v2/*:: as any*/),
      (v1/*:: as any*/)
    ],
    "kind": "Operation",
    "name": "TimelineQuery",
    "selections": (v3/*:: as any*/)
  },
  "params": {
    "id": "69a81762097fc9b7e7f2e047181f903963ce5621d21804ccad6325e0bfb050c4",
    "metadata": {},
    "name": "TimelineQuery",
    "operationKind": "query",
    "text": null
  }
};
})();

(node as any).hash = "c8aecf58279ddda518bd93fb013ba2ff";

export default node;
