/**
 * @generated SignedSource<<ea0e80a100c9fd7f4c574ed04dc32403>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ReaderFragment } from 'relay-runtime';
export type AccountKind = "CARRIER" | "CLIENT" | "DEALER" | "OEM" | "PARTNER";
export type BillRunStatus = "APPROVED" | "CANCELLED" | "COMPUTING" | "POSTED" | "REVIEW";
export type BillingInputKind = "CARRIER_INVOICES" | "MILESTONES" | "OTHER" | "TIME" | "USAGE";
import type { FragmentRefs } from "relay-runtime";
export type CycleCard_cycle$data = {
  readonly approveOn: string;
  readonly businessUnit: {
    readonly code: string;
    readonly id: string;
    readonly name: string;
  };
  readonly cutOffOn: string;
  readonly deliverOn: string;
  readonly id: string;
  readonly inputs: ReadonlyArray<{
    readonly id: string;
    readonly kind: BillingInputKind;
    readonly name: string;
    readonly note: string;
    readonly owner: {
      readonly id: string;
      readonly name: string;
    } | null | undefined;
    readonly receivedAt: string | null | undefined;
  }>;
  readonly name: string;
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly runOn: string;
  readonly runs: ReadonlyArray<{
    readonly approvedAt: string | null | undefined;
    readonly id: string;
    readonly number: string;
    readonly openErrors: number;
    readonly postedAt: string | null | undefined;
    readonly status: BillRunStatus;
  }>;
  readonly selection: {
    readonly accountIds: ReadonlyArray<string>;
    readonly includeChildren: boolean;
    readonly kinds: ReadonlyArray<AccountKind>;
    readonly regions: ReadonlyArray<string>;
  };
  readonly " $fragmentType": "CycleCard_cycle";
};
export type CycleCard_cycle$key = {
  readonly " $data"?: CycleCard_cycle$data;
  readonly " $fragmentSpreads": FragmentRefs<"CycleCard_cycle">;
};

const node: ReaderFragment = (function(){
var v0 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "id",
  "storageKey": null
},
v1 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "name",
  "storageKey": null
};
return {
  "argumentDefinitions": [],
  "kind": "Fragment",
  "metadata": null,
  "name": "CycleCard_cycle",
  "selections": [
    (v0/*:: as any*/),
    (v1/*:: as any*/),
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "periodFrom",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "periodTo",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "cutOffOn",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "runOn",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "approveOn",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "deliverOn",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "concreteType": "BusinessUnit",
      "kind": "LinkedField",
      "name": "businessUnit",
      "plural": false,
      "selections": [
        (v0/*:: as any*/),
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "code",
          "storageKey": null
        },
        (v1/*:: as any*/)
      ],
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "concreteType": "BillingSelection",
      "kind": "LinkedField",
      "name": "selection",
      "plural": false,
      "selections": [
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "accountIds",
          "storageKey": null
        },
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "includeChildren",
          "storageKey": null
        },
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "kinds",
          "storageKey": null
        },
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "regions",
          "storageKey": null
        }
      ],
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "concreteType": "BillingInput",
      "kind": "LinkedField",
      "name": "inputs",
      "plural": true,
      "selections": [
        (v0/*:: as any*/),
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "kind",
          "storageKey": null
        },
        (v1/*:: as any*/),
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "note",
          "storageKey": null
        },
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "receivedAt",
          "storageKey": null
        },
        {
          "alias": null,
          "args": null,
          "concreteType": "User",
          "kind": "LinkedField",
          "name": "owner",
          "plural": false,
          "selections": [
            (v0/*:: as any*/),
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
      "concreteType": "BillRun",
      "kind": "LinkedField",
      "name": "runs",
      "plural": true,
      "selections": [
        (v0/*:: as any*/),
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
          "name": "approvedAt",
          "storageKey": null
        },
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "postedAt",
          "storageKey": null
        },
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "openErrors",
          "storageKey": null
        }
      ],
      "storageKey": null
    }
  ],
  "type": "BillingCycle",
  "abstractKey": null
};
})();

(node as any).hash = "02519925dccb4db37d004c0de3b920fc";

export default node;
