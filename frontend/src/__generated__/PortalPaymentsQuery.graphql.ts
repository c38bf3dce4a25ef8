/**
 * @generated SignedSource<<26d10aa696dd8f4f43a3adf7e0857394>>
 * @relayHash ce3fc072597c5b16e2567ec065b6351f
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 369a4de38c6dfc95e607094aafa14f44ebd36d8ef0edce07af7948d7b265504c

import type { ConcreteRequest } from 'relay-runtime';
export type OrderDirection = "ASC" | "DESC";
export type PaymentMethod = "ACH" | "CARD" | "CASH" | "CHECK" | "DIRECT_DEBIT" | "OTHER" | "WIRE";
export type PaymentOrderField = "AMOUNT" | "NUMBER" | "RECEIVED_ON" | "UNAPPLIED";
export type PaymentStatus = "APPLIED" | "REVERSED" | "UNAPPLIED" | "UNIDENTIFIED";
export type PaymentFilter = {
  accountId?: string | null | undefined;
  bookOf?: string | null | undefined;
  businessUnitId?: string | null | undefined;
  currency?: string | null | undefined;
  includeChildren?: boolean | null | undefined;
  maxAmount?: string | null | undefined;
  method?: ReadonlyArray<PaymentMethod> | null | undefined;
  minAmount?: string | null | undefined;
  receivedOn?: DateRange | null | undefined;
  status?: ReadonlyArray<PaymentStatus> | null | undefined;
  text?: string | null | undefined;
};
export type DateRange = {
  from?: string | null | undefined;
  to?: string | null | undefined;
};
export type PaymentOrder = {
  direction?: OrderDirection;
  field: PaymentOrderField;
};
export type PortalPaymentsQuery$variables = {
  filter?: PaymentFilter | null | undefined;
  first: number;
  offset: number;
  orderBy?: PaymentOrder | null | undefined;
};
export type PortalPaymentsQuery$data = {
  readonly payments: {
    readonly edges: ReadonlyArray<{
      readonly node: {
        readonly account: {
          readonly id: string;
          readonly name: string;
        } | null | undefined;
        readonly amount: {
          readonly amount: string;
          readonly currency: string;
        };
        readonly id: string;
        readonly method: PaymentMethod;
        readonly number: string;
        readonly receivedOn: string;
        readonly reference: string;
        readonly status: PaymentStatus;
        readonly unapplied: {
          readonly amount: string;
          readonly currency: string;
        };
      };
    }>;
    readonly totalCount: number | null | undefined;
  };
};
export type PortalPaymentsQuery = {
  response: PortalPaymentsQuery$data;
  variables: PortalPaymentsQuery$variables;
};

const node: ConcreteRequest = (function(){
var v0 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "filter"
},
v1 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "first"
},
v2 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "offset"
},
v3 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "orderBy"
},
v4 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "id",
  "storageKey": null
},
v5 = [
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
      },
      {
        "kind": "Variable",
        "name": "orderBy",
        "variableName": "orderBy"
      }
    ],
    "concreteType": "PaymentConnection",
    "kind": "LinkedField",
    "name": "payments",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "PaymentEdge",
        "kind": "LinkedField",
        "name": "edges",
        "plural": true,
        "selections": [
          {
            "alias": null,
            "args": null,
            "concreteType": "Payment",
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
                "name": "receivedOn",
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "method",
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "reference",
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
                "concreteType": "Account",
                "kind": "LinkedField",
                "name": "account",
                "plural": false,
                "selections": [
                  (v4/*:: as any*/),
                  {
                    "alias": null,
                    "args": null,
                    "kind": "ScalarField",
                    "name": "name",
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
                "name": "amount",
                "plural": false,
                "selections": (v5/*:: as any*/),
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "concreteType": "Money",
                "kind": "LinkedField",
                "name": "unapplied",
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
      (v3/*:: as any*/)
    ],
    "kind": "Fragment",
    "metadata": null,
    "name": "PortalPaymentsQuery",
    "selections": (v6/*:: as any*/),
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": [
      (v1/*:: as any*/),
      (v2/*:: as any*/),
      (v0/*:: as any*/),
      (v3/*:: as any*/)
    ],
    "kind": "Operation",
    "name": "PortalPaymentsQuery",
    "selections": (v6/*:: as any*/)
  },
  "params": {
    "id": "369a4de38c6dfc95e607094aafa14f44ebd36d8ef0edce07af7948d7b265504c",
    "metadata": {},
    "name": "PortalPaymentsQuery",
    "operationKind": "query",
    "text": null
  }
};
})();

(node as any).hash = "a0c01e652a633380b5b2d948f25cbdf3";

export default node;
