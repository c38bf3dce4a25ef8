/**
 * @generated SignedSource<<1e1e229ad37f7bdcd13e45b04d43d0f9>>
 * @relayHash 2fd2169892d8b74bfeae8f14c351dffe
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 695fa8ab073c69c66a19f2cf4c1e55db8a6d4995108abac9b715448c014684c6

import type { ConcreteRequest } from 'relay-runtime';
export type searchContractsQuery$variables = {
  text: string;
};
export type searchContractsQuery$data = {
  readonly contracts: {
    readonly edges: ReadonlyArray<{
      readonly node: {
        readonly account: {
          readonly id: string;
          readonly name: string;
        } | null | undefined;
        readonly id: string;
        readonly number: string;
      };
    }>;
  };
};
export type searchContractsQuery = {
  response: searchContractsQuery$data;
  variables: searchContractsQuery$variables;
};

const node: ConcreteRequest = (function(){
var v0 = [
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "text"
  }
],
v1 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "id",
  "storageKey": null
},
v2 = [
  {
    "alias": null,
    "args": [
      {
        "fields": [
          {
            "kind": "Variable",
            "name": "text",
            "variableName": "text"
          }
        ],
        "kind": "ObjectValue",
        "name": "filter"
      },
      {
        "kind": "Literal",
        "name": "first",
        "value": 4
      }
    ],
    "concreteType": "ContractConnection",
    "kind": "LinkedField",
    "name": "contracts",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "ContractEdge",
        "kind": "LinkedField",
        "name": "edges",
        "plural": true,
        "selections": [
          {
            "alias": null,
            "args": null,
            "concreteType": "Contract",
            "kind": "LinkedField",
            "name": "node",
            "plural": false,
            "selections": [
              (v1/*:: as any*/),
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
                "concreteType": "Account",
                "kind": "LinkedField",
                "name": "account",
                "plural": false,
                "selections": [
                  (v1/*:: as any*/),
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
    ],
    "storageKey": null
  }
];
return {
  "fragment": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Fragment",
    "metadata": null,
    "name": "searchContractsQuery",
    "selections": (v2/*:: as any*/),
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "searchContractsQuery",
    "selections": (v2/*:: as any*/)
  },
  "params": {
    "id": "695fa8ab073c69c66a19f2cf4c1e55db8a6d4995108abac9b715448c014684c6",
    "metadata": {},
    "name": "searchContractsQuery",
    "operationKind": "query",
    "text": null
  }
};
})();

(node as any).hash = "9e43bf25189eb031433b1b4d6012a7cf";

export default node;
