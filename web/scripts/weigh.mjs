// Fails the build when what login and integrations need before they can be used has grown too heavy.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const LIMIT_KB = 250;
const ON_EVERY_PAGE = 'src/inbox/Attention.tsx';
const ON_DEMAND = ['src/inbox/InboxPage.tsx', 'src/team/TeamPage.tsx'];
const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));

const needed = new Set();
(function need(key) {
  const chunk = manifest[key];
  if (chunk && !needed.has(chunk.file)) {
    needed.add(chunk.file);
    (chunk.imports ?? []).forEach(need);
    // The rest that is imported on demand is a page.
    (chunk.dynamicImports ?? []).filter((on) => on === ON_EVERY_PAGE).forEach(need);
  }
})('index.html');
const first = Object.values(manifest).find(({ file }) => file.startsWith('assets/first-paint-'));
needed.add(first.file);

if (!manifest[ON_EVERY_PAGE]) {
  throw new Error(`${ON_EVERY_PAGE} is not in the build: weigh what every page loads in its place.`);
}
for (const page of ON_DEMAND) {
  if (!manifest[page]?.isDynamicEntry || needed.has(manifest[page].file)) {
    throw new Error(`${page} is loaded with the first page: it has to wait until somebody opens it.`);
  }
}
const bytes = [...needed].reduce((sum, file) => sum + gzipSync(readFileSync(new URL(file, dist))).length, 0);
const kilobytes = bytes / 1000;
console.log(
  `JavaScript for login and integrations: ${kilobytes.toFixed(1)} kB compressed, at most ${LIMIT_KB}.`,
);
if (kilobytes > LIMIT_KB) {
  process.exitCode = 1;
}
