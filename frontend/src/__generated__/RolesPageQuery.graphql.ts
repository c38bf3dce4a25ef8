/**
 * @generated SignedSource<<3bf21c60420632b7f804e2d8e34e86eb>>
 * @relayHash ed85c91e27c70ef808693f8a43ae478b
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID cc4add47eb961060c5115c6bdd76631fd2bdbe3453fff1c32a9c47121b2ed38c

import type { ConcreteRequest } from 'relay-runtime';
export type Role = "ADMIN" | "AUDITOR" | "BILLER" | "CASH_APPLIER" | "COLLECTOR" | "DEALER" | "MANAGER" | "PARTNER" | "PROCESSOR" | "RESOLVER";
export type RolesPageQuery$variables = Record<PropertyKey, never>;
export type RolesPageQuery$data = {
  readonly rolePermissions: ReadonlyArray<{
    readonly permissions: ReadonlyArray<string>;
    readonly role: Role;
  }>;
};
export type RolesPageQuery = {
  response: RolesPageQuery$data;
  variables: RolesPageQuery$variables;
};

const node: ConcreteRequest = (function(){
var v0 = [
  {
    "alias": null,
    "args": null,
    "concreteType": "RolePermissions",
    "kind": "LinkedField",
    "name": "rolePermissions",
    "plural": true,
    "selections": [
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
        "name": "permissions",
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
    "name": "RolesPageQuery",
    "selections": (v0/*:: as any*/),
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": [],
    "kind": "Operation",
    "name": "RolesPageQuery",
    "selections": (v0/*:: as any*/)
  },
  "params": {
    "id": "cc4add47eb961060c5115c6bdd76631fd2bdbe3453fff1c32a9c47121b2ed38c",
    "metadata": {},
    "name": "RolesPageQuery",
    "operationKind": "query",
    "text": null
  }
};
})();

(node as any).hash = "de814e7a2d04ab465ce90d8b1273c2ff";

export default node;
