/**
 * @generated SignedSource<<c1e2ce4ac7b9451d114e6056aa02aee9>>
 * @relayHash 49cd6743a2830ec12cbaf379a1a97a0a
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID d8cc05658df6eb472114f675799aa5fbc74a0c8f256d3b920659d705720daf81

import type { ConcreteRequest } from 'relay-runtime';
export type AccountKind = "CARRIER" | "CLIENT" | "DEALER" | "OEM" | "PARTNER";
export type AccountStatus = "ACTIVE" | "CLOSED" | "ON_HOLD";
export type AccountFilter = {
  asOf?: string | null | undefined;
  bookOf?: string | null | undefined;
  businessUnitId?: string | null | undefined;
  hasBalance?: boolean | null | undefined;
  kind?: ReadonlyArray<AccountKind> | null | undefined;
  maxBalance?: string | null | undefined;
  minBalance?: string | null | undefined;
  number?: string | null | undefined;
  parentId?: string | null | undefined;
  region?: string | null | undefined;
  status?: ReadonlyArray<AccountStatus> | null | undefined;
  text?: string | null | undefined;
};
export type AssignDialogIdsQuery$variables = {
  filter?: AccountFilter | null | undefined;
  first: number;
  offset: number;
};
export type AssignDialogIdsQuery$data = {
  readonly accounts: {
    readonly edges: ReadonlyArray<{
      readonly node: {
        readonly id: string;
      };
    }>;
  };
};
export type AssignDialogIdsQuery = {
  response: AssignDialogIdsQuery$data;
  variables: AssignDialogIdsQuery$variables;
};

const node: ConcreteRequest = (function(){
var v0 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "filter"
},
v1 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "first"
},
v2 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "offset"
},
v3 = [
  {
    "alias": null,
    "args": [
      {
        "kind": "Variable",
        "name": "filter",
        "variableName": "filter"
      },
      {
        "kind": "Variable",
        "name": "first",
        "variableName": "first"
      },
      {
        "kind": "Variable",
        "name": "offset",
        "variableName": "offset"
      }
    ],
    "concreteType": "AccountConnection",
    "kind": "LinkedField",
    "name": "accounts",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "AccountEdge",
        "kind": "LinkedField",
        "name": "edges",
        "plural": true,
        "selections": [
          {
            "alias": null,
            "args": null,
            "concreteType": "Account",
            "kind": "LinkedField",
            "name": "node",
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
    "name": "AssignDialogIdsQuery",
    "selections": (v3/*:: as any*/),
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": [
      (v1/*:: as any*/),
      (v2/*:: as any*/),
      (v0/*:: as any*/)
    ],
    "kind": "Operation",
    "name": "AssignDialogIdsQuery",
    "selections": (v3/*:: as any*/)
  },
  "params": {
    "id": "d8cc05658df6eb472114f675799aa5fbc74a0c8f256d3b920659d705720daf81",
    "metadata": {},
    "name": "AssignDialogIdsQuery",
    "operationKind": "query",
    "text": null
  }
};
})();

(node as any).hash = "f5840a978ba9c13a5cf7d111390447c2";

export default node;
