/**
 * @generated SignedSource<<34b8574641f9d801f5cb37cdc3a50ceb>>
 * @relayHash ffb5ae27509a8df58e552f3da6328e63
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID e6d7dacc47939417d988748eb95cf073ee2f285f9614f6f1c59ef99a061a32e7

import type { ConcreteRequest } from 'relay-runtime';
export type AccountKind = "CARRIER" | "CLIENT" | "DEALER" | "OEM" | "PARTNER";
export type BillingInputKind = "CARRIER_INVOICES" | "MILESTONES" | "OTHER" | "TIME" | "USAGE";
export type PlanBillingCycleInput = {
  approveOn: string;
  businessUnitId?: string | null | undefined;
  cutOffOn: string;
  deliverOn: string;
  idempotencyKey: string;
  inputs?: ReadonlyArray<BillingInputInput> | null | undefined;
  name: string;
  periodFrom: string;
  periodTo: string;
  runOn: string;
  selection?: BillingSelectionInput | null | undefined;
};
export type BillingSelectionInput = {
  accountIds?: ReadonlyArray<string> | null | undefined;
  includeChildren?: boolean;
  kinds?: ReadonlyArray<AccountKind> | null | undefined;
  regions?: ReadonlyArray<string> | null | undefined;
};
export type BillingInputInput = {
  kind: BillingInputKind;
  name?: string;
  ownerId?: string | null | undefined;
};
export type PlanCycleDialogMutation$variables = {
  input: PlanBillingCycleInput;
};
export type PlanCycleDialogMutation$data = {
  readonly planBillingCycle: {
    readonly billingCycle: {
      readonly id: string;
      readonly name: string;
    } | null | undefined;
    readonly userErrors: ReadonlyArray<{
      readonly code: string;
      readonly field: ReadonlyArray<string>;
      readonly message: string;
    }>;
  };
};
export type PlanCycleDialogMutation = {
  response: PlanCycleDialogMutation$data;
  variables: PlanCycleDialogMutation$variables;
};

const node: ConcreteRequest = (function(){
var v0 = [
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "input"
  }
],
v1 = [
  {
    "alias": null,
    "args": [
      {
        "kind": "Variable",
        "name": "input",
        "variableName": "input"
      }
    ],
    "concreteType": "BillingCyclePayload",
    "kind": "LinkedField",
    "name": "planBillingCycle",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "BillingCycle",
        "kind": "LinkedField",
        "name": "billingCycle",
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
            "name": "name",
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
    "name": "PlanCycleDialogMutation",
    "selections": (v1/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "PlanCycleDialogMutation",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "id": "e6d7dacc47939417d988748eb95cf073ee2f285f9614f6f1c59ef99a061a32e7",
    "metadata": {},
    "name": "PlanCycleDialogMutation",
    "operationKind": "mutation",
    "text": null
  }
};
})();

(node as any).hash = "5871b5b4413af6df26d97a6623c76b6a";

export default node;
