/**
 * @generated SignedSource<<deecd182bb478a3e6315071a2a7e9a15>>
 * @relayHash a95007d7a3febfa0a7ac04e9035a9a30
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 03cc4b26f8e6514526963a3128d937bfd75b6756d43da2da809e17081271aae1

import type { ConcreteRequest } from 'relay-runtime';
export type ChooseTemplateInput = {
  accountId: string;
  idempotencyKey: string;
  templateId?: string | null | undefined;
};
export type ChooseTemplateDialogMutation$variables = {
  input: ChooseTemplateInput;
};
export type ChooseTemplateDialogMutation$data = {
  readonly chooseTemplate: {
    readonly account: {
      readonly id: string;
      readonly template: {
        readonly id: string;
        readonly name: string;
      } | null | undefined;
    } | null | undefined;
    readonly userErrors: ReadonlyArray<{
      readonly code: string;
      readonly field: ReadonlyArray<string>;
      readonly message: string;
    }>;
  };
};
export type ChooseTemplateDialogMutation = {
  response: ChooseTemplateDialogMutation$data;
  variables: ChooseTemplateDialogMutation$variables;
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
    "concreteType": "ChooseTemplatePayload",
    "kind": "LinkedField",
    "name": "chooseTemplate",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "Account",
        "kind": "LinkedField",
        "name": "account",
        "plural": false,
        "selections": [
          (v1/*:: as any*/),
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
    "name": "ChooseTemplateDialogMutation",
    "selections": (v2/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "ChooseTemplateDialogMutation",
    "selections": (v2/*:: as any*/)
  },
  "params": {
    "id": "03cc4b26f8e6514526963a3128d937bfd75b6756d43da2da809e17081271aae1",
    "metadata": {},
    "name": "ChooseTemplateDialogMutation",
    "operationKind": "mutation",
    "text": null
  }
};
})();

(node as any).hash = "392529fc287ad4a6c4b341086f63cbb0";

export default node;
