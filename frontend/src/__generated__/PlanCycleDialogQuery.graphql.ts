/**
 * @generated SignedSource<<1f0976a976f1d617833f0308709bcf5c>>
 * @relayHash 3d86ccc82bbe4499cdb9dae088e26bc3
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 012165ae7e27af065ffda8893314bae3dbf86c3407ddcc8fa697af2fd315a9b8

import type { ConcreteRequest } from 'relay-runtime';
export type PlanCycleDialogQuery$variables = Record<PropertyKey, never>;
export type PlanCycleDialogQuery$data = {
  readonly businessUnits: ReadonlyArray<{
    readonly code: string;
    readonly currency: string;
    readonly id: string;
    readonly name: string;
  }>;
};
export type PlanCycleDialogQuery = {
  response: PlanCycleDialogQuery$data;
  variables: PlanCycleDialogQuery$variables;
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
    "name": "PlanCycleDialogQuery",
    "selections": (v0/*:: as any*/),
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": [],
    "kind": "Operation",
    "name": "PlanCycleDialogQuery",
    "selections": (v0/*:: as any*/)
  },
  "params": {
    "id": "012165ae7e27af065ffda8893314bae3dbf86c3407ddcc8fa697af2fd315a9b8",
    "metadata": {},
    "name": "PlanCycleDialogQuery",
    "operationKind": "query",
    "text": null
  }
};
})();

(node as any).hash = "cf392c054fcff7068bb1ed536e39d660";

export default node;
