/**
 * @generated SignedSource<<e19405adbb7f16a1d721583118623887>>
 * @relayHash ed2461018ff7660bc24fa0576fb12c24
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 8b123b78ac25ffdd4fa467d83720e989a51b695b35fdc0bcfa610551023111f8

import type { ConcreteRequest } from 'relay-runtime';
export type PostInvoicePageProductsQuery$variables = Record<PropertyKey, never>;
export type PostInvoicePageProductsQuery$data = {
  readonly products: ReadonlyArray<{
    readonly code: string;
    readonly id: string;
    readonly name: string;
  }>;
};
export type PostInvoicePageProductsQuery = {
  response: PostInvoicePageProductsQuery$data;
  variables: PostInvoicePageProductsQuery$variables;
};

const node: ConcreteRequest = (function(){
var v0 = [
  {
    "alias": null,
    "args": null,
    "concreteType": "Product",
    "kind": "LinkedField",
    "name": "products",
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
    "name": "PostInvoicePageProductsQuery",
    "selections": (v0/*:: as any*/),
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": [],
    "kind": "Operation",
    "name": "PostInvoicePageProductsQuery",
    "selections": (v0/*:: as any*/)
  },
  "params": {
    "id": "8b123b78ac25ffdd4fa467d83720e989a51b695b35fdc0bcfa610551023111f8",
    "metadata": {},
    "name": "PostInvoicePageProductsQuery",
    "operationKind": "query",
    "text": null
  }
};
})();

(node as any).hash = "edd8a4bb4f72186a9db12ea06e494681";

export default node;
