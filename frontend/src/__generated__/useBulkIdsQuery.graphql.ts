/**
 * @generated SignedSource<<73a82c357759c0ecefdb5c9ad5d0c6b1>>
 * @relayHash 4ba524485e01014813e4dc43245dbb85
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 9e92f7f6bb9e921bd03eca611591e870a7fab7bfcc1dd3f38d2cb72bab236dda

import type { ConcreteRequest } from 'relay-runtime';
export type DeliveryMeans = "DOWNLOAD" | "EMAIL" | "PORTAL" | "PRINT";
export type DeliveryStatus = "BOUNCED" | "CANCELLED" | "FAILED" | "OPENED" | "QUEUED" | "SENT";
export type DeliveryFilter = {
  accountId?: string | null | undefined;
  channel?: ReadonlyArray<DeliveryMeans> | null | undefined;
  invoiceId?: string | null | undefined;
  status?: ReadonlyArray<DeliveryStatus> | null | undefined;
};
export type useBulkIdsQuery$variables = {
  filter?: DeliveryFilter | null | undefined;
  first: number;
  offset: number;
};
export type useBulkIdsQuery$data = {
  readonly deliveries: {
    readonly edges: ReadonlyArray<{
      readonly node: {
        readonly allowedActions: ReadonlyArray<{
          readonly action: string;
          readonly allowed: boolean;
        }>;
        readonly id: string;
      };
    }>;
  };
};
export type useBulkIdsQuery = {
  response: useBulkIdsQuery$data;
  variables: useBulkIdsQuery$variables;
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
v3 = [
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
    "concreteType": "DeliveryConnection",
    "kind": "LinkedField",
    "name": "deliveries",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "DeliveryEdge",
        "kind": "LinkedField",
        "name": "edges",
        "plural": true,
        "selections": [
          {
            "alias": null,
            "args": null,
            "concreteType": "Delivery",
            "kind": "LinkedField",
            "name": "node",
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
                "concreteType": "AllowedAction",
                "kind": "LinkedField",
                "name": "allowedActions",
                "plural": true,
                "selections": [
                  {
                    "alias": null,
                    "args": null,
                    "kind": "ScalarField",
                    "name": "action",
                    "storageKey": null
                  },
                  {
                    "alias": null,
                    "args": null,
                    "kind": "ScalarField",
                    "name": "allowed",
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
    "argumentDefinitions": [
      (v0/*:: as any*/),
      (v1/*:: as any*/),
      (v2/*:: as any*/)
    ],
    "kind": "Fragment",
    "metadata": null,
    "name": "useBulkIdsQuery",
    "selections": (v3/*:: as any*/),
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": [
      (v1/*:: as any*/),
      (v2/*:: as any*/),
      (v0/*:: as any*/)
    ],
    "kind": "Operation",
    "name": "useBulkIdsQuery",
    "selections": (v3/*:: as any*/)
  },
  "params": {
    "id": "9e92f7f6bb9e921bd03eca611591e870a7fab7bfcc1dd3f38d2cb72bab236dda",
    "metadata": {},
    "name": "useBulkIdsQuery",
    "operationKind": "query",
    "text": null
  }
};
})();

(node as any).hash = "5c67f4d2d8724341fb1d057b15e674c3";

export default node;
