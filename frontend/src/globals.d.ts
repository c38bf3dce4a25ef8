/// <reference types="vite/client" />

/** Builds in other modes than production keep the pages below /dev. */
declare const __DEV_ROUTES__: boolean;
