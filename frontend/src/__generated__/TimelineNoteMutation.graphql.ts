/**
 * @generated SignedSource<<eab6d99372b5a4aeacabe85bf649d98d>>
 * @relayHash 6ed34d2c5512d047fb2b1599b41e9c74
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID bea95cacd035d6c0a20554aac6d6adca1572a7134a295f46aaf8bd87de54ea55

import type { ConcreteRequest } from 'relay-runtime';
export type WriteNoteInput = {
  body: string;
  idempotencyKey: string;
  subjectId: string;
};
export type TimelineNoteMutation$variables = {
  input: WriteNoteInput;
};
export type TimelineNoteMutation$data = {
  readonly writeNote: {
    readonly note: {
      readonly id: string;
    } | null | undefined;
    readonly userErrors: ReadonlyArray<{
      readonly code: string;
      readonly field: ReadonlyArray<string>;
      readonly message: string;
    }>;
  };
};
export type TimelineNoteMutation = {
  response: TimelineNoteMutation$data;
  variables: TimelineNoteMutation$variables;
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
    "concreteType": "NotePayload",
    "kind": "LinkedField",
    "name": "writeNote",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "Note",
        "kind": "LinkedField",
        "name": "note",
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
    "name": "TimelineNoteMutation",
    "selections": (v1/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "TimelineNoteMutation",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "id": "bea95cacd035d6c0a20554aac6d6adca1572a7134a295f46aaf8bd87de54ea55",
    "metadata": {},
    "name": "TimelineNoteMutation",
    "operationKind": "mutation",
    "text": null
  }
};
})();

(node as any).hash = "ac2679b43691720f741b64eeae6c0cb5";

export default node;
