import { DEFAULT_THEME, MantineContext, MantineThemeContext, mergeMantineTheme, type MantineColorsTuple } from '@mantine/core';
import type { ComponentProps, ReactNode } from 'react';
import './kit.css';
import './kit-overrides.css';

const shades = (name: string): MantineColorsTuple => Array.from({ length: 10 }, () => `var(--c-${name})`) as unknown as MantineColorsTuple;

const theme = mergeMantineTheme(DEFAULT_THEME, {
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

const none = () => undefined;

// Variables and classes of the kit come from our style sheets, never from style elements; scheme.ts sets the colour scheme.
const context: ComponentProps<typeof MantineContext>['value'] = {
  colorScheme: 'auto',
  setColorScheme: none,
  clearColorScheme: none,
  getRootElement: () => document.documentElement,
  classNamesPrefix: 'mantine',
  cssVariablesSelector: ':root',
  withStaticClasses: true,
};

/** What the kit's parts need around them. Each of ours brings it, so that a page without any loads nothing of the kit. */
export function Kit({ children }: { children: ReactNode }) {
  return (
    <MantineContext value={context}>
      <MantineThemeContext value={theme}>{children}</MantineThemeContext>
    </MantineContext>
  );
}
