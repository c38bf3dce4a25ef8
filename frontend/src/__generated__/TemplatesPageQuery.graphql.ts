/**
 * @generated SignedSource<<1eefa5238712562bc12405e2d2756ebb>>
 * @relayHash 3411ce156c54f61f3575ff59485689b2
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 68cd2c69801cf4488d40aef50563019133fd4ba671dc749fea60ad02bbeb49c2

import type { ConcreteRequest } from 'relay-runtime';
export type TemplatesPageQuery$variables = Record<PropertyKey, never>;
export type TemplatesPageQuery$data = {
  readonly templates: ReadonlyArray<{
    readonly id: string;
    readonly language: string;
    readonly logo: {
      readonly fileName: string;
      readonly id: string;
    } | null | undefined;
    readonly name: string;
    readonly version: number;
  }>;
};
export type TemplatesPageQuery = {
  response: TemplatesPageQuery$data;
  variables: TemplatesPageQuery$variables;
};

const node: ConcreteRequest = (function(){
var v0 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "id",
  "storageKey": null
},
v1 = [
  {
    "alias": null,
    "args": null,
    "concreteType": "Template",
    "kind": "LinkedField",
    "name": "templates",
    "plural": true,
    "selections": [
      (v0/*:: as any*/),
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
        "name": "language",
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "kind": "ScalarField",
        "name": "version",
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "concreteType": "Attachment",
        "kind": "LinkedField",
        "name": "logo",
        "plural": false,
        "selections": [
          (v0/*:: as any*/),
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "fileName",
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
    "argumentDefinitions": [],
    "kind": "Fragment",
    "metadata": null,
    "name": "TemplatesPageQuery",
    "selections": (v1/*:: as any*/),
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": [],
    "kind": "Operation",
    "name": "TemplatesPageQuery",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "id": "68cd2c69801cf4488d40aef50563019133fd4ba671dc749fea60ad02bbeb49c2",
    "metadata": {},
    "name": "TemplatesPageQuery",
    "operationKind": "query",
    "text": null
  }
};
})();

(node as any).hash = "ceaa4866c49665a58b01c61f2a741a35";

export default node;
