/**
 * @generated SignedSource<<e1641914558aae1156acafe59a323ad8>>
 * @relayHash f6c9b42d0b53491fc9ce1ccd9d55bd2c
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID b364d54c057aed058fc313d60d65368cb2650877396ddcff44e3aa4c255d8e49

import type { ConcreteRequest } from 'relay-runtime';
export type Role = "ADMIN" | "AUDITOR" | "BILLER" | "CASH_APPLIER" | "COLLECTOR" | "DEALER" | "MANAGER" | "PARTNER" | "PROCESSOR" | "RESOLVER";
export type SetRoleDefaultViewInput = {
  builtIn?: string | null | undefined;
  list: string;
  role: Role;
  viewId?: string | null | undefined;
};
export type useViewActionsRoleMutation$variables = {
  input: SetRoleDefaultViewInput;
};
export type useViewActionsRoleMutation$data = {
  readonly setRoleDefaultView: {
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
export type useViewActionsRoleMutation = {
  response: useViewActionsRoleMutation$data;
  variables: useViewActionsRoleMutation$variables;
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
    "name": "setRoleDefaultView",
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
    "name": "useViewActionsRoleMutation",
    "selections": (v2/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "useViewActionsRoleMutation",
    "selections": (v2/*:: as any*/)
  },
  "params": {
    "id": "b364d54c057aed058fc313d60d65368cb2650877396ddcff44e3aa4c255d8e49",
    "metadata": {},
    "name": "useViewActionsRoleMutation",
    "operationKind": "mutation",
    "text": null
  }
};
})();

(node as any).hash = "d2ae4976f4482f3e213879e0afc564ae";

export default node;
