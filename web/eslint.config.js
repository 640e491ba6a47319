import js from '@eslint/js';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import ts from 'typescript-eslint';

// React puts no style element into the page by itself; these Mantine parts do, and the gateway's policy refuses them.
const withStyleElements = ['AppShell', 'Flex', 'Grid', 'SimpleGrid', 'ColorSchemeScript'];

export default ts.config(
  { ignores: ['dist', 'target', 'node_modules'] },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [ts.configs.strictTypeChecked, ts.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: '@mantine/core',
              importNames: withStyleElements,
              message: 'It writes a <style> element, which the Content-Security-Policy refuses.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    extends: [jsxA11y.flatConfigs.strict, reactHooks.configs.flat['recommended-latest']],
    languageOptions: { globals: globals.browser },
    // There is no React compiler here whose memory a library could confuse.
    rules: { 'react-hooks/incompatible-library': 'off' },
  },
  {
    files: ['scripts/**', '*.js', 'src/**/*.js'],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
  },
);
