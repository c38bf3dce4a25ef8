/**
 * @generated SignedSource<<a25dec8a8ef73ad2a45021e621a95f41>>
 * @relayHash bc84f20306e6c5d49f3d215e6f44f0d6
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID aee1d3005b565f1e1b7b5b105d8737c376421002f297a2cdd95ccc52757bb6bc

import type { ConcreteRequest } from 'relay-runtime';
export type PortalStatementAccountsQuery$variables = Record<PropertyKey, never>;
export type PortalStatementAccountsQuery$data = {
  readonly viewer: {
    readonly accounts: ReadonlyArray<{
      readonly id: string;
      readonly name: string;
    }>;
    readonly id: string;
  };
};
export type PortalStatementAccountsQuery = {
  response: PortalStatementAccountsQuery$data;
  variables: PortalStatementAccountsQuery$variables;
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
    "concreteType": "Viewer",
    "kind": "LinkedField",
    "name": "viewer",
    "plural": false,
    "selections": [
      (v0/*:: as any*/),
      {
        "alias": null,
        "args": null,
        "concreteType": "Account",
        "kind": "LinkedField",
        "name": "accounts",
        "plural": true,
        "selections": [
          (v0/*:: as any*/),
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
];
return {
  "fragment": {
    "argumentDefinitions": [],
    "kind": "Fragment",
    "metadata": null,
    "name": "PortalStatementAccountsQuery",
    "selections": (v1/*:: as any*/),
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": [],
    "kind": "Operation",
    "name": "PortalStatementAccountsQuery",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "id": "aee1d3005b565f1e1b7b5b105d8737c376421002f297a2cdd95ccc52757bb6bc",
    "metadata": {},
    "name": "PortalStatementAccountsQuery",
    "operationKind": "query",
    "text": null
  }
};
})();

(node as any).hash = "e5ce18d3a8c095f3e96c0e24e95de92c";

export default node;
