import type { Plugin } from 'vite';

const MAIN = /plus-jakarta-sans-latin-wght-normal-.*\.woff2$/;

/** Has the browser fetch the main font beside the first script: words that change their font later change their width. */
export function preloadFont(): Plugin {
  return {
    name: 'kanal:preload-font',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_, { bundle = {} }) {
        const font = Object.keys(bundle).find((name) => MAIN.test(name));
        if (font === undefined) {
          throw new Error('The main font is not in the build.');
        }
        const attrs = { rel: 'preload', href: `/${font}`, as: 'font', type: 'font/woff2', crossorigin: true };
        return [{ tag: 'link', attrs, injectTo: 'head' }];
      },
    },
  };
}
