/**
 * @generated SignedSource<<f10c29a6dfae38aa5ab85a6414f4765a>>
 * @relayHash a7dca222fc0e5eb3bc18cd5121c1a78f
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 2ce9d2fec065a6a565a302057abad0d5b298285035cf401e6c1efaaa67dcc108

import type { ConcreteRequest } from 'relay-runtime';
export type TimeStatus = "APPROVED" | "DRAFT" | "REJECTED" | "SUBMITTED";
export type TimeFilter = {
  accountId?: string | null | undefined;
  billed?: boolean | null | undefined;
  contractId?: string | null | undefined;
  late?: boolean | null | undefined;
  status?: ReadonlyArray<TimeStatus> | null | undefined;
  text?: string | null | undefined;
  workedOn?: DateRange | null | undefined;
};
export type DateRange = {
  from?: string | null | undefined;
  to?: string | null | undefined;
};
export type DecideTimeDialogIdsQuery$variables = {
  filter?: TimeFilter | null | undefined;
  first: number;
  offset: number;
};
export type DecideTimeDialogIdsQuery$data = {
  readonly timeEntries: {
    readonly edges: ReadonlyArray<{
      readonly node: {
        readonly id: string;
      };
    }>;
  };
};
export type DecideTimeDialogIdsQuery = {
  response: DecideTimeDialogIdsQuery$data;
  variables: DecideTimeDialogIdsQuery$variables;
};

const node: ConcreteRequest = (function(){
var v0 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "filter"
},
v1 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "first"
},
v2 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "offset"
},
v3 = [
  {
    "alias": null,
    "args": [
      {
        "kind": "Variable",
        "name": "filter",
        "variableName": "filter"
      },
      {
        "kind": "Variable",
        "name": "first",
        "variableName": "first"
      },
      {
        "kind": "Variable",
        "name": "offset",
        "variableName": "offset"
      }
    ],
    "concreteType": "TimeEntryConnection",
    "kind": "LinkedField",
    "name": "timeEntries",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "TimeEntryEdge",
        "kind": "LinkedField",
        "name": "edges",
        "plural": true,
        "selections": [
          {
            "alias": null,
            "args": null,
            "concreteType": "TimeEntry",
            "kind": "LinkedField",
            "name": "node",
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
    "argumentDefinitions": [
      (v0/*:: as any*/),
      (v1/*:: as any*/),
      (v2/*:: as any*/)
    ],
    "kind": "Fragment",
    "metadata": null,
    "name": "DecideTimeDialogIdsQuery",
    "selections": (v3/*:: as any*/),
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": [
      (v1/*:: as any*/),
      (v2/*:: as any*/),
      (v0/*:: as any*/)
    ],
    "kind": "Operation",
    "name": "DecideTimeDialogIdsQuery",
    "selections": (v3/*:: as any*/)
  },
  "params": {
    "id": "2ce9d2fec065a6a565a302057abad0d5b298285035cf401e6c1efaaa67dcc108",
    "metadata": {},
    "name": "DecideTimeDialogIdsQuery",
    "operationKind": "query",
    "text": null
  }
};
})();

(node as any).hash = "c3a9466e51e0c57c6db867b5bc6982f5";

export default node;
