/**
 * @generated SignedSource<<981a0328bcc9258ca5816954b54fca3b>>
 * @relayHash 04d92bf8e19aba53c01f5f4111c4d0c8
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 4c2edc9ff085780fad5b1af9ea82b474565e488700b2bd99cfcfcdf874d66ecb

import type { ConcreteRequest } from 'relay-runtime';
export type InventoryKind = "CIRCUIT" | "DEVICE" | "LICENCE" | "LINE" | "SITE_SERVICE";
export type InventoryStatus = "DISCONNECTED" | "FUNCTIONAL" | "INSTALLED" | "PLANNED" | "SUSPENDED";
export type InventoryFilter = {
  accountId?: string | null | undefined;
  includeChildren?: boolean | null | undefined;
  kind?: ReadonlyArray<InventoryKind> | null | undefined;
  status?: ReadonlyArray<InventoryStatus> | null | undefined;
  text?: string | null | undefined;
};
export type AccountTabsInventoryQuery$variables = {
  count: boolean;
  filter?: InventoryFilter | null | undefined;
  first: number;
  offset: number;
};
export type AccountTabsInventoryQuery$data = {
  readonly inventoryItems: {
    readonly edges: ReadonlyArray<{
      readonly node: {
        readonly account: {
          readonly id: string;
          readonly name: string;
        } | null | undefined;
        readonly carrier: {
          readonly id: string;
          readonly name: string;
        } | null | undefined;
        readonly carrierAccount: string;
        readonly costCentre: string;
        readonly disconnectedOn: string | null | undefined;
        readonly id: string;
        readonly identifier: string;
        readonly installedOn: string | null | undefined;
        readonly kind: InventoryKind;
        readonly number: string;
        readonly site: string;
        readonly status: InventoryStatus;
      };
    }>;
    readonly totalCount?: number | null | undefined;
  };
};
export type AccountTabsInventoryQuery = {
  response: AccountTabsInventoryQuery$data;
  variables: AccountTabsInventoryQuery$variables;
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
    "concreteType": "InventoryItemConnection",
    "kind": "LinkedField",
    "name": "inventoryItems",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "InventoryItemEdge",
        "kind": "LinkedField",
        "name": "edges",
        "plural": true,
        "selections": [
          {
            "alias": null,
            "args": null,
            "concreteType": "InventoryItem",
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
                "name": "kind",
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "identifier",
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "site",
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "costCentre",
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "status",
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "installedOn",
                "storageKey": null
              },
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
                "name": "carrierAccount",
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
                "concreteType": "Account",
                "kind": "LinkedField",
                "name": "carrier",
                "plural": false,
                "selections": (v5/*:: as any*/),
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
    "name": "AccountTabsInventoryQuery",
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
    "name": "AccountTabsInventoryQuery",
    "selections": (v6/*:: as any*/)
  },
  "params": {
    "id": "4c2edc9ff085780fad5b1af9ea82b474565e488700b2bd99cfcfcdf874d66ecb",
    "metadata": {},
    "name": "AccountTabsInventoryQuery",
    "operationKind": "query",
    "text": null
  }
};
})();

(node as any).hash = "3198a9320fccf11fa7747b56d116dc89";

export default node;
