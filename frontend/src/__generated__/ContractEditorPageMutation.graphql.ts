/**
 * @generated SignedSource<<1054fc2ece81771e526a79130e951a39>>
 * @relayHash c25de883ea980dae41f3f7a09a56007e
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID f911318db0a4da3e951678e2e35effabf13a9b1198946763aa8de4a4364628e4

import type { ConcreteRequest } from 'relay-runtime';
export type BillingFrequency = "ANNUAL" | "MONTHLY" | "ONE_TIME" | "QUARTERLY" | "SEMI_ANNUAL";
export type BillingTiming = "ADVANCE" | "ARREARS";
export type ContractLineKind = "ONE_TIME" | "RECURRING" | "TIME" | "USAGE";
export type PricingKind = "PACKAGE" | "TIERED" | "UNIT" | "VOLUME";
export type WriteContractInput = {
  accountId: string;
  currency?: string | null | undefined;
  description?: string;
  endsOn?: string | null | undefined;
  id?: string | null | undefined;
  idempotencyKey: string;
  lines: ReadonlyArray<ContractLineInput>;
  number?: string | null | undefined;
  purchaseOrder?: string;
  rateCardCode?: string | null | undefined;
  renews?: boolean;
  startsOn: string;
  version?: number | null | undefined;
};
export type ContractLineInput = {
  anchorOn?: string | null | undefined;
  budgetHours?: string;
  contractedOn?: string | null | undefined;
  costCentre?: string;
  dailyHours?: string;
  description?: string;
  endsOn?: string | null | undefined;
  escalator?: EscalatorInput | null | undefined;
  frequency?: BillingFrequency;
  functionalOn?: string | null | undefined;
  installedOn?: string | null | undefined;
  kind?: ContractLineKind;
  minimum?: string;
  pricing?: PricingInput | null | undefined;
  productCode: string;
  promotionCode?: string | null | undefined;
  promotionEndsOn?: string | null | undefined;
  quantity?: string;
  site?: string;
  startsOn?: string | null | undefined;
  timing?: BillingTiming;
  unitPrice?: string | null | undefined;
};
export type PricingInput = {
  included?: string | null | undefined;
  kind: PricingKind;
  packageSize?: string | null | undefined;
  tiers?: ReadonlyArray<PriceTierInput> | null | undefined;
};
export type PriceTierInput = {
  flat?: string;
  unitPrice: string;
  upTo?: string | null | undefined;
};
export type EscalatorInput = {
  first?: string | null | undefined;
  index?: string | null | undefined;
  months?: number;
  percent?: string | null | undefined;
};
export type ContractEditorPageMutation$variables = {
  input: WriteContractInput;
};
export type ContractEditorPageMutation$data = {
  readonly writeContract: {
    readonly contract: {
      readonly id: string;
      readonly number: string;
      readonly version: number;
    } | null | undefined;
    readonly userErrors: ReadonlyArray<{
      readonly code: string;
      readonly field: ReadonlyArray<string>;
      readonly message: string;
    }>;
  };
};
export type ContractEditorPageMutation = {
  response: ContractEditorPageMutation$data;
  variables: ContractEditorPageMutation$variables;
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
    "concreteType": "ContractPayload",
    "kind": "LinkedField",
    "name": "writeContract",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "Contract",
        "kind": "LinkedField",
        "name": "contract",
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
            "name": "number",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "version",
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
    "name": "ContractEditorPageMutation",
    "selections": (v1/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "ContractEditorPageMutation",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "id": "f911318db0a4da3e951678e2e35effabf13a9b1198946763aa8de4a4364628e4",
    "metadata": {},
    "name": "ContractEditorPageMutation",
    "operationKind": "mutation",
    "text": null
  }
};
})();

(node as any).hash = "38be93ef5b6bc7e01497f06bf5e87bc8";

export default node;
