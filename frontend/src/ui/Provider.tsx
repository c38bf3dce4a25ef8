import { useEffect, type ReactNode } from 'react';
import '@fontsource-variable/inter/wght.css';
import { followScheme } from './scheme';
import { TooltipLayer } from './Tooltip';
import './tokens.css';
import './base.css';

/** Everything below may use src/ui. */
export function UiProvider({ children }: { children: ReactNode }) {
  useEffect(followScheme, []);
  return (
    <>
      {children}
      <TooltipLayer />
    </>
  );
}
