/**
 * @generated SignedSource<<8e12f528c49c18c9429e5889d05161ab>>
 * @relayHash 8712f29646896786347c6879b328fcdc
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID b0359c96a77c632400ea3a7a994fee8ecd86939e087adbc831bfd34778fedc70

import type { ConcreteRequest } from 'relay-runtime';
export type Role = "ADMIN" | "AUDITOR" | "BILLER" | "CASH_APPLIER" | "COLLECTOR" | "DEALER" | "MANAGER" | "PARTNER" | "PROCESSOR" | "RESOLVER";
export type SettingsPageQuery$variables = Record<PropertyKey, never>;
export type SettingsPageQuery$data = {
  readonly viewer: {
    readonly id: string;
    readonly name: string;
    readonly roles: ReadonlyArray<Role>;
    readonly totpEnabled: boolean;
    readonly user: {
      readonly email: string;
      readonly id: string;
      readonly totpEnabled: boolean;
      readonly username: string;
    } | null | undefined;
  };
};
export type SettingsPageQuery = {
  response: SettingsPageQuery$data;
  variables: SettingsPageQuery$variables;
};

const node: ConcreteRequest = (function(){
var v0 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "id",
  "storageKey": null
},
v1 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "totpEnabled",
  "storageKey": null
},
v2 = [
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
        "kind": "ScalarField",
        "name": "name",
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "kind": "ScalarField",
        "name": "roles",
        "storageKey": null
      },
      (v1/*:: as any*/),
      {
        "alias": null,
        "args": null,
        "concreteType": "User",
        "kind": "LinkedField",
        "name": "user",
        "plural": false,
        "selections": [
          (v0/*:: as any*/),
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
            "name": "email",
            "storageKey": null
          },
          (v1/*:: as any*/)
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
    "name": "SettingsPageQuery",
    "selections": (v2/*:: as any*/),
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": [],
    "kind": "Operation",
    "name": "SettingsPageQuery",
    "selections": (v2/*:: as any*/)
  },
  "params": {
    "id": "b0359c96a77c632400ea3a7a994fee8ecd86939e087adbc831bfd34778fedc70",
    "metadata": {},
    "name": "SettingsPageQuery",
    "operationKind": "query",
    "text": null
  }
};
})();

(node as any).hash = "6736a02645b183b9d45630c1b9898c7f";

export default node;
