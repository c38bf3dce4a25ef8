import { createTheme, localStorageColorSchemeManager, MantineProvider, useMantineColorScheme, type MantineColorsTuple } from '@mantine/core';
import { useMemo, type ReactNode } from 'react';
import '@fontsource-variable/inter/wght.css';
import { TooltipLayer } from './Tooltip';
import './tokens.css';
import './base.css';
import './kit.css';
import './kit-overrides.css';

const shades = (name: string): MantineColorsTuple => Array.from({ length: 10 }, () => `var(--c-${name})`) as unknown as MantineColorsTuple;

const theme = createTheme({
  primaryColor: 'accent',
  colors: { accent: shades('accent'), danger: shades('danger') },
  fontFamily: 'var(--font)',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Menu: { defaultProps: { shadow: 'md', transitionProps: { duration: 80, transition: 'fade' } } },
    Popover: { defaultProps: { shadow: 'md', transitionProps: { duration: 80, transition: 'fade' } } },
    Modal: { defaultProps: { transitionProps: { duration: 120, transition: 'fade' } } },
  },
});

const schemeManager = localStorageColorSchemeManager({ key: 'duebook.scheme' });

/** Everything below may use src/ui. Variables and classes of the kit come from our style sheets, never from style elements. */
export function UiProvider({ children }: { children: ReactNode }) {
  return (
    <MantineProvider theme={theme} colorSchemeManager={schemeManager} defaultColorScheme="auto" withCssVariables={false} withGlobalClasses={false}>
      {children}
      <TooltipLayer />
    </MantineProvider>
  );
}

export type Scheme = 'light' | 'dark' | 'auto';

export function useScheme(): { scheme: Scheme; setScheme: (scheme: Scheme) => void } {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return useMemo(() => ({ scheme: colorScheme, setScheme: setColorScheme }), [colorScheme, setColorScheme]);
}
