/**
 * @generated SignedSource<<dacd8eb794c66cbcd322be3382e7a8f8>>
 * @relayHash 428b0814c995f55defbb1c58c626074d
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID d4976d62582b30a95794792395ccbbd1e3635eec0b386e248ba1e632956e0c52

import type { ConcreteRequest } from 'relay-runtime';
export type AddContactInput = {
  accountId: string;
  email?: string;
  language?: string;
  name: string;
  phone?: string;
  role?: string;
};
export type PeopleAddMutation$variables = {
  input: AddContactInput;
};
export type PeopleAddMutation$data = {
  readonly addContact: {
    readonly account: {
      readonly contacts: ReadonlyArray<{
        readonly email: string;
        readonly id: string;
        readonly language: string;
        readonly name: string;
        readonly phone: string;
        readonly role: string;
      }>;
      readonly id: string;
    } | null | undefined;
    readonly userErrors: ReadonlyArray<{
      readonly code: string;
      readonly field: ReadonlyArray<string>;
      readonly message: string;
    }>;
  };
};
export type PeopleAddMutation = {
  response: PeopleAddMutation$data;
  variables: PeopleAddMutation$variables;
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
    "concreteType": "ContactPayload",
    "kind": "LinkedField",
    "name": "addContact",
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
            "concreteType": "Contact",
            "kind": "LinkedField",
            "name": "contacts",
            "plural": true,
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
                "name": "role",
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "email",
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "phone",
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "language",
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
    "name": "PeopleAddMutation",
    "selections": (v2/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "PeopleAddMutation",
    "selections": (v2/*:: as any*/)
  },
  "params": {
    "id": "d4976d62582b30a95794792395ccbbd1e3635eec0b386e248ba1e632956e0c52",
    "metadata": {},
    "name": "PeopleAddMutation",
    "operationKind": "mutation",
    "text": null
  }
};
})();

(node as any).hash = "ea05c455fe6c85a5333da003d5847605";

export default node;
