/**
 * @generated SignedSource<<04594713a4a9cefec5c7e49d55c81278>>
 * @relayHash 7152a5ec2ddb1bd1c33431a73357c240
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID c76c87215a8f09bc5818522dfff7df00e1c6ee515822225a19551bf795fc69a6

import type { ConcreteRequest } from 'relay-runtime';
export type NewImportPagePreviewQuery$variables = {
  fileId: string;
  kind: string;
  mapping: string;
};
export type NewImportPagePreviewQuery$data = {
  readonly importPreview: {
    readonly format: string;
    readonly header: ReadonlyArray<string>;
    readonly records: ReadonlyArray<{
      readonly cells: ReadonlyArray<{
        readonly field: string;
        readonly value: string;
      }>;
      readonly kind: string;
      readonly line: number;
    }>;
    readonly refused: ReadonlyArray<{
      readonly field: string;
      readonly line: number;
      readonly message: string;
      readonly value: string;
    }>;
    readonly warnings: ReadonlyArray<string>;
  };
};
export type NewImportPagePreviewQuery = {
  response: NewImportPagePreviewQuery$data;
  variables: NewImportPagePreviewQuery$variables;
};

const node: ConcreteRequest = (function(){
var v0 = [
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "fileId"
  },
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "kind"
  },
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "mapping"
  }
],
v1 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "line",
  "storageKey": null
},
v2 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "field",
  "storageKey": null
},
v3 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "value",
  "storageKey": null
},
v4 = [
  {
    "alias": null,
    "args": [
      {
        "kind": "Variable",
        "name": "fileId",
        "variableName": "fileId"
      },
      {
        "kind": "Literal",
        "name": "first",
        "value": 20
      },
      {
        "kind": "Variable",
        "name": "kind",
        "variableName": "kind"
      },
      {
        "kind": "Variable",
        "name": "mapping",
        "variableName": "mapping"
      }
    ],
    "concreteType": "ImportPreview",
    "kind": "LinkedField",
    "name": "importPreview",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "kind": "ScalarField",
        "name": "format",
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "kind": "ScalarField",
        "name": "header",
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "concreteType": "ImportPreviewRecord",
        "kind": "LinkedField",
        "name": "records",
        "plural": true,
        "selections": [
          (v1/*:: as any*/),
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "kind",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "concreteType": "ImportPreviewCell",
            "kind": "LinkedField",
            "name": "cells",
            "plural": true,
            "selections": [
              (v2/*:: as any*/),
              (v3/*:: as any*/)
            ],
            "storageKey": null
          }
        ],
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "concreteType": "RefusedCell",
        "kind": "LinkedField",
        "name": "refused",
        "plural": true,
        "selections": [
          (v1/*:: as any*/),
          (v2/*:: as any*/),
          (v3/*:: as any*/),
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "message",
            "storageKey": null
          }
        ],
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "kind": "ScalarField",
        "name": "warnings",
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
    "name": "NewImportPagePreviewQuery",
    "selections": (v4/*:: as any*/),
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "NewImportPagePreviewQuery",
    "selections": (v4/*:: as any*/)
  },
  "params": {
    "id": "c76c87215a8f09bc5818522dfff7df00e1c6ee515822225a19551bf795fc69a6",
    "metadata": {},
    "name": "NewImportPagePreviewQuery",
    "operationKind": "query",
    "text": null
  }
};
})();

(node as any).hash = "389295374dca81c7ea569e7029cf30ad";

export default node;
