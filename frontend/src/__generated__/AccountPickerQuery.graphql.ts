/**
 * @generated SignedSource<<ffb6fe5b3e6b818d4114b80a3302300a>>
 * @relayHash 09960e825ec64fe51524fa2d5f9ba71c
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID ddd0371706fc204a39f7ce741e3b8b3dba173e4b6bb96a92472a9c635075ee6a

import type { ConcreteRequest } from 'relay-runtime';
export type AccountKind = "CARRIER" | "CLIENT" | "DEALER" | "OEM" | "PARTNER";
export type AccountStatus = "ACTIVE" | "CLOSED" | "ON_HOLD";
export type AccountFilter = {
  asOf?: string | null | undefined;
  bookOf?: string | null | undefined;
  businessUnitId?: string | null | undefined;
  hasBalance?: boolean | null | undefined;
  kind?: ReadonlyArray<AccountKind> | null | undefined;
  maxBalance?: string | null | undefined;
  minBalance?: string | null | undefined;
  number?: string | null | undefined;
  parentId?: string | null | undefined;
  region?: string | null | undefined;
  status?: ReadonlyArray<AccountStatus> | null | undefined;
  text?: string | null | undefined;
};
export type AccountPickerQuery$variables = {
  filter?: AccountFilter | null | undefined;
};
export type AccountPickerQuery$data = {
  readonly accounts: {
    readonly edges: ReadonlyArray<{
      readonly node: {
        readonly businessUnit: {
          readonly code: string;
          readonly id: string;
        };
        readonly currency: string;
        readonly id: string;
        readonly name: string;
        readonly number: string;
        readonly paymentTerms: string;
        readonly purchaseOrderRequired: boolean;
      };
    }>;
  };
};
export type AccountPickerQuery = {
  response: AccountPickerQuery$data;
  variables: AccountPickerQuery$variables;
};

const node: ConcreteRequest = (function(){
var v0 = [
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "filter"
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
        "kind": "Variable",
        "name": "filter",
        "variableName": "filter"
      },
      {
        "kind": "Literal",
        "name": "first",
        "value": 20
      }
    ],
    "concreteType": "AccountConnection",
    "kind": "LinkedField",
    "name": "accounts",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "AccountEdge",
        "kind": "LinkedField",
        "name": "edges",
        "plural": true,
        "selections": [
          {
            "alias": null,
            "args": null,
            "concreteType": "Account",
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
                "kind": "ScalarField",
                "name": "name",
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "currency",
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "paymentTerms",
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "purchaseOrderRequired",
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "concreteType": "BusinessUnit",
                "kind": "LinkedField",
                "name": "businessUnit",
                "plural": false,
                "selections": [
                  (v1/*:: as any*/),
                  {
                    "alias": null,
                    "args": null,
                    "kind": "ScalarField",
                    "name": "code",
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
    "name": "AccountPickerQuery",
    "selections": (v2/*:: as any*/),
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "AccountPickerQuery",
    "selections": (v2/*:: as any*/)
  },
  "params": {
    "id": "ddd0371706fc204a39f7ce741e3b8b3dba173e4b6bb96a92472a9c635075ee6a",
    "metadata": {},
    "name": "AccountPickerQuery",
    "operationKind": "query",
    "text": null
  }
};
})();

(node as any).hash = "d0bbe404272addef350584b7a313c640";

export default node;
