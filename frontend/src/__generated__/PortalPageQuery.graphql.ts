/**
 * @generated SignedSource<<1793d37595daf029e38c783705419954>>
 * @relayHash cd49f09cbec8b47de689c607aa5b081e
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 02d04a458f48ae169746d3cdc5b3e0eee05e134cbb2e483462018bf99cb4dea6

import type { ConcreteRequest } from 'relay-runtime';
export type AccountKind = "CARRIER" | "CLIENT" | "DEALER" | "OEM" | "PARTNER";
export type AgeingBucketName = "CURRENT" | "D121_PLUS" | "D1_30" | "D31_60" | "D61_90" | "D91_120";
export type AgeingFilter = {
  accountId?: string | null | undefined;
  bookOf?: string | null | undefined;
  businessUnitId?: string | null | undefined;
  includeChildren?: boolean | null | undefined;
  kind?: ReadonlyArray<AccountKind> | null | undefined;
};
export type PortalPageQuery$variables = {
  filter?: AgeingFilter | null | undefined;
};
export type PortalPageQuery$data = {
  readonly ageing: ReadonlyArray<{
    readonly buckets: ReadonlyArray<{
      readonly amount: {
        readonly amount: string;
        readonly currency: string;
      };
      readonly count: number;
      readonly name: AgeingBucketName;
    }>;
    readonly count: number;
    readonly currency: string;
    readonly pastDue: {
      readonly amount: string;
      readonly currency: string;
    };
    readonly total: {
      readonly amount: string;
      readonly currency: string;
    };
    readonly unappliedCash: {
      readonly amount: string;
      readonly currency: string;
    };
    readonly unappliedCredit: {
      readonly amount: string;
      readonly currency: string;
    };
  }>;
};
export type PortalPageQuery = {
  response: PortalPageQuery$data;
  variables: PortalPageQuery$variables;
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
  "name": "currency",
  "storageKey": null
},
v2 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "count",
  "storageKey": null
},
v3 = [
  {
    "alias": null,
    "args": null,
    "kind": "ScalarField",
    "name": "amount",
    "storageKey": null
  },
  (v1/*:: as any*/)
],
v4 = [
  {
    "alias": null,
    "args": [
      {
        "kind": "Variable",
        "name": "filter",
        "variableName": "filter"
      }
    ],
    "concreteType": "Ageing",
    "kind": "LinkedField",
    "name": "ageing",
    "plural": true,
    "selections": [
      (v1/*:: as any*/),
      (v2/*:: as any*/),
      {
        "alias": null,
        "args": null,
        "concreteType": "Money",
        "kind": "LinkedField",
        "name": "total",
        "plural": false,
        "selections": (v3/*:: as any*/),
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "concreteType": "Money",
        "kind": "LinkedField",
        "name": "pastDue",
        "plural": false,
        "selections": (v3/*:: as any*/),
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "concreteType": "Money",
        "kind": "LinkedField",
        "name": "unappliedCash",
        "plural": false,
        "selections": (v3/*:: as any*/),
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "concreteType": "Money",
        "kind": "LinkedField",
        "name": "unappliedCredit",
        "plural": false,
        "selections": (v3/*:: as any*/),
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "concreteType": "AgeingBucket",
        "kind": "LinkedField",
        "name": "buckets",
        "plural": true,
        "selections": [
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "name",
            "storageKey": null
          },
          (v2/*:: as any*/),
          {
            "alias": null,
            "args": null,
            "concreteType": "Money",
            "kind": "LinkedField",
            "name": "amount",
            "plural": false,
            "selections": (v3/*:: as any*/),
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
    "name": "PortalPageQuery",
    "selections": (v4/*:: as any*/),
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "PortalPageQuery",
    "selections": (v4/*:: as any*/)
  },
  "params": {
    "id": "02d04a458f48ae169746d3cdc5b3e0eee05e134cbb2e483462018bf99cb4dea6",
    "metadata": {},
    "name": "PortalPageQuery",
    "operationKind": "query",
    "text": null
  }
};
})();

(node as any).hash = "6c1b9e2f7dc2aad2f43920d613cf9883";

export default node;
