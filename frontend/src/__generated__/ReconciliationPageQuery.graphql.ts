/**
 * @generated SignedSource<<fc3b3b266ada2c6fca8c8d89887cb5ef>>
 * @relayHash c7713d3324de1dfdc1c26275fccaecd5
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID ff368432586ceb3fffe7de281eac04ccd2c4bd9af7b37404c769d3086c9f1041

import type { ConcreteRequest } from 'relay-runtime';
export type ReconciliationPageQuery$variables = {
  account: string;
  from: string;
  to: string;
};
export type ReconciliationPageQuery$data = {
  readonly reconciliations: ReadonlyArray<{
    readonly adjusted: {
      readonly amount: string;
      readonly currency: string;
    };
    readonly billing: ReadonlyArray<{
      readonly billed: {
        readonly amount: string;
        readonly currency: string;
      };
      readonly cause: string;
      readonly contractId: string | null | undefined;
      readonly contractNumber: string;
      readonly creditMemoId: string | null | undefined;
      readonly description: string;
      readonly difference: {
        readonly amount: string;
        readonly currency: string;
      };
      readonly expected: {
        readonly amount: string;
        readonly currency: string;
      };
      readonly invoiceId: string | null | undefined;
      readonly invoiceNumber: string;
      readonly lineNo: number;
    }>;
    readonly closing: {
      readonly amount: string;
      readonly currency: string;
    };
    readonly credited: {
      readonly amount: string;
      readonly currency: string;
    };
    readonly currency: string;
    readonly invoiced: {
      readonly amount: string;
      readonly currency: string;
    };
    readonly ledger: {
      readonly amount: string;
      readonly currency: string;
    };
    readonly opening: {
      readonly amount: string;
      readonly currency: string;
    };
    readonly paid: {
      readonly amount: string;
      readonly currency: string;
    };
    readonly settlements: ReadonlyArray<{
      readonly adjusted: {
        readonly amount: string;
        readonly currency: string;
      };
      readonly credited: {
        readonly amount: string;
        readonly currency: string;
      };
      readonly invoiceId: string;
      readonly invoiceNumber: string;
      readonly issuedOn: string;
      readonly open: {
        readonly amount: string;
        readonly currency: string;
      };
      readonly paid: {
        readonly amount: string;
        readonly currency: string;
      };
      readonly total: {
        readonly amount: string;
        readonly currency: string;
      };
    }>;
    readonly tied: boolean;
  }>;
};
export type ReconciliationPageQuery = {
  response: ReconciliationPageQuery$data;
  variables: ReconciliationPageQuery$variables;
};

const node: ConcreteRequest = (function(){
var v0 = [
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "account"
  },
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "from"
  },
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "to"
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
  "name": "invoiceNumber",
  "storageKey": null
},
v3 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "invoiceId",
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
v5 = {
  "alias": null,
  "args": null,
  "concreteType": "Money",
  "kind": "LinkedField",
  "name": "paid",
  "plural": false,
  "selections": (v4/*:: as any*/),
  "storageKey": null
},
v6 = {
  "alias": null,
  "args": null,
  "concreteType": "Money",
  "kind": "LinkedField",
  "name": "credited",
  "plural": false,
  "selections": (v4/*:: as any*/),
  "storageKey": null
},
v7 = {
  "alias": null,
  "args": null,
  "concreteType": "Money",
  "kind": "LinkedField",
  "name": "adjusted",
  "plural": false,
  "selections": (v4/*:: as any*/),
  "storageKey": null
},
v8 = [
  {
    "alias": null,
    "args": [
      {
        "kind": "Variable",
        "name": "accountId",
        "variableName": "account"
      },
      {
        "kind": "Variable",
        "name": "from",
        "variableName": "from"
      },
      {
        "kind": "Variable",
        "name": "to",
        "variableName": "to"
      }
    ],
    "concreteType": "Reconciliation",
    "kind": "LinkedField",
    "name": "reconciliations",
    "plural": true,
    "selections": [
      (v1/*:: as any*/),
      {
        "alias": null,
        "args": null,
        "concreteType": "ReconciliationBilling",
        "kind": "LinkedField",
        "name": "billing",
        "plural": true,
        "selections": [
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "contractNumber",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "contractId",
            "storageKey": null
          },
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
            "name": "description",
            "storageKey": null
          },
          (v2/*:: as any*/),
          (v3/*:: as any*/),
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "creditMemoId",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "concreteType": "Money",
            "kind": "LinkedField",
            "name": "expected",
            "plural": false,
            "selections": (v4/*:: as any*/),
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "concreteType": "Money",
            "kind": "LinkedField",
            "name": "billed",
            "plural": false,
            "selections": (v4/*:: as any*/),
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "concreteType": "Money",
            "kind": "LinkedField",
            "name": "difference",
            "plural": false,
            "selections": (v4/*:: as any*/),
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "cause",
            "storageKey": null
          }
        ],
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "concreteType": "ReconciliationSettlement",
        "kind": "LinkedField",
        "name": "settlements",
        "plural": true,
        "selections": [
          (v3/*:: as any*/),
          (v2/*:: as any*/),
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "issuedOn",
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
          (v5/*:: as any*/),
          (v6/*:: as any*/),
          (v7/*:: as any*/),
          {
            "alias": null,
            "args": null,
            "concreteType": "Money",
            "kind": "LinkedField",
            "name": "open",
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
        "name": "opening",
        "plural": false,
        "selections": (v4/*:: as any*/),
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "concreteType": "Money",
        "kind": "LinkedField",
        "name": "invoiced",
        "plural": false,
        "selections": (v4/*:: as any*/),
        "storageKey": null
      },
      (v5/*:: as any*/),
      (v6/*:: as any*/),
      (v7/*:: as any*/),
      {
        "alias": null,
        "args": null,
        "concreteType": "Money",
        "kind": "LinkedField",
        "name": "closing",
        "plural": false,
        "selections": (v4/*:: as any*/),
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "concreteType": "Money",
        "kind": "LinkedField",
        "name": "ledger",
        "plural": false,
        "selections": (v4/*:: as any*/),
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "kind": "ScalarField",
        "name": "tied",
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
    "name": "ReconciliationPageQuery",
    "selections": (v8/*:: as any*/),
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "ReconciliationPageQuery",
    "selections": (v8/*:: as any*/)
  },
  "params": {
    "id": "ff368432586ceb3fffe7de281eac04ccd2c4bd9af7b37404c769d3086c9f1041",
    "metadata": {},
    "name": "ReconciliationPageQuery",
    "operationKind": "query",
    "text": null
  }
};
})();

(node as any).hash = "d8b94701e2510e6b03c07604e5d89ee1";

export default node;
