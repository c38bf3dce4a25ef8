/**
 * @generated SignedSource<<946ab20d86a493dc6906434e2f4998a9>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ReaderFragment } from 'relay-runtime';
import type { FragmentRefs } from "relay-runtime";
export type SensitivitiesNote_account$data = {
  readonly sensitivities: {
    readonly peopleToAvoid: string;
    readonly preferredChannel: string;
    readonly preferredHours: string;
    readonly sensitiveMatters: string;
  } | null | undefined;
  readonly " $fragmentType": "SensitivitiesNote_account";
};
export type SensitivitiesNote_account$key = {
  readonly " $data"?: SensitivitiesNote_account$data;
  readonly " $fragmentSpreads": FragmentRefs<"SensitivitiesNote_account">;
};

const node: ReaderFragment = {
  "argumentDefinitions": [],
  "kind": "Fragment",
  "metadata": null,
  "name": "SensitivitiesNote_account",
  "selections": [
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

(node as any).hash = "8489e33c0dbce1291a36ed3022b90c1b";

export default node;
