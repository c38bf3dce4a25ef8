/**
 * @generated SignedSource<<29156a170f20945e36f444ea6402ed42>>
 * @relayHash eaa86fbd7dd41931907b3a249f3b4c17
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID c4e2d3a3a41a3b4ce3b65e67d2710d74ed6395792f79c1180e6fce4803255370

import type { ConcreteRequest } from 'relay-runtime';
export type ExemptionsQuery$variables = {
  account?: string | null | undefined;
  before?: string | null | undefined;
};
export type ExemptionsQuery$data = {
  readonly taxExemptions: ReadonlyArray<{
    readonly account: {
      readonly id: string;
      readonly name: string;
      readonly number: string;
    } | null | undefined;
    readonly certificate: string;
    readonly endsOn: string | null | undefined;
    readonly id: string;
    readonly jurisdiction: {
      readonly code: string;
      readonly id: string;
      readonly name: string;
    } | null | undefined;
    readonly reason: string;
    readonly startsOn: string;
  }>;
};
export type ExemptionsQuery = {
  response: ExemptionsQuery$data;
  variables: ExemptionsQuery$variables;
};

const node: ConcreteRequest = (function(){
var v0 = [
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "account"
  },
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "before"
  }
],
v1 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "id",
  "storageKey": null
},
v2 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "name",
  "storageKey": null
},
v3 = [
  {
    "alias": null,
    "args": [
      {
        "kind": "Variable",
        "name": "accountId",
        "variableName": "account"
      },
      {
        "kind": "Variable",
        "name": "expiresBefore",
        "variableName": "before"
      }
    ],
    "concreteType": "TaxExemption",
    "kind": "LinkedField",
    "name": "taxExemptions",
    "plural": true,
    "selections": [
      (v1/*:: as any*/),
      {
        "alias": null,
        "args": null,
        "kind": "ScalarField",
        "name": "certificate",
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "kind": "ScalarField",
        "name": "reason",
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "kind": "ScalarField",
        "name": "startsOn",
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "kind": "ScalarField",
        "name": "endsOn",
        "storageKey": null
      },
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
            "kind": "ScalarField",
            "name": "number",
            "storageKey": null
          },
          (v2/*:: as any*/)
        ],
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "concreteType": "TaxJurisdiction",
        "kind": "LinkedField",
        "name": "jurisdiction",
        "plural": false,
        "selections": [
          (v1/*:: as any*/),
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "code",
            "storageKey": null
          },
          (v2/*:: as any*/)
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
    "name": "ExemptionsQuery",
    "selections": (v3/*:: as any*/),
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "ExemptionsQuery",
    "selections": (v3/*:: as any*/)
  },
  "params": {
    "id": "c4e2d3a3a41a3b4ce3b65e67d2710d74ed6395792f79c1180e6fce4803255370",
    "metadata": {},
    "name": "ExemptionsQuery",
    "operationKind": "query",
    "text": null
  }
};
})();

(node as any).hash = "edf7e769b9b4cec38d2c74baea52633b";

export default node;
