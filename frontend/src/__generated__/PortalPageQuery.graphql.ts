/**
 * @generated SignedSource<<16225171031464c72e87308c64a2e49a>>
 * @relayHash e623046bc39b658c75462519c9309c35
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID a818cb7252fc605fe647e5b13ffd9792125e74c8dd6a645bfe7c8f2275187b26

import type { ConcreteRequest } from 'relay-runtime';
export type PortalPageQuery$variables = Record<PropertyKey, never>;
export type PortalPageQuery$data = {
  readonly viewer: {
    readonly accounts: ReadonlyArray<{
      readonly id: string;
      readonly name: string;
      readonly number: string;
    }>;
    readonly id: string;
  };
};
export type PortalPageQuery = {
  response: PortalPageQuery$data;
  variables: PortalPageQuery$variables;
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
            "name": "number",
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
];
return {
  "fragment": {
    "argumentDefinitions": [],
    "kind": "Fragment",
    "metadata": null,
    "name": "PortalPageQuery",
    "selections": (v1/*:: as any*/),
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": [],
    "kind": "Operation",
    "name": "PortalPageQuery",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "id": "a818cb7252fc605fe647e5b13ffd9792125e74c8dd6a645bfe7c8f2275187b26",
    "metadata": {},
    "name": "PortalPageQuery",
    "operationKind": "query",
    "text": null
  }
};
})();

(node as any).hash = "0163cc665a42304cd077acd882d2ce82";

export default node;
