/**
 * @generated SignedSource<<e1c5363271aefbad07fe06203cf3d090>>
 * @relayHash 3f424058a288ce0327dcb4d7afac894e
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 35a392bc1a6fed72e03b6f66802405bc48e235e73b78948e05cd8d8120533e59

import type { ConcreteRequest } from 'relay-runtime';
export type OpenInvoiceInput = {
  invoiceId: string;
};
export type PortalInvoiceMutation$variables = {
  input: OpenInvoiceInput;
};
export type PortalInvoiceMutation$data = {
  readonly openInvoice: {
    readonly invoice: {
      readonly id: string;
    } | null | undefined;
  };
};
export type PortalInvoiceMutation = {
  response: PortalInvoiceMutation$data;
  variables: PortalInvoiceMutation$variables;
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
    "concreteType": "OpenInvoicePayload",
    "kind": "LinkedField",
    "name": "openInvoice",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "Invoice",
        "kind": "LinkedField",
        "name": "invoice",
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
];
return {
  "fragment": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Fragment",
    "metadata": null,
    "name": "PortalInvoiceMutation",
    "selections": (v1/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "PortalInvoiceMutation",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "id": "35a392bc1a6fed72e03b6f66802405bc48e235e73b78948e05cd8d8120533e59",
    "metadata": {},
    "name": "PortalInvoiceMutation",
    "operationKind": "mutation",
    "text": null
  }
};
})();

(node as any).hash = "b705a4c37e06fdaf7f915ac8d5daf10a";

export default node;
