/**
 * @generated SignedSource<<30b6f9469a65c7079055463448ce627c>>
 * @relayHash b7f44a1dd95835515b07992ae0e1b8be
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 6ffff71f0e134badf72d8437b5d1fdf61c96fca3add71270242dc62659bcb9c7

import type { ConcreteRequest } from 'relay-runtime';
export type NewImportPageQuery$variables = Record<PropertyKey, never>;
export type NewImportPageQuery$data = {
  readonly businessUnits: ReadonlyArray<{
    readonly code: string;
    readonly id: string;
    readonly name: string;
  }>;
  readonly importKinds: ReadonlyArray<{
    readonly columns: ReadonlyArray<{
      readonly description: string;
      readonly name: string;
      readonly required: boolean;
    }>;
    readonly name: string;
  }>;
};
export type NewImportPageQuery = {
  response: NewImportPageQuery$data;
  variables: NewImportPageQuery$variables;
};

const node: ConcreteRequest = (function(){
var v0 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "name",
  "storageKey": null
},
v1 = [
  {
    "alias": null,
    "args": null,
    "concreteType": "ImportKind",
    "kind": "LinkedField",
    "name": "importKinds",
    "plural": true,
    "selections": [
      (v0/*:: as any*/),
      {
        "alias": null,
        "args": null,
        "concreteType": "ImportColumn",
        "kind": "LinkedField",
        "name": "columns",
        "plural": true,
        "selections": [
          (v0/*:: as any*/),
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "required",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "description",
            "storageKey": null
          }
        ],
        "storageKey": null
      }
    ],
    "storageKey": null
  },
  {
    "alias": null,
    "args": null,
    "concreteType": "BusinessUnit",
    "kind": "LinkedField",
    "name": "businessUnits",
    "plural": true,
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
        "name": "code",
        "storageKey": null
      },
      (v0/*:: as any*/)
    ],
    "storageKey": null
  }
];
return {
  "fragment": {
    "argumentDefinitions": [],
    "kind": "Fragment",
    "metadata": null,
    "name": "NewImportPageQuery",
    "selections": (v1/*:: as any*/),
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": [],
    "kind": "Operation",
    "name": "NewImportPageQuery",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "id": "6ffff71f0e134badf72d8437b5d1fdf61c96fca3add71270242dc62659bcb9c7",
    "metadata": {},
    "name": "NewImportPageQuery",
    "operationKind": "query",
    "text": null
  }
};
})();

(node as any).hash = "ae925c890f5f6efdc09f7062afcacaaa";

export default node;
