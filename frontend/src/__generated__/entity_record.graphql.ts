/**
 * @generated SignedSource<<a71ddb30f6a2a44e48391b0a7d6006fe>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ReaderInlineDataFragment } from 'relay-runtime';
import type { FragmentRefs } from "relay-runtime";
export type entity_record$data = {
  readonly __typename: string;
  readonly accountName?: string;
  readonly code?: string;
  readonly creditNumber?: string | null | undefined;
  readonly fileName?: string;
  readonly id: string;
  readonly name?: string;
  readonly number?: string;
  readonly userName?: string;
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

(node as any).hash = "560340d79d66e658c10552fa26cef244";

export default node;
