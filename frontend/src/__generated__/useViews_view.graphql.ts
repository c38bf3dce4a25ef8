/**
 * @generated SignedSource<<f4a69405b3353ca08619c3edc33b1824>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ReaderInlineDataFragment } from 'relay-runtime';
export type ColumnPin = "END" | "START";
export type RowDensity = "COMFORTABLE" | "COMPACT";
export type ViewAudience = "PERSONAL" | "TEAM";
import type { FragmentRefs } from "relay-runtime";
export type useViews_view$data = {
  readonly allowedActions: ReadonlyArray<{
    readonly action: string;
    readonly allowed: boolean;
    readonly reasonCode: string | null | undefined;
  }>;
  readonly audience: ViewAudience;
  readonly columns: ReadonlyArray<{
    readonly hidden: boolean;
    readonly id: string;
    readonly pinned: ColumnPin | null | undefined;
    readonly width: number | null | undefined;
  }>;
  readonly density: RowDensity | null | undefined;
  readonly filter: string;
  readonly id: string;
  readonly list: string;
  readonly name: string;
  readonly owner: {
    readonly id: string;
    readonly name: string;
  } | null | undefined;
  readonly sort: string;
  readonly version: number;
  readonly " $fragmentType": "useViews_view";
};
export type useViews_view$key = {
  readonly " $data"?: useViews_view$data;
  readonly " $fragmentSpreads": FragmentRefs<"useViews_view">;
};

const node: ReaderInlineDataFragment = {
  "kind": "InlineDataFragment",
  "name": "useViews_view"
};

(node as any).hash = "95186f2c99615e577ba16af85a5f71dc";

export default node;
