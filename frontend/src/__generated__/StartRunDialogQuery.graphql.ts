/**
 * @generated SignedSource<<0ed30cdbe16142a925bcc50a7d656a6e>>
 * @relayHash f311718533f759be76c148f8987bc755
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID a367fa549b934fa0d0f91d0f531d9828efc7e2a2cc8fc29dbdd40479cf7b11c2

import type { ConcreteRequest } from 'relay-runtime';
export type BillRunStatus = "APPROVED" | "CANCELLED" | "COMPUTING" | "POSTED" | "REVIEW";
export type StartRunDialogQuery$variables = {
  from: string;
  to: string;
};
export type StartRunDialogQuery$data = {
  readonly billingCycles: ReadonlyArray<{
    readonly id: string;
    readonly inputs: ReadonlyArray<{
      readonly id: string;
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
    "id": "a367fa549b934fa0d0f91d0f531d9828efc7e2a2cc8fc29dbdd40479cf7b11c2",
    "metadata": {},
    "name": "StartRunDialogQuery",
    "operationKind": "query",
    "text": null
  }
};
})();

(node as any).hash = "da90e0185cef50aee6268a7a49bc05df";

export default node;
