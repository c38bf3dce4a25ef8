/**
 * @generated SignedSource<<7d00f3de00206dbf53d2913264d0dd57>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ReaderInlineDataFragment } from 'relay-runtime';
import type { FragmentRefs } from "relay-runtime";
export type entity_record$data = {
  readonly __typename: string;
  readonly code?: string;
  readonly creditNumber?: string | null | undefined;
  readonly fileName?: string;
  readonly id: string;
  readonly name?: string;
  readonly number?: string;
  readonly username?: string;
  readonly " $fragmentType": "entity_record";
};
export type entity_record$key = {
  readonly " $data"?: entity_record$data;
  readonly " $fragmentSpreads": FragmentRefs<"entity_record">;
};

const node: ReaderInlineDataFragment = {
  "kind": "InlineDataFragment",
  "name": "entity_record"
};

(node as any).hash = "a10d860c9a5e256386be57c4375809a1";

export default node;
