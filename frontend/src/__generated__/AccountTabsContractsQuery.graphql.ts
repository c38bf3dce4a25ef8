/**
 * @generated SignedSource<<0096a09e2be5bb8732649cd2bbda1000>>
 * @relayHash cb5a641a5b382821862ee0628a917fce
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 84fda04164d88b79b818f05d6c7ef6161ef3831a4e59202b881b14f0d594b7b3

import type { ConcreteRequest } from 'relay-runtime';
export type ContractStatus = "ACTIVE" | "DRAFT" | "TERMINATED";
export type ContractFilter = {
  accountId?: string | null | undefined;
  activeOn?: string | null | undefined;
  endsOn?: DateRange | null | undefined;
  includeChildren?: boolean | null | undefined;
  status?: ReadonlyArray<ContractStatus> | null | undefined;
  text?: string | null | undefined;
};
export type DateRange = {
  from?: string | null | undefined;
  to?: string | null | undefined;
};
export type AccountTabsContractsQuery$variables = {
  count: boolean;
  filter?: ContractFilter | null | undefined;
  first: number;
  offset: number;
};
export type AccountTabsContractsQuery$data = {
  readonly contracts: {
    readonly edges: ReadonlyArray<{
      readonly node: {
        readonly account: {
          readonly id: string;
          readonly name: string;
        } | null | undefined;
        readonly description: string;
        readonly endsOn: string | null | undefined;
        readonly id: string;
        readonly lines: ReadonlyArray<{
          readonly disconnectedOn: string | null | undefined;
          readonly functionalOn: string | null | undefined;
          readonly id: string;
          readonly product: {
            readonly id: string;
            readonly name: string;
          };
        }>;
        readonly number: string;
        readonly startsOn: string;
      };
    }>;
    readonly totalCount?: number | null | undefined;
  };
};
export type AccountTabsContractsQuery = {
  response: AccountTabsContractsQuery$data;
  variables: AccountTabsContractsQuery$variables;
};

const node: ConcreteRequest = (function(){
var v0 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "count"
},
v1 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "filter"
},
v2 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "first"
},
v3 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "offset"
},
v4 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "id",
  "storageKey": null
},
v5 = [
  (v4/*:: as any*/),
  {
    "alias": null,
    "args": null,
    "kind": "ScalarField",
    "name": "name",
    "storageKey": null
  }
],
v6 = [
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
              (v4/*:: as any*/),
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
                "name": "description",
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "startsOn",
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "endsOn",
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "concreteType": "Account",
                "kind": "LinkedField",
                "name": "account",
                "plural": false,
                "selections": (v5/*:: as any*/),
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "concreteType": "ContractLine",
                "kind": "LinkedField",
                "name": "lines",
                "plural": true,
                "selections": [
                  (v4/*:: as any*/),
                  {
                    "alias": null,
                    "args": null,
                    "kind": "ScalarField",
                    "name": "disconnectedOn",
                    "storageKey": null
                  },
                  {
                    "alias": null,
                    "args": null,
                    "kind": "ScalarField",
                    "name": "functionalOn",
                    "storageKey": null
                  },
                  {
                    "alias": null,
                    "args": null,
                    "concreteType": "Product",
                    "kind": "LinkedField",
                    "name": "product",
                    "plural": false,
                    "selections": (v5/*:: as any*/),
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
      },
      {
        "condition": "count",
        "kind": "Condition",
        "passingValue": true,
        "selections": [
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "totalCount",
            "storageKey": null
          }
        ]
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
      (v2/*:: as any*/),
      (v3/*:: as any*/)
    ],
    "kind": "Fragment",
    "metadata": null,
    "name": "AccountTabsContractsQuery",
    "selections": (v6/*:: as any*/),
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": [
      (v2/*:: as any*/),
      (v3/*:: as any*/),
      (v0/*:: as any*/),
      (v1/*:: as any*/)
    ],
    "kind": "Operation",
    "name": "AccountTabsContractsQuery",
    "selections": (v6/*:: as any*/)
  },
  "params": {
    "id": "84fda04164d88b79b818f05d6c7ef6161ef3831a4e59202b881b14f0d594b7b3",
    "metadata": {},
    "name": "AccountTabsContractsQuery",
    "operationKind": "query",
    "text": null
  }
};
})();

(node as any).hash = "b0628043379ce8d1823a492d9d2be99e";

export default node;
