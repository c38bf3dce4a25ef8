import type { Plugin } from 'vite';
export declare function messages(): Plugin;
