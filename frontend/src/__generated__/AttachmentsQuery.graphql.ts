/**
 * @generated SignedSource<<a38f5deb51aae51f782947a9c2606377>>
 * @relayHash 8b2df18c7411200e33f17007ba549d32
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID aa4c066485727f769f1c758755f3dd88c34d90fa355926324464ddc15c044742

import type { ConcreteRequest } from 'relay-runtime';
export type AttachmentsQuery$variables = {
  subjectId: string;
};
export type AttachmentsQuery$data = {
  readonly attachments: ReadonlyArray<{
    readonly createdAt: string;
    readonly fileName: string;
    readonly id: string;
    readonly mediaType: string;
    readonly shared: boolean;
    readonly size: number;
    readonly uploadedByName: string;
    readonly url: string;
  }>;
};
export type AttachmentsQuery = {
  response: AttachmentsQuery$data;
  variables: AttachmentsQuery$variables;
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
        "name": "mediaType",
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
        "name": "shared",
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "kind": "ScalarField",
        "name": "uploadedByName",
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
    "name": "AttachmentsQuery",
    "selections": (v1/*:: as any*/),
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "AttachmentsQuery",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "id": "aa4c066485727f769f1c758755f3dd88c34d90fa355926324464ddc15c044742",
    "metadata": {},
    "name": "AttachmentsQuery",
    "operationKind": "query",
    "text": null
  }
};
})();

(node as any).hash = "48b792cf212ca179f616ea3215be3579";

export default node;
