/**
 * @generated SignedSource<<e852ed5b32b294c75742d1650f7e3526>>
 * @relayHash ac1cf7688e46b270756708cc7e6afddb
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 8652a609a5fa304c353522b6c265306e5862f88000f3fc951878e5f6c9467cdb

import type { ConcreteRequest } from 'relay-runtime';
export type BillRunStatus = "APPROVED" | "CANCELLED" | "COMPUTING" | "POSTED" | "REVIEW";
export type BillingInputKind = "CARRIER_INVOICES" | "MILESTONES" | "OTHER" | "TIME" | "USAGE";
export type StartRunDialogQuery$variables = {
  from: string;
  to: string;
};
export type StartRunDialogQuery$data = {
  readonly billingCycles: ReadonlyArray<{
    readonly id: string;
    readonly inputs: ReadonlyArray<{
      readonly id: string;
      readonly kind: BillingInputKind;
      readonly name: string;
      readonly receivedAt: string | null | undefined;
    }>;
    readonly name: string;
    readonly periodFrom: string;
    readonly periodTo: string;
    readonly runs: ReadonlyArray<{
      readonly id: string;
      readonly status: BillRunStatus;
    }>;
  }>;
  readonly businessUnits: ReadonlyArray<{
    readonly code: string;
    readonly currency: string;
    readonly id: string;
    readonly name: string;
  }>;
};
export type StartRunDialogQuery = {
  response: StartRunDialogQuery$data;
  variables: StartRunDialogQuery$variables;
};

const node: ConcreteRequest = (function(){
var v0 = [
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
  "name": "id",
  "storageKey": null
},
v2 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "name",
  "storageKey": null
},
v3 = [
  {
    "alias": null,
    "args": null,
    "concreteType": "BusinessUnit",
    "kind": "LinkedField",
    "name": "businessUnits",
    "plural": true,
    "selections": [
      (v1/*:: as any*/),
      {
        "alias": null,
        "args": null,
        "kind": "ScalarField",
        "name": "code",
        "storageKey": null
      },
      (v2/*:: as any*/),
      {
        "alias": null,
        "args": null,
        "kind": "ScalarField",
        "name": "currency",
        "storageKey": null
      }
    ],
    "storageKey": null
  },
  {
    "alias": null,
    "args": [
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
    "concreteType": "BillingCycle",
    "kind": "LinkedField",
    "name": "billingCycles",
    "plural": true,
    "selections": [
      (v1/*:: as any*/),
      (v2/*:: as any*/),
      {
        "alias": null,
        "args": null,
        "kind": "ScalarField",
        "name": "periodFrom",
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "kind": "ScalarField",
        "name": "periodTo",
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "concreteType": "BillingInput",
        "kind": "LinkedField",
        "name": "inputs",
        "plural": true,
        "selections": [
          (v1/*:: as any*/),
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "kind",
            "storageKey": null
          },
          (v2/*:: as any*/),
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "receivedAt",
            "storageKey": null
          }
        ],
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "concreteType": "BillRun",
        "kind": "LinkedField",
        "name": "runs",
        "plural": true,
        "selections": [
          (v1/*:: as any*/),
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "status",
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
    "name": "StartRunDialogQuery",
    "selections": (v3/*:: as any*/),
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "StartRunDialogQuery",
    "selections": (v3/*:: as any*/)
  },
  "params": {
    "id": "8652a609a5fa304c353522b6c265306e5862f88000f3fc951878e5f6c9467cdb",
    "metadata": {},
    "name": "StartRunDialogQuery",
    "operationKind": "query",
    "text": null
  }
};
})();

(node as any).hash = "744bb648e8cf88dee176904ecee10776";

export default node;
