/**
 * @generated SignedSource<<27dbeb57269d0e823a0a3947dcd0cd3d>>
 * @relayHash 9cd532bcb9b9777929edbb9ddd32e9e3
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID d2ee6a091f4d87f77886be4783ba25117bf2cf2e3d02bf484662136ca93adcc5

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
      readonly description: string;
      readonly difference: {
        readonly amount: string;
        readonly currency: string;
      };
      readonly expected: {
        readonly amount: string;
        readonly currency: string;
      };
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
v4 = {
  "alias": null,
  "args": null,
  "concreteType": "Money",
  "kind": "LinkedField",
  "name": "paid",
  "plural": false,
  "selections": (v3/*:: as any*/),
  "storageKey": null
},
v5 = {
  "alias": null,
  "args": null,
  "concreteType": "Money",
  "kind": "LinkedField",
  "name": "credited",
  "plural": false,
  "selections": (v3/*:: as any*/),
  "storageKey": null
},
v6 = {
  "alias": null,
  "args": null,
  "concreteType": "Money",
  "kind": "LinkedField",
  "name": "adjusted",
  "plural": false,
  "selections": (v3/*:: as any*/),
  "storageKey": null
},
v7 = [
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
          {
            "alias": null,
            "args": null,
            "concreteType": "Money",
            "kind": "LinkedField",
            "name": "expected",
            "plural": false,
            "selections": (v3/*:: as any*/),
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "concreteType": "Money",
            "kind": "LinkedField",
            "name": "billed",
            "plural": false,
            "selections": (v3/*:: as any*/),
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "concreteType": "Money",
            "kind": "LinkedField",
            "name": "difference",
            "plural": false,
            "selections": (v3/*:: as any*/),
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
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "invoiceId",
            "storageKey": null
          },
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
            "selections": (v3/*:: as any*/),
            "storageKey": null
          },
          (v4/*:: as any*/),
          (v5/*:: as any*/),
          (v6/*:: as any*/),
          {
            "alias": null,
            "args": null,
            "concreteType": "Money",
            "kind": "LinkedField",
            "name": "open",
            "plural": false,
            "selections": (v3/*:: as any*/),
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
        "selections": (v3/*:: as any*/),
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "concreteType": "Money",
        "kind": "LinkedField",
        "name": "invoiced",
        "plural": false,
        "selections": (v3/*:: as any*/),
        "storageKey": null
      },
      (v4/*:: as any*/),
      (v5/*:: as any*/),
      (v6/*:: as any*/),
      {
        "alias": null,
        "args": null,
        "concreteType": "Money",
        "kind": "LinkedField",
        "name": "closing",
        "plural": false,
        "selections": (v3/*:: as any*/),
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "concreteType": "Money",
        "kind": "LinkedField",
        "name": "ledger",
        "plural": false,
        "selections": (v3/*:: as any*/),
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
    "selections": (v7/*:: as any*/),
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "ReconciliationPageQuery",
    "selections": (v7/*:: as any*/)
  },
  "params": {
    "id": "d2ee6a091f4d87f77886be4783ba25117bf2cf2e3d02bf484662136ca93adcc5",
    "metadata": {},
    "name": "ReconciliationPageQuery",
    "operationKind": "query",
    "text": null
  }
};
})();

(node as any).hash = "da544353ff285b4b27327c040a933559";

export default node;
