import { createTheme, rem, type ConvertCSSVariablesInput } from '@mantine/core';

/** Petrol: our own colour. Shade 6 on white, and white on shade 5, have a contrast above 4.5. */
const kanal = [
  '#eaf4f8', '#d3e7ef', '#a6cfdf', '#75b4cd', '#4a9bba', '#1f7a9c', '#0e6684', '#0b536c', '#084256', '#063242',
] as const; // prettier-ignore

const gray = [
  '#f4f6f7', '#ebeff1', '#dde4e7', '#c8d3d8', '#a9b8bf', '#7d919a', '#566b74', '#3c515a', '#233841', '#10242c',
] as const; // prettier-ignore

const dark = [
  '#e6eef1', '#c5d2d8', '#9db0b9', '#71868f', '#344954', '#263842', '#1a2a33', '#14212a', '#0d171c', '#081015',
] as const; // prettier-ignore

/** What Mantine's parts look like here. Colours for our own styles are the variables below. */
export const theme = createTheme({
  primaryColor: 'kanal',
  primaryShade: { light: 6, dark: 5 },
  colors: { kanal, gray, dark },
  black: '#10242c',
  fontFamily: '"Plus Jakarta Sans Variable", system-ui, -apple-system, "Segoe UI", Roboto, sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  headings: {
    fontFamily: '"Plus Jakarta Sans Variable", system-ui, sans-serif',
    fontWeight: '700',
    sizes: {
      h1: { fontSize: rem(26), lineHeight: '1.2' },
      h2: { fontSize: rem(18), lineHeight: '1.35' },
      h3: { fontSize: rem(15), lineHeight: '1.4' },
    },
  },
  defaultRadius: 'md',
  radius: { xs: rem(4), sm: rem(6), md: rem(9), lg: rem(14), xl: rem(20) },
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  // Plain objects: naming a part by its module would load it for pages that do not use it.
  components: {
    // Its scroll lock writes a style element, which the policy refuses; base.css locks instead.
    Modal: {
      defaultProps: {
        lockScroll: false,
        centered: true,
        radius: 'lg',
        padding: 'xl',
        transitionProps: { duration: 120 },
        overlayProps: { backgroundOpacity: 0.55, color: '#06171f' },
      },
    },
    // An element that is no entry has no place in a menu.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    TextInput: { defaultProps: { size: 'md' } },
    PasswordInput: { defaultProps: { size: 'md', visibilityToggleFocusable: true } },
    Textarea: { defaultProps: { size: 'md' } },
    Select: { defaultProps: { size: 'md', allowDeselect: false } },
    Popover: { defaultProps: { transitionProps: { duration: 100 } } },
    Tooltip: { defaultProps: { withArrow: true, multiline: true } },
    Loader: { defaultProps: { type: 'dots', size: 'sm' } },
  },
});

/** Mantine's notes look like ours. */
const notes = {
  '--mantine-color-green-light': 'var(--k-good-soft)',
  '--mantine-color-green-light-color': 'var(--k-good)',
  '--mantine-color-yellow-light': 'var(--k-warn-soft)',
  '--mantine-color-yellow-light-color': 'var(--k-warn)',
  '--mantine-color-red-light': 'var(--k-bad-soft)',
  '--mantine-color-red-light-color': 'var(--k-bad)',
};

/** Our own variables, for style sheets: `var(--k-surface)`. */
export function variables(): ConvertCSSVariablesInput {
  return {
    variables: {
      '--k-rail': '#0a2733',
      '--k-rail-ink': '#bdd0d8',
      '--k-rail-active': '#ffffff',
      '--k-amber': '#f5b34a',
      '--k-shell-width': rem(236),
      '--k-talk-width': rem(960),
    },
    light: {
      ...notes,
      '--mantine-color-body': '#f4f6f7',
      '--mantine-color-error': '#b42318',
      '--mantine-color-placeholder': '#647881',
      '--mantine-color-default-border': '#c8d3d8',
      '--k-page': '#f4f6f7',
      '--k-surface': '#ffffff',
      '--k-sunken': '#ebeff1',
      '--k-line': '#dde4e7',
      '--k-field-line': '#7a8c95',
      '--k-ink': '#10242c',
      '--k-muted': '#566b74',
      '--k-link': '#0e6684',
      '--k-good': '#1c7a4a',
      '--k-good-soft': '#e3f4ea',
      '--k-warn': '#8a5200',
      '--k-warn-soft': '#fdf1dc',
      '--k-bad': '#b42318',
      '--k-bad-soft': '#fdecea',
      '--k-info': '#0b536c',
      '--k-info-soft': '#e4f1f6',
      '--k-shadow': '0 1px 2px rgb(16 36 44 / 6%), 0 4px 14px rgb(16 36 44 / 5%)',
    },
    dark: {
      ...notes,
      '--mantine-color-body': '#0d171c',
      '--mantine-color-error': '#ff9b8f',
      '--mantine-color-placeholder': '#8b9fa8',
      '--mantine-color-default-border': '#344954',
      '--mantine-color-anchor': '#7cc6e0',
      '--k-page': '#0d171c',
      '--k-surface': '#14212a',
      '--k-sunken': '#101b22',
      '--k-line': '#263842',
      '--k-field-line': '#5b707a',
      '--k-ink': '#e6eef1',
      '--k-muted': '#9db0b9',
      '--k-link': '#7cc6e0',
      '--k-good': '#7fd6a4',
      '--k-good-soft': '#12301f',
      '--k-warn': '#f3c375',
      '--k-warn-soft': '#33260e',
      '--k-bad': '#ff9b8f',
      '--k-bad-soft': '#3a1714',
      '--k-info': '#93d0e6',
      '--k-info-soft': '#10303d',
      '--k-shadow': '0 1px 2px rgb(0 0 0 / 40%)',
    },
  };
}
