import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const SOURCE = 'src/app/first-paint.js';

/**
 * Puts a script before all others that is no module: modules run after the first paint. Vite bundles modules only, so it would
 * leave such a script of index.html as it is, without a hash in its name.
 */
export function firstPaint(): Plugin {
  let script = `/${SOURCE}`;
  return {
    name: 'kanal:first-paint',
    generateBundle() {
      const source = readFileSync(SOURCE);
      script = `/${this.getFileName(this.emitFile({ type: 'asset', name: 'first-paint.js', source }))}`;
    },
    transformIndexHtml: {
      order: 'post',
      handler: () => [{ tag: 'script', attrs: { src: script }, injectTo: 'head-prepend' }],
    },
  };
}
