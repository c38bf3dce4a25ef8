/**
 * @generated SignedSource<<ad5952ecb518387f31af63b18cb4a7ab>>
 * @relayHash 64b924757339a9bb95f3124b833588f6
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 80311287c3ff4c97e8decd4be7785e79273c2d95e36d9214c6c6300ecc76d721

import type { ConcreteRequest } from 'relay-runtime';
export type AccountAgeingOrderField = "NAME" | "OLDEST" | "PAST_DUE" | "TOTAL";
export type AccountKind = "CARRIER" | "CLIENT" | "DEALER" | "OEM" | "PARTNER";
export type AgeingBasis = "DUE_DATE" | "ISSUE_DATE";
export type AgeingBucketName = "CURRENT" | "D121_PLUS" | "D1_30" | "D31_60" | "D61_90" | "D91_120";
export type AgeingFilter = {
  accountId?: string | null | undefined;
  bookOf?: string | null | undefined;
  businessUnitId?: string | null | undefined;
  includeChildren?: boolean | null | undefined;
  kind?: ReadonlyArray<AccountKind> | null | undefined;
};
export type AgeingGridQuery$variables = {
  asOf?: string | null | undefined;
  basis: AgeingBasis;
  currency?: string | null | undefined;
  filter?: AgeingFilter | null | undefined;
  first: number;
  offset: number;
  orderBy: AccountAgeingOrderField;
};
export type AgeingGridQuery$data = {
  readonly accountAgeing: {
    readonly nodes: ReadonlyArray<{
      readonly account: {
        readonly id: string;
        readonly kind: AccountKind;
        readonly name: string;
        readonly number: string;
      };
      readonly buckets: ReadonlyArray<{
        readonly amount: {
          readonly amount: string;
          readonly currency: string;
        };
        readonly name: AgeingBucketName;
      }>;
      readonly count: number;
      readonly oldestDueOn: string | null | undefined;
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
    readonly totalCount: number;
  };
};
export type AgeingGridQuery = {
  response: AgeingGridQuery$data;
  variables: AgeingGridQuery$variables;
};

const node: ConcreteRequest = (function(){
var v0 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "asOf"
},
v1 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "basis"
},
v2 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "currency"
},
v3 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "filter"
},
v4 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "first"
},
v5 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "offset"
},
v6 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "orderBy"
},
v7 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "name",
  "storageKey": null
},
v8 = [
  {
    "alias": null,
    "args": null,
    "kind": "ScalarField",
    "name": "amount",
    "storageKey": null
  },
  {
    "alias": null,
    "args": null,
    "kind": "ScalarField",
    "name": "currency",
    "storageKey": null
  }
],
v9 = [
  {
    "alias": null,
    "args": [
      {
        "kind": "Variable",
        "name": "asOf",
        "variableName": "asOf"
      },
      {
        "kind": "Variable",
        "name": "basis",
        "variableName": "basis"
      },
      {
        "kind": "Variable",
        "name": "currency",
        "variableName": "currency"
      },
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
      },
      {
        "kind": "Variable",
        "name": "orderBy",
        "variableName": "orderBy"
      }
    ],
    "concreteType": "AccountAgeingConnection",
    "kind": "LinkedField",
    "name": "accountAgeing",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "AccountAgeing",
        "kind": "LinkedField",
        "name": "nodes",
        "plural": true,
        "selections": [
          {
            "alias": null,
            "args": null,
            "concreteType": "Account",
            "kind": "LinkedField",
            "name": "account",
            "plural": false,
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
                "name": "number",
                "storageKey": null
              },
              (v7/*:: as any*/),
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "kind",
                "storageKey": null
              }
            ],
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "count",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "oldestDueOn",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "concreteType": "Money",
            "kind": "LinkedField",
            "name": "total",
            "plural": false,
            "selections": (v8/*:: as any*/),
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "concreteType": "Money",
            "kind": "LinkedField",
            "name": "pastDue",
            "plural": false,
            "selections": (v8/*:: as any*/),
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "concreteType": "Money",
            "kind": "LinkedField",
            "name": "unappliedCash",
            "plural": false,
            "selections": (v8/*:: as any*/),
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "concreteType": "Money",
            "kind": "LinkedField",
            "name": "unappliedCredit",
            "plural": false,
            "selections": (v8/*:: as any*/),
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
              (v7/*:: as any*/),
              {
                "alias": null,
                "args": null,
                "concreteType": "Money",
                "kind": "LinkedField",
                "name": "amount",
                "plural": false,
                "selections": (v8/*:: as any*/),
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
        "kind": "ScalarField",
        "name": "totalCount",
        "storageKey": null
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
      (v3/*:: as any*/),
      (v4/*:: as any*/),
      (v5/*:: as any*/),
      (v6/*:: as any*/)
    ],
    "kind": "Fragment",
    "metadata": null,
    "name": "AgeingGridQuery",
    "selections": (v9/*:: as any*/),
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": [
      (v4/*:: as any*/),
      (v5/*:: as any*/),
      (v0/*:: as any*/),
      (v1/*:: as any*/),
      (v2/*:: as any*/),
      (v3/*:: as any*/),
      (v6/*:: as any*/)
    ],
    "kind": "Operation",
    "name": "AgeingGridQuery",
    "selections": (v9/*:: as any*/)
  },
  "params": {
    "id": "80311287c3ff4c97e8decd4be7785e79273c2d95e36d9214c6c6300ecc76d721",
    "metadata": {},
    "name": "AgeingGridQuery",
    "operationKind": "query",
    "text": null
  }
};
})();

(node as any).hash = "3bff7c8ef9435aefb774bb899fdca692";

export default node;
