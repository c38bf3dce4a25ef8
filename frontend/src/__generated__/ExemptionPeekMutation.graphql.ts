/**
 * @generated SignedSource<<a2bb7628ae0bbfcade5e7c96dd31d11c>>
 * @relayHash fe1bba97f470b8a638198a7cf45b5819
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 35e338e2124a1e38927f1d6a1887bba47591aef50152e1b7d30543a858f6a99d

import type { ConcreteRequest } from 'relay-runtime';
export type EndTaxExemptionInput = {
  endsOn: string;
  id: string;
  idempotencyKey: string;
  version: number;
};
export type ExemptionPeekMutation$variables = {
  input: EndTaxExemptionInput;
};
export type ExemptionPeekMutation$data = {
  readonly endTaxExemption: {
    readonly taxExemption: {
      readonly endsOn: string | null | undefined;
      readonly id: string;
      readonly version: number;
    } | null | undefined;
    readonly userErrors: ReadonlyArray<{
      readonly code: string;
      readonly field: ReadonlyArray<string>;
      readonly message: string;
    }>;
  };
};
export type ExemptionPeekMutation = {
  response: ExemptionPeekMutation$data;
  variables: ExemptionPeekMutation$variables;
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
    "name": "endTaxExemption",
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
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "endsOn",
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
    "name": "ExemptionPeekMutation",
    "selections": (v1/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "ExemptionPeekMutation",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "id": "35e338e2124a1e38927f1d6a1887bba47591aef50152e1b7d30543a858f6a99d",
    "metadata": {},
    "name": "ExemptionPeekMutation",
    "operationKind": "mutation",
    "text": null
  }
};
})();

(node as any).hash = "90c86a0092dd88a6ff1838e775a8b242";

export default node;
