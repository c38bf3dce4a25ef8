/**
 * @generated SignedSource<<6a20c998cc7bf0255047e2d9f6aed5a3>>
 * @relayHash ce44eea1b37d544d8638b090d79a86c6
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 25f950766a112019771373af48088ad550723db4aecc0d664a9ad2bc6f3240cb

import type { ConcreteRequest } from 'relay-runtime';
export type HourClass = "HOLIDAY" | "OVERTIME" | "REGULAR";
export type TimeStatus = "APPROVED" | "DRAFT" | "REJECTED" | "SUBMITTED";
export type EnterTimeInput = {
  class?: HourClass;
  contractLineId: string;
  description?: string;
  hours: string;
  idempotencyKey: string;
  number?: string | null | undefined;
  person: string;
  role: string;
  skill?: string;
  submit?: boolean;
  workedOn: string;
};
export type EnterTimeDialogMutation$variables = {
  input: EnterTimeInput;
};
export type EnterTimeDialogMutation$data = {
  readonly enterTime: {
    readonly timeEntry: {
      readonly class: HourClass;
      readonly decisionNote: string;
      readonly description: string;
      readonly hourly: string;
      readonly hours: string;
      readonly id: string;
      readonly late: boolean;
      readonly number: string;
      readonly person: string;
      readonly role: string;
      readonly skill: string;
      readonly status: TimeStatus;
      readonly workedOn: string;
    } | null | undefined;
    readonly userErrors: ReadonlyArray<{
      readonly code: string;
      readonly field: ReadonlyArray<string>;
      readonly message: string;
    }>;
  };
};
export type EnterTimeDialogMutation = {
  response: EnterTimeDialogMutation$data;
  variables: EnterTimeDialogMutation$variables;
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
    "concreteType": "TimeEntryPayload",
    "kind": "LinkedField",
    "name": "enterTime",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "TimeEntry",
        "kind": "LinkedField",
        "name": "timeEntry",
        "plural": false,
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
            "name": "number",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "status",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "person",
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
            "name": "skill",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "workedOn",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "hours",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "class",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "hourly",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "description",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "decisionNote",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "late",
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
    "name": "EnterTimeDialogMutation",
    "selections": (v1/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "EnterTimeDialogMutation",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "id": "25f950766a112019771373af48088ad550723db4aecc0d664a9ad2bc6f3240cb",
    "metadata": {},
    "name": "EnterTimeDialogMutation",
    "operationKind": "mutation",
    "text": null
  }
};
})();

(node as any).hash = "e709118e3e2e70e9690d0e5922a67213";

export default node;
