import {
  convertCssVariables,
  DEFAULT_THEME,
  defaultCssVariablesResolver,
  mergeMantineTheme,
} from '@mantine/core';
import type { Plugin } from 'vite';
import { theme, variables } from '../src/app/theme.ts';

const ID = 'virtual:mantine-variables.css';
const RESOLVED = '\0' + ID;

/**
 * Writes the theme's CSS variables into a file of the build. Mantine would put them into a style element of the page, which
 * needs `style-src 'unsafe-inline'` or a nonce.
 */
export function mantineVariables(): Plugin {
  return {
    name: 'kanal:mantine-variables',
    resolveId: (id) => (id === ID ? RESOLVED : null),
    load: (id) => (id === RESOLVED ? css() : null),
  };
}

function css(): string {
  const whole = mergeMantineTheme(DEFAULT_THEME, theme);
  const standard = defaultCssVariablesResolver(whole);
  const ours = variables();
  return convertCssVariables({
    variables: { ...standard.variables, ...ours.variables },
    light: { ...standard.light, ...ours.light },
    dark: { ...standard.dark, ...ours.dark },
  });
}
