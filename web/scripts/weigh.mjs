// Fails the build when what login and integrations need before they can be used has grown too heavy.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const LIMIT_KB = 250;
const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));

const needed = new Set();
(function need(key) {
  const chunk = manifest[key];
  if (chunk && !needed.has(chunk.file)) {
    needed.add(chunk.file);
    (chunk.imports ?? []).forEach(need);
  }
})('index.html');

const bytes = [...needed].reduce((sum, file) => sum + gzipSync(readFileSync(new URL(file, dist))).length, 0);
const kilobytes = bytes / 1000;
console.log(
  `JavaScript for login and integrations: ${kilobytes.toFixed(1)} kB compressed, at most ${LIMIT_KB}.`,
);
if (kilobytes > LIMIT_KB) {
  process.exitCode = 1;
}
