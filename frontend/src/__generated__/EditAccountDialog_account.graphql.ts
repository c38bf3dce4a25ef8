/**
 * @generated SignedSource<<a17fa607849809c5add7eef374d6840d>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ReaderFragment } from 'relay-runtime';
export type AccountStatus = "ACTIVE" | "CLOSED" | "ON_HOLD";
export type DeliveryChannel = "EDI" | "EMAIL" | "PORTAL" | "PRINT";
import type { FragmentRefs } from "relay-runtime";
export type EditAccountDialog_account$data = {
  readonly creditLimit: {
    readonly amount: string;
    readonly currency: string;
  } | null | undefined;
  readonly currency: string;
  readonly delivery: DeliveryChannel;
  readonly email: string;
  readonly id: string;
  readonly language: string;
  readonly name: string;
  readonly paymentTerms: string;
  readonly phone: string;
  readonly purchaseOrderRequired: boolean;
  readonly region: string;
  readonly riskClass: string;
  readonly sensitivities: {
    readonly peopleToAvoid: string;
    readonly preferredChannel: string;
    readonly preferredHours: string;
    readonly sensitiveMatters: string;
  } | null | undefined;
  readonly status: AccountStatus;
  readonly taxExemption: string;
  readonly taxId: string;
  readonly version: number;
  readonly " $fragmentType": "EditAccountDialog_account";
};
export type EditAccountDialog_account$key = {
  readonly " $data"?: EditAccountDialog_account$data;
  readonly " $fragmentSpreads": FragmentRefs<"EditAccountDialog_account">;
};

const node: ReaderFragment = (function(){
var v0 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "currency",
  "storageKey": null
};
return {
  "argumentDefinitions": [],
  "kind": "Fragment",
  "metadata": null,
  "name": "EditAccountDialog_account",
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
      "name": "version",
      "storageKey": null
    },
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
      "name": "status",
      "storageKey": null
    },
    (v0/*:: as any*/),
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "paymentTerms",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "concreteType": "Money",
      "kind": "LinkedField",
      "name": "creditLimit",
      "plural": false,
      "selections": [
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "amount",
          "storageKey": null
        },
        (v0/*:: as any*/)
      ],
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "riskClass",
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
      "name": "taxId",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "taxExemption",
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
      "name": "region",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "delivery",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "purchaseOrderRequired",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "concreteType": "Sensitivities",
      "kind": "LinkedField",
      "name": "sensitivities",
      "plural": false,
      "selections": [
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "preferredHours",
          "storageKey": null
        },
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "preferredChannel",
          "storageKey": null
        },
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "peopleToAvoid",
          "storageKey": null
        },
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "sensitiveMatters",
          "storageKey": null
        }
      ],
      "storageKey": null
    }
  ],
  "type": "Account",
  "abstractKey": null
};
})();

(node as any).hash = "178f8e6af9117ba2134f55017356a908";

export default node;
