/**
 * @generated SignedSource<<7c562d74e1f6b23cdff3c87eea14da48>>
 * @relayHash 2a3ddbe9489aceb8da1243cefad535aa
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 3f76f2f825d57238f478a722a78efba1bd7edb50d05a93b4c18f618e9f7c194e

import type { ConcreteRequest } from 'relay-runtime';
export type AccountKind = "CARRIER" | "CLIENT" | "DEALER" | "OEM" | "PARTNER";
export type BillRunStatus = "APPROVED" | "CANCELLED" | "COMPUTING" | "POSTED" | "REVIEW";
export type StartBillRunInput = {
  businessUnitId?: string | null | undefined;
  cycleId?: string | null | undefined;
  idempotencyKey: string;
  issueOn?: string | null | undefined;
  periodFrom?: string | null | undefined;
  periodTo?: string | null | undefined;
  selection?: BillingSelectionInput | null | undefined;
};
export type BillingSelectionInput = {
  accountIds?: ReadonlyArray<string> | null | undefined;
  includeChildren?: boolean;
  kinds?: ReadonlyArray<AccountKind> | null | undefined;
  regions?: ReadonlyArray<string> | null | undefined;
};
export type StartRunDialogMutation$variables = {
  input: StartBillRunInput;
};
export type StartRunDialogMutation$data = {
  readonly startBillRun: {
    readonly billRun: {
      readonly id: string;
      readonly job: {
        readonly id: string;
      } | null | undefined;
      readonly number: string;
      readonly status: BillRunStatus;
    } | null | undefined;
    readonly userErrors: ReadonlyArray<{
      readonly code: string;
      readonly field: ReadonlyArray<string>;
      readonly message: string;
    }>;
  };
};
export type StartRunDialogMutation = {
  response: StartRunDialogMutation$data;
  variables: StartRunDialogMutation$variables;
};

const node: ConcreteRequest = (function(){
var v0 = [
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "input"
  }
],
v1 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "id",
  "storageKey": null
},
v2 = [
  {
    "alias": null,
    "args": [
      {
        "kind": "Variable",
        "name": "input",
        "variableName": "input"
      }
    ],
    "concreteType": "BillRunPayload",
    "kind": "LinkedField",
    "name": "startBillRun",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "BillRun",
        "kind": "LinkedField",
        "name": "billRun",
        "plural": false,
        "selections": [
          (v1/*:: as any*/),
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
            "name": "status",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "concreteType": "Job",
            "kind": "LinkedField",
            "name": "job",
            "plural": false,
            "selections": [
              (v1/*:: as any*/)
            ],
            "storageKey": null
          }
        ],
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "concreteType": "UserError",
        "kind": "LinkedField",
        "name": "userErrors",
        "plural": true,
        "selections": [
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "code",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "field",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "message",
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
    "name": "StartRunDialogMutation",
    "selections": (v2/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "StartRunDialogMutation",
    "selections": (v2/*:: as any*/)
  },
  "params": {
    "id": "3f76f2f825d57238f478a722a78efba1bd7edb50d05a93b4c18f618e9f7c194e",
    "metadata": {},
    "name": "StartRunDialogMutation",
    "operationKind": "mutation",
    "text": null
  }
};
})();

(node as any).hash = "d01353c0e51c923b9391a834c3da63bf";

export default node;
