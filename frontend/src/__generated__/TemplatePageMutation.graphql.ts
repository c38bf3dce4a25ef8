/**
 * @generated SignedSource<<c3caf8cec7cddfef2b12c20a32962f60>>
 * @relayHash 93307dcce405a35b896e030922177eb9
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 158c94e35bfa081f5b6e32ef5bd6a9e40576a021fafc531ab3ada1bdf954e368

import type { ConcreteRequest } from 'relay-runtime';
export type SaveTemplateInput = {
  content: string;
  id?: string | null | undefined;
  idempotencyKey: string;
  logoFileId?: string | null | undefined;
  name: string;
  version?: number | null | undefined;
};
export type TemplatePageMutation$variables = {
  input: SaveTemplateInput;
};
export type TemplatePageMutation$data = {
  readonly saveTemplate: {
    readonly template: {
      readonly content: string;
      readonly id: string;
      readonly language: string;
      readonly logo: {
        readonly fileName: string;
        readonly id: string;
      } | null | undefined;
      readonly name: string;
      readonly version: number;
    } | null | undefined;
    readonly userErrors: ReadonlyArray<{
      readonly code: string;
      readonly field: ReadonlyArray<string>;
      readonly message: string;
    }>;
  };
};
export type TemplatePageMutation = {
  response: TemplatePageMutation$data;
  variables: TemplatePageMutation$variables;
};

const node: ConcreteRequest = (function(){
var v0 = [
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "input"
  }
],
v1 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "id",
  "storageKey": null
},
v2 = [
  {
    "alias": null,
    "args": [
      {
        "kind": "Variable",
        "name": "input",
        "variableName": "input"
      }
    ],
    "concreteType": "TemplatePayload",
    "kind": "LinkedField",
    "name": "saveTemplate",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "Template",
        "kind": "LinkedField",
        "name": "template",
        "plural": false,
        "selections": [
          (v1/*:: as any*/),
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
            "kind": "ScalarField",
            "name": "content",
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
              (v1/*:: as any*/),
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
    "name": "TemplatePageMutation",
    "selections": (v2/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "TemplatePageMutation",
    "selections": (v2/*:: as any*/)
  },
  "params": {
    "id": "158c94e35bfa081f5b6e32ef5bd6a9e40576a021fafc531ab3ada1bdf954e368",
    "metadata": {},
    "name": "TemplatePageMutation",
    "operationKind": "mutation",
    "text": null
  }
};
})();

(node as any).hash = "3c4457e47ed94afce70c00bb7a61cce4";

export default node;
