/**
 * @generated SignedSource<<d9d504527718bed46745bd72a3715201>>
 * @relayHash aa77e61c3efcc05250c3900866f059b2
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 141128d48af61cfeac6f165f294e584ffd45ad37e075b030d484ffe2a835ce43

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
    "id": "141128d48af61cfeac6f165f294e584ffd45ad37e075b030d484ffe2a835ce43",
    "metadata": {},
    "name": "useBulkIdsQuery",
    "operationKind": "query",
    "text": null
  }
};
})();

(node as any).hash = "92303fd9c854b94f96e3ec243727285e";

export default node;
