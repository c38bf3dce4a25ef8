/**
 * @generated SignedSource<<5ed306b9915bd86ed87de331cc1c12ad>>
 * @relayHash 691c41d2706820b2cd7bf7ebd38298dd
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 44712fe736c48ee20962c8a8bdbc206321f519547a16a88487971eeeed40e2cd

import type { ConcreteRequest } from 'relay-runtime';
export type PortalStatementAccountsQuery$variables = Record<PropertyKey, never>;
export type PortalStatementAccountsQuery$data = {
  readonly viewer: {
    readonly accounts: ReadonlyArray<{
      readonly id: string;
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
          (v0/*:: as any*/)
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
    "id": "44712fe736c48ee20962c8a8bdbc206321f519547a16a88487971eeeed40e2cd",
    "metadata": {},
    "name": "PortalStatementAccountsQuery",
    "operationKind": "query",
    "text": null
  }
};
})();

(node as any).hash = "b3c9b8bc1ed14e1b633898088b647968";

export default node;
