/**
 * @generated SignedSource<<ed38733af8f1f976447aa2996571f7a6>>
 * @relayHash 53a7bd64e97c18397c958d091f2a08d9
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 7ec52278230d8b5fdf8fbb39b95f87aa41148dab25ab8170d31f514bef01290f

import type { ConcreteRequest } from 'relay-runtime';
export type FilesQuery$variables = {
  subjectId: string;
};
export type FilesQuery$data = {
  readonly attachments: ReadonlyArray<{
    readonly createdAt: string;
    readonly fileName: string;
    readonly id: string;
    readonly size: number;
    readonly url: string;
  }>;
};
export type FilesQuery = {
  response: FilesQuery$data;
  variables: FilesQuery$variables;
};

const node: ConcreteRequest = (function(){
var v0 = [
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "subjectId"
  }
],
v1 = [
  {
    "alias": null,
    "args": [
      {
        "kind": "Variable",
        "name": "subjectId",
        "variableName": "subjectId"
      }
    ],
    "concreteType": "Attachment",
    "kind": "LinkedField",
    "name": "attachments",
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
        "name": "fileName",
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "kind": "ScalarField",
        "name": "size",
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "kind": "ScalarField",
        "name": "createdAt",
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "kind": "ScalarField",
        "name": "url",
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
    "name": "FilesQuery",
    "selections": (v1/*:: as any*/),
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "FilesQuery",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "id": "7ec52278230d8b5fdf8fbb39b95f87aa41148dab25ab8170d31f514bef01290f",
    "metadata": {},
    "name": "FilesQuery",
    "operationKind": "query",
    "text": null
  }
};
})();

(node as any).hash = "213a615c9879379f6d3bf830d387c6c3";

export default node;
