/**
 * @generated SignedSource<<cf07f6379e4fb4d3793c38583da04112>>
 * @relayHash 93e28231498cde42ceedd873ebb617a7
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID c94e94fa13cd2336270a6f56dd976d70592601e27144998cbce6eb8ebd6caaa2

import type { ConcreteRequest } from 'relay-runtime';
export type TemplatePageDefaultQuery$variables = Record<PropertyKey, never>;
export type TemplatePageDefaultQuery$data = {
  readonly defaultTemplate: string;
};
export type TemplatePageDefaultQuery = {
  response: TemplatePageDefaultQuery$data;
  variables: TemplatePageDefaultQuery$variables;
};

const node: ConcreteRequest = (function(){
var v0 = [
  {
    "alias": null,
    "args": null,
    "kind": "ScalarField",
    "name": "defaultTemplate",
    "storageKey": null
  }
];
return {
  "fragment": {
    "argumentDefinitions": [],
    "kind": "Fragment",
    "metadata": null,
    "name": "TemplatePageDefaultQuery",
    "selections": (v0/*:: as any*/),
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": [],
    "kind": "Operation",
    "name": "TemplatePageDefaultQuery",
    "selections": (v0/*:: as any*/)
  },
  "params": {
    "id": "c94e94fa13cd2336270a6f56dd976d70592601e27144998cbce6eb8ebd6caaa2",
    "metadata": {},
    "name": "TemplatePageDefaultQuery",
    "operationKind": "query",
    "text": null
  }
};
})();

(node as any).hash = "2b5ebccdb4d25678cc82dc091d5b57e6";

export default node;
