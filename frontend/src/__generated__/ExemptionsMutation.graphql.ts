/**
 * @generated SignedSource<<00172f55ec3b4f387b7253a82b0c441d>>
 * @relayHash 400262fea93c27b41ac16e82c573c17b
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID c698a0149042b4b3b2b7b333281506c5db7bd8eb8ad60c92912ed823a63076a2

import type { ConcreteRequest } from 'relay-runtime';
export type GrantTaxExemptionInput = {
  accountId: string;
  certificate: string;
  endsOn?: string | null | undefined;
  idempotencyKey: string;
  jurisdictionId?: string | null | undefined;
  reason: string;
  startsOn: string;
};
export type ExemptionsMutation$variables = {
  input: GrantTaxExemptionInput;
};
export type ExemptionsMutation$data = {
  readonly grantTaxExemption: {
    readonly taxExemption: {
      readonly id: string;
    } | null | undefined;
    readonly userErrors: ReadonlyArray<{
      readonly code: string;
      readonly field: ReadonlyArray<string>;
      readonly message: string;
    }>;
  };
};
export type ExemptionsMutation = {
  response: ExemptionsMutation$data;
  variables: ExemptionsMutation$variables;
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
    "concreteType": "TaxExemptionPayload",
    "kind": "LinkedField",
    "name": "grantTaxExemption",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "TaxExemption",
        "kind": "LinkedField",
        "name": "taxExemption",
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
    "name": "ExemptionsMutation",
    "selections": (v1/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "ExemptionsMutation",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "id": "c698a0149042b4b3b2b7b333281506c5db7bd8eb8ad60c92912ed823a63076a2",
    "metadata": {},
    "name": "ExemptionsMutation",
    "operationKind": "mutation",
    "text": null
  }
};
})();

(node as any).hash = "ca01d0bef1fd560e18bdba8a147d8e93";

export default node;
