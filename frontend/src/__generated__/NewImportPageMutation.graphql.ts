/**
 * @generated SignedSource<<06c1fa5c71646e90620774e1ea3dc38a>>
 * @relayHash e14cd07fe31baea1fb7c6c0aced08ddc
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 8b3a8df5af4bc9c4bd067e8ec547f23dff6bcd22e9c0accaa504130381c9002d

import type { ConcreteRequest } from 'relay-runtime';
export type StartImportInput = {
  businessUnitId?: string | null | undefined;
  fileId: string;
  idempotencyKey: string;
  keepGood?: boolean;
  kind: string;
  mapping?: string;
};
export type NewImportPageMutation$variables = {
  input: StartImportInput;
};
export type NewImportPageMutation$data = {
  readonly startImport: {
    readonly job: {
      readonly id: string;
    } | null | undefined;
    readonly userErrors: ReadonlyArray<{
      readonly code: string;
      readonly field: ReadonlyArray<string>;
      readonly message: string;
    }>;
  };
};
export type NewImportPageMutation = {
  response: NewImportPageMutation$data;
  variables: NewImportPageMutation$variables;
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
    "concreteType": "JobPayload",
    "kind": "LinkedField",
    "name": "startImport",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "Job",
        "kind": "LinkedField",
        "name": "job",
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
    "name": "NewImportPageMutation",
    "selections": (v1/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "NewImportPageMutation",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "id": "8b3a8df5af4bc9c4bd067e8ec547f23dff6bcd22e9c0accaa504130381c9002d",
    "metadata": {},
    "name": "NewImportPageMutation",
    "operationKind": "mutation",
    "text": null
  }
};
})();

(node as any).hash = "a8f45158ee404be7cda087f2d4c8b330";

export default node;
