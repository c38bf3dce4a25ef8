/**
 * @generated SignedSource<<0a4eb6d6a30aeee0d1e33690a4ae4c9c>>
 * @relayHash e88adc0a4dd295e0859a7b67a8490d0e
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 8d92132a345ecc7cad7b814f194b648cf64870e9e8570ea6930d06daa0b62d3a

import type { ConcreteRequest } from 'relay-runtime';
export type BillingFrequency = "ANNUAL" | "MONTHLY" | "ONE_TIME" | "QUARTERLY" | "SEMI_ANNUAL";
export type BillingTiming = "ADVANCE" | "ARREARS";
export type ContractLineKind = "ONE_TIME" | "RECURRING" | "TIME" | "USAGE";
export type ContractLineState = "ENDED" | "LIVE" | "WAITING";
export type PricingKind = "PACKAGE" | "TIERED" | "UNIT" | "VOLUME";
export type ContractLinesQuery$variables = {
  asOf?: string | null | undefined;
  id: string;
};
export type ContractLinesQuery$data = {
  readonly node: {
    readonly __typename: "Contract";
    readonly id: string;
    readonly lines: ReadonlyArray<{
      readonly billedThrough: string | null | undefined;
      readonly contractedOn: string | null | undefined;
      readonly costCentre: string;
      readonly description: string;
      readonly disconnectedOn: string | null | undefined;
      readonly endsOn: string | null | undefined;
      readonly escalator: {
        readonly index: string;
        readonly months: number;
        readonly percent: string;
      } | null | undefined;
      readonly frequency: BillingFrequency;
      readonly functionalOn: string | null | undefined;
      readonly id: string;
      readonly installedOn: string | null | undefined;
      readonly kind: ContractLineKind;
      readonly lineNo: number;
      readonly listPriced: boolean;
      readonly minimum: string;
      readonly pricing: {
        readonly kind: PricingKind;
        readonly tiers: ReadonlyArray<{
          readonly unitPrice: string;
        }>;
      } | null | undefined;
      readonly product: {
        readonly code: string;
        readonly id: string;
        readonly name: string;
        readonly unit: string;
      };
      readonly promotion: {
        readonly code: string;
        readonly id: string;
        readonly percent: string;
      } | null | undefined;
      readonly promotionEndsOn: string | null | undefined;
      readonly quantity: string;
      readonly replacesId: string | null | undefined;
      readonly site: string;
      readonly startsOn: string;
      readonly state: ContractLineState;
      readonly timing: BillingTiming;
      readonly unitPrice: string;
    }>;
  } | {
    // This will never be '%other', but we need some
    // value in case none of the concrete values match.
    readonly __typename: "%other";
  } | null | undefined;
};
export type ContractLinesQuery = {
  response: ContractLinesQuery$data;
  variables: ContractLinesQuery$variables;
};

const node: ConcreteRequest = (function(){
var v0 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "asOf"
},
v1 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "id"
},
v2 = [
  {
    "kind": "Variable",
    "name": "id",
    "variableName": "id"
  }
],
v3 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "__typename",
  "storageKey": null
},
v4 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "id",
  "storageKey": null
},
v5 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "kind",
  "storageKey": null
},
v6 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "unitPrice",
  "storageKey": null
},
v7 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "code",
  "storageKey": null
},
v8 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "percent",
  "storageKey": null
},
v9 = {
  "alias": null,
  "args": [
    {
      "kind": "Variable",
      "name": "asOf",
      "variableName": "asOf"
    }
  ],
  "concreteType": "ContractLine",
  "kind": "LinkedField",
  "name": "lines",
  "plural": true,
  "selections": [
    (v4/*:: as any*/),
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "lineNo",
      "storageKey": null
    },
    (v5/*:: as any*/),
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
      "name": "quantity",
      "storageKey": null
    },
    (v6/*:: as any*/),
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "listPriced",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "frequency",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "timing",
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
      "kind": "ScalarField",
      "name": "contractedOn",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "installedOn",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "functionalOn",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "disconnectedOn",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "billedThrough",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "promotionEndsOn",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "minimum",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "site",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "costCentre",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "replacesId",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "state",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "concreteType": "Product",
      "kind": "LinkedField",
      "name": "product",
      "plural": false,
      "selections": [
        (v4/*:: as any*/),
        (v7/*:: as any*/),
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
          "name": "unit",
          "storageKey": null
        }
      ],
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "concreteType": "PricingModel",
      "kind": "LinkedField",
      "name": "pricing",
      "plural": false,
      "selections": [
        (v5/*:: as any*/),
        {
          "alias": null,
          "args": null,
          "concreteType": "PriceTier",
          "kind": "LinkedField",
          "name": "tiers",
          "plural": true,
          "selections": [
            (v6/*:: as any*/)
          ],
          "storageKey": null
        }
      ],
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "concreteType": "Escalator",
      "kind": "LinkedField",
      "name": "escalator",
      "plural": false,
      "selections": [
        (v8/*:: as any*/),
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "index",
          "storageKey": null
        },
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "months",
          "storageKey": null
        }
      ],
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "concreteType": "Promotion",
      "kind": "LinkedField",
      "name": "promotion",
      "plural": false,
      "selections": [
        (v4/*:: as any*/),
        (v7/*:: as any*/),
        (v8/*:: as any*/)
      ],
      "storageKey": null
    }
  ],
  "storageKey": null
};
return {
  "fragment": {
    "argumentDefinitions": [
      (v0/*:: as any*/),
      (v1/*:: as any*/)
    ],
    "kind": "Fragment",
    "metadata": null,
    "name": "ContractLinesQuery",
    "selections": [
      {
        "alias": null,
        "args": (v2/*:: as any*/),
        "concreteType": null,
        "kind": "LinkedField",
        "name": "node",
        "plural": false,
        "selections": [
          (v3/*:: as any*/),
          {
            "kind": "InlineFragment",
            "selections": [
              (v4/*:: as any*/),
              (v9/*:: as any*/)
            ],
            "type": "Contract",
            "abstractKey": null
          }
        ],
        "storageKey": null
      }
    ],
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": [
      (v1/*:: as any*/),
      (v0/*:: as any*/)
    ],
    "kind": "Operation",
    "name": "ContractLinesQuery",
    "selections": [
      {
        "alias": null,
        "args": (v2/*:: as any*/),
        "concreteType": null,
        "kind": "LinkedField",
        "name": "node",
        "plural": false,
        "selections": [
          (v3/*:: as any*/),
          (v4/*:: as any*/),
          {
            "kind": "InlineFragment",
            "selections": [
              (v9/*:: as any*/)
            ],
            "type": "Contract",
            "abstractKey": null
          }
        ],
        "storageKey": null
      }
    ]
  },
  "params": {
    "id": "8d92132a345ecc7cad7b814f194b648cf64870e9e8570ea6930d06daa0b62d3a",
    "metadata": {},
    "name": "ContractLinesQuery",
    "operationKind": "query",
    "text": null
  }
};
})();

(node as any).hash = "5c7be4515304bc3ffcc7fe91da2e2cd4";

export default node;
