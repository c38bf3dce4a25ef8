/**
 * @generated SignedSource<<9226cd7e44fcb0033cb0b818a5422883>>
 * @relayHash 95607da67d60d223f8ae2307002d9d43
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 82266f724ec42151fb8f41f483f36e23c79073755d887dd24639e23aaf6eae75

import type { ConcreteRequest } from 'relay-runtime';
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
export type AgeingPageQuery$variables = {
  asOf?: string | null | undefined;
  basis: AgeingBasis;
  filter?: AgeingFilter | null | undefined;
};
export type AgeingPageQuery$data = {
  readonly ageing: ReadonlyArray<{
    readonly asOf: string;
    readonly basis: AgeingBasis;
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
    readonly ledgerTotal: {
      readonly amount: string;
      readonly currency: string;
    } | null | undefined;
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
  readonly businessUnits: ReadonlyArray<{
    readonly code: string;
    readonly id: string;
    readonly name: string;
  }>;
};
export type AgeingPageQuery = {
  response: AgeingPageQuery$data;
  variables: AgeingPageQuery$variables;
};

const node: ConcreteRequest = (function(){
var v0 = [
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "asOf"
  },
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "basis"
  },
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
v3 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "name",
  "storageKey": null
},
v4 = [
  {
    "alias": null,
    "args": null,
    "kind": "ScalarField",
    "name": "amount",
    "storageKey": null
  },
  (v1/*:: as any*/)
],
v5 = [
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
        "name": "filter",
        "variableName": "filter"
      }
    ],
    "concreteType": "Ageing",
    "kind": "LinkedField",
    "name": "ageing",
    "plural": true,
    "selections": [
      {
        "alias": null,
        "args": null,
        "kind": "ScalarField",
        "name": "asOf",
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "kind": "ScalarField",
        "name": "basis",
        "storageKey": null
      },
      (v1/*:: as any*/),
      (v2/*:: as any*/),
      {
        "alias": null,
        "args": null,
        "concreteType": "AgeingBucket",
        "kind": "LinkedField",
        "name": "buckets",
        "plural": true,
        "selections": [
          (v3/*:: as any*/),
          (v2/*:: as any*/),
          {
            "alias": null,
            "args": null,
            "concreteType": "Money",
            "kind": "LinkedField",
            "name": "amount",
            "plural": false,
            "selections": (v4/*:: as any*/),
            "storageKey": null
          }
        ],
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "concreteType": "Money",
        "kind": "LinkedField",
        "name": "total",
        "plural": false,
        "selections": (v4/*:: as any*/),
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "concreteType": "Money",
        "kind": "LinkedField",
        "name": "pastDue",
        "plural": false,
        "selections": (v4/*:: as any*/),
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "concreteType": "Money",
        "kind": "LinkedField",
        "name": "unappliedCash",
        "plural": false,
        "selections": (v4/*:: as any*/),
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "concreteType": "Money",
        "kind": "LinkedField",
        "name": "unappliedCredit",
        "plural": false,
        "selections": (v4/*:: as any*/),
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "concreteType": "Money",
        "kind": "LinkedField",
        "name": "ledgerTotal",
        "plural": false,
        "selections": (v4/*:: as any*/),
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
      (v3/*:: as any*/)
    ],
    "storageKey": null
  }
];
return {
  "fragment": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Fragment",
    "metadata": null,
    "name": "AgeingPageQuery",
    "selections": (v5/*:: as any*/),
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "AgeingPageQuery",
    "selections": (v5/*:: as any*/)
  },
  "params": {
    "id": "82266f724ec42151fb8f41f483f36e23c79073755d887dd24639e23aaf6eae75",
    "metadata": {},
    "name": "AgeingPageQuery",
    "operationKind": "query",
    "text": null
  }
};
})();

(node as any).hash = "5baffc3e8c978be933e6b391480d9e91";

export default node;
