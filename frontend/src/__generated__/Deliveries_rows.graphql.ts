/**
 * @generated SignedSource<<7ea1db42075f2393fecf2066b4f2d7de>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ReaderFragment } from 'relay-runtime';
export type DeliveryMeans = "DOWNLOAD" | "EMAIL" | "PORTAL" | "PRINT";
export type DeliveryStatus = "BOUNCED" | "CANCELLED" | "FAILED" | "OPENED" | "QUEUED" | "SENT";
import type { FragmentRefs } from "relay-runtime";
export type Deliveries_rows$data = ReadonlyArray<{
  readonly attempts: number;
  readonly channel: DeliveryMeans;
  readonly createdAt: string;
  readonly id: string;
  readonly nextAt: string | null | undefined;
  readonly openedAt: string | null | undefined;
  readonly problem: string;
  readonly recipient: string;
  readonly sentAt: string | null | undefined;
  readonly status: DeliveryStatus;
  readonly " $fragmentType": "Deliveries_rows";
}>;
export type Deliveries_rows$key = ReadonlyArray<{
  readonly " $data"?: Deliveries_rows$data;
  readonly " $fragmentSpreads": FragmentRefs<"Deliveries_rows">;
}>;

const node: ReaderFragment = {
  "argumentDefinitions": [],
  "kind": "Fragment",
  "metadata": {
    "plural": true
  },
  "name": "Deliveries_rows",
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
      "name": "channel",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "recipient",
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
      "name": "attempts",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "nextAt",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "sentAt",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "openedAt",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "problem",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "createdAt",
      "storageKey": null
    }
  ],
  "type": "Delivery",
  "abstractKey": null
};

(node as any).hash = "4e24dfa1cb11d5a5ac1c816955a6cd81";

export default node;
