import type { Plugin } from 'vite';

export declare function startFirst(): Plugin;
