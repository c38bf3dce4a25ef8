/**
 * @generated SignedSource<<30fc5e34ce144f6977770bb5fba9bd33>>
 * @relayHash 6ba4e4bfccd629f35b5929dcf791e8e0
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID a1e9d2805e5666202157dd0f244cc01087d3c0f90ba6a084e13c6a26136efe2a

import type { ConcreteRequest } from 'relay-runtime';
export type Role = "ADMIN" | "AUDITOR" | "BILLER" | "CASH_APPLIER" | "COLLECTOR" | "DEALER" | "MANAGER" | "PARTNER" | "PROCESSOR" | "RESOLVER";
export type SetDefaultViewInput = {
  builtIn?: string | null | undefined;
  list: string;
  viewId?: string | null | undefined;
};
export type useViewActionsDefaultMutation$variables = {
  input: SetDefaultViewInput;
};
export type useViewActionsDefaultMutation$data = {
  readonly setDefaultView: {
    readonly defaultViews: ReadonlyArray<{
      readonly builtIn: string;
      readonly id: string;
      readonly role: Role | null | undefined;
      readonly view: {
        readonly id: string;
      } | null | undefined;
    }>;
    readonly userErrors: ReadonlyArray<{
      readonly code: string;
      readonly field: ReadonlyArray<string>;
      readonly message: string;
    }>;
  };
};
export type useViewActionsDefaultMutation = {
  response: useViewActionsDefaultMutation$data;
  variables: useViewActionsDefaultMutation$variables;
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
    "concreteType": "DefaultViewsPayload",
    "kind": "LinkedField",
    "name": "setDefaultView",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "DefaultView",
        "kind": "LinkedField",
        "name": "defaultViews",
        "plural": true,
        "selections": [
          (v1/*:: as any*/),
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
            "name": "builtIn",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "concreteType": "SavedView",
            "kind": "LinkedField",
            "name": "view",
            "plural": false,
            "selections": [
              (v1/*:: as any*/)
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
    "name": "useViewActionsDefaultMutation",
    "selections": (v2/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "useViewActionsDefaultMutation",
    "selections": (v2/*:: as any*/)
  },
  "params": {
    "id": "a1e9d2805e5666202157dd0f244cc01087d3c0f90ba6a084e13c6a26136efe2a",
    "metadata": {},
    "name": "useViewActionsDefaultMutation",
    "operationKind": "mutation",
    "text": null
  }
};
})();

(node as any).hash = "c5f3acd32ed2ec51164c7acd09cbc962";

export default node;
