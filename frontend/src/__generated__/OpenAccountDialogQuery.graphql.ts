/**
 * @generated SignedSource<<dc526b7611ce53729dec6f9efe3d399c>>
 * @relayHash 157c6011e505128da7238f3af9d769b9
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 34fd9b3f885926a5aa01a7dae1180f392a6ef03242984560d1ce7be3b1c9e233

import type { ConcreteRequest } from 'relay-runtime';
export type OpenAccountDialogQuery$variables = Record<PropertyKey, never>;
export type OpenAccountDialogQuery$data = {
  readonly businessUnits: ReadonlyArray<{
    readonly code: string;
    readonly currency: string;
    readonly id: string;
    readonly name: string;
  }>;
};
export type OpenAccountDialogQuery = {
  response: OpenAccountDialogQuery$data;
  variables: OpenAccountDialogQuery$variables;
};

const node: ConcreteRequest = (function(){
var v0 = [
  {
    "alias": null,
    "args": null,
    "concreteType": "BusinessUnit",
    "kind": "LinkedField",
    "name": "businessUnits",
    "plural": true,
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
        "name": "code",
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "kind": "ScalarField",
        "name": "name",
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
    "storageKey": null
  }
];
return {
  "fragment": {
    "argumentDefinitions": [],
    "kind": "Fragment",
    "metadata": null,
    "name": "OpenAccountDialogQuery",
    "selections": (v0/*:: as any*/),
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": [],
    "kind": "Operation",
    "name": "OpenAccountDialogQuery",
    "selections": (v0/*:: as any*/)
  },
  "params": {
    "id": "34fd9b3f885926a5aa01a7dae1180f392a6ef03242984560d1ce7be3b1c9e233",
    "metadata": {},
    "name": "OpenAccountDialogQuery",
    "operationKind": "query",
    "text": null
  }
};
})();

(node as any).hash = "753e691d57fddf6e1b1f21a9cc8b1937";

export default node;
