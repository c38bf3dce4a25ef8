/**
 * @generated SignedSource<<b50a4bdaa8c0d5967530cbf4a10e4be5>>
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

(node as any).hash = "e7649c5045110fb63dc4809700068407";

export default node;
