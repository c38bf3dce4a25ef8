import type { Plugin } from 'vite';
export declare function relayTag(): Plugin;
