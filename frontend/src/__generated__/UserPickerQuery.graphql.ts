/**
 * @generated SignedSource<<32ae37259f9657f3e097673d6269ee47>>
 * @relayHash e530a8af623b83ce811cb55dc0145356
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID cc27e95dd4ebb58b6350a20fc42c9ededc3e89c68be142a2a051231e92ba3e50

import type { ConcreteRequest } from 'relay-runtime';
export type Role = "ADMIN" | "AUDITOR" | "BILLER" | "CASH_APPLIER" | "COLLECTOR" | "DEALER" | "MANAGER" | "PARTNER" | "PROCESSOR" | "RESOLVER";
export type UserStatus = "ACTIVE" | "DISABLED";
export type UserFilter = {
  role?: ReadonlyArray<Role> | null | undefined;
  status?: ReadonlyArray<UserStatus> | null | undefined;
  text?: string | null | undefined;
};
export type UserPickerQuery$variables = {
  filter?: UserFilter | null | undefined;
};
export type UserPickerQuery$data = {
  readonly users: {
    readonly edges: ReadonlyArray<{
      readonly node: {
        readonly id: string;
        readonly name: string;
        readonly username: string;
      };
    }>;
  };
};
export type UserPickerQuery = {
  response: UserPickerQuery$data;
  variables: UserPickerQuery$variables;
};

const node: ConcreteRequest = (function(){
var v0 = [
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "filter"
  }
],
v1 = [
  {
    "alias": null,
    "args": [
      {
        "kind": "Variable",
        "name": "filter",
        "variableName": "filter"
      },
      {
        "kind": "Literal",
        "name": "first",
        "value": 30
      }
    ],
    "concreteType": "UserConnection",
    "kind": "LinkedField",
    "name": "users",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "UserEdge",
        "kind": "LinkedField",
        "name": "edges",
        "plural": true,
        "selections": [
          {
            "alias": null,
            "args": null,
            "concreteType": "User",
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
              },
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "username",
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
    "name": "UserPickerQuery",
    "selections": (v1/*:: as any*/),
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "UserPickerQuery",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "id": "cc27e95dd4ebb58b6350a20fc42c9ededc3e89c68be142a2a051231e92ba3e50",
    "metadata": {},
    "name": "UserPickerQuery",
    "operationKind": "query",
    "text": null
  }
};
})();

(node as any).hash = "9ea5ae05d442e3ac74442f613651f80e";

export default node;
