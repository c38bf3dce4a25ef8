/**
 * @generated SignedSource<<0458cea284c9559ca3d15cfc7cfdc38b>>
 * @relayHash c9dd4ac26ac84b54f5c184649cf7e178
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 9f834f55eafc682fc147eb10cd5e0e7b3a3cd9fd01615fa0c9ba98be635b99b6

import type { ConcreteRequest } from 'relay-runtime';
export type Role = "ADMIN" | "AUDITOR" | "BILLER" | "CASH_APPLIER" | "COLLECTOR" | "DEALER" | "MANAGER" | "PARTNER" | "PROCESSOR" | "RESOLVER";
export type CreateClientDialogQuery$variables = Record<PropertyKey, never>;
export type CreateClientDialogQuery$data = {
  readonly rolePermissions: ReadonlyArray<{
    readonly permissions: ReadonlyArray<string>;
    readonly role: Role;
  }>;
};
export type CreateClientDialogQuery = {
  response: CreateClientDialogQuery$data;
  variables: CreateClientDialogQuery$variables;
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
    "name": "CreateClientDialogQuery",
    "selections": (v0/*:: as any*/),
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": [],
    "kind": "Operation",
    "name": "CreateClientDialogQuery",
    "selections": (v0/*:: as any*/)
  },
  "params": {
    "id": "9f834f55eafc682fc147eb10cd5e0e7b3a3cd9fd01615fa0c9ba98be635b99b6",
    "metadata": {},
    "name": "CreateClientDialogQuery",
    "operationKind": "query",
    "text": null
  }
};
})();

(node as any).hash = "e927e94983b5d4af1a5171665caa9b28";

export default node;
