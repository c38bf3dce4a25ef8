/**
 * @generated SignedSource<<fecd9ca1fa6af08d5d10c0a5c0c60e90>>
 * @relayHash 7281098e17f3b175daf04cc764132df1
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 08c9e2edc57452944bddabf5c134b2a7b2fb2950d34be5b5e4726ca8a3f51dcd

import type { ConcreteRequest } from 'relay-runtime';
export type ContractLineKind = "ONE_TIME" | "RECURRING" | "TIME" | "USAGE";
export type ContractLineState = "ENDED" | "LIVE" | "WAITING";
export type HourClass = "HOLIDAY" | "OVERTIME" | "REGULAR";
export type EnterTimeDialogLinesQuery$variables = {
  account: string;
};
export type EnterTimeDialogLinesQuery$data = {
  readonly contracts: {
    readonly edges: ReadonlyArray<{
      readonly node: {
        readonly currency: string;
        readonly id: string;
        readonly lines: ReadonlyArray<{
          readonly description: string;
          readonly id: string;
          readonly kind: ContractLineKind;
          readonly lineNo: number;
          readonly product: {
            readonly id: string;
            readonly name: string;
          };
          readonly state: ContractLineState;
        }>;
        readonly number: string;
        readonly rateCard: {
          readonly code: string;
          readonly currency: string;
          readonly id: string;
          readonly rates: ReadonlyArray<{
            readonly class: HourClass;
            readonly endsOn: string | null | undefined;
            readonly hourly: string;
            readonly id: string;
            readonly role: string;
            readonly skill: string;
            readonly startsOn: string;
          }>;
        } | null | undefined;
      };
    }>;
  };
};
export type EnterTimeDialogLinesQuery = {
  response: EnterTimeDialogLinesQuery$data;
  variables: EnterTimeDialogLinesQuery$variables;
};

const node: ConcreteRequest = (function(){
var v0 = [
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "account"
  }
],
v1 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "id",
  "storageKey": null
},
v2 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "currency",
  "storageKey": null
},
v3 = [
  {
    "alias": null,
    "args": [
      {
        "fields": [
          {
            "kind": "Variable",
            "name": "accountId",
            "variableName": "account"
          },
          {
            "kind": "Literal",
            "name": "status",
            "value": [
              "ACTIVE"
            ]
          }
        ],
        "kind": "ObjectValue",
        "name": "filter"
      },
      {
        "kind": "Literal",
        "name": "first",
        "value": 30
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
              (v2/*:: as any*/),
              {
                "alias": null,
                "args": null,
                "concreteType": "RateCard",
                "kind": "LinkedField",
                "name": "rateCard",
                "plural": false,
                "selections": [
                  (v1/*:: as any*/),
                  {
                    "alias": null,
                    "args": null,
                    "kind": "ScalarField",
                    "name": "code",
                    "storageKey": null
                  },
                  (v2/*:: as any*/),
                  {
                    "alias": null,
                    "args": null,
                    "concreteType": "CardRate",
                    "kind": "LinkedField",
                    "name": "rates",
                    "plural": true,
                    "selections": [
                      (v1/*:: as any*/),
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
                        "name": "skill",
                        "storageKey": null
                      },
                      {
                        "alias": null,
                        "args": null,
                        "kind": "ScalarField",
                        "name": "class",
                        "storageKey": null
                      },
                      {
                        "alias": null,
                        "args": null,
                        "kind": "ScalarField",
                        "name": "hourly",
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
                "concreteType": "ContractLine",
                "kind": "LinkedField",
                "name": "lines",
                "plural": true,
                "selections": [
                  (v1/*:: as any*/),
                  {
                    "alias": null,
                    "args": null,
                    "kind": "ScalarField",
                    "name": "lineNo",
                    "storageKey": null
                  },
                  {
                    "alias": null,
                    "args": null,
                    "kind": "ScalarField",
                    "name": "kind",
                    "storageKey": null
                  },
                  {
                    "alias": null,
                    "args": null,
                    "kind": "ScalarField",
                    "name": "state",
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
                    "concreteType": "Product",
                    "kind": "LinkedField",
                    "name": "product",
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
    ],
    "storageKey": null
  }
];
return {
  "fragment": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Fragment",
    "metadata": null,
    "name": "EnterTimeDialogLinesQuery",
    "selections": (v3/*:: as any*/),
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "EnterTimeDialogLinesQuery",
    "selections": (v3/*:: as any*/)
  },
  "params": {
    "id": "08c9e2edc57452944bddabf5c134b2a7b2fb2950d34be5b5e4726ca8a3f51dcd",
    "metadata": {},
    "name": "EnterTimeDialogLinesQuery",
    "operationKind": "query",
    "text": null
  }
};
})();

(node as any).hash = "8b3b2220d574aa69090141acca5a2e1c";

export default node;
