// Prints what a shopper's browser loads and fails when it is too much (design: loader 3 kB, frame 45 kB, gzipped).
// The loader is loaded with every page of the shop. "First open" is all that the first click loads before anything can be
// written: the panel's script, the frame's page, script and style, and one language. The rest comes when it is used.
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const KB = 1024;
const folder = resolve(fileURLToPath(new URL('.', import.meta.url)), '../../dist/apps/widget');
const size = (file) => gzipSync(readFileSync(resolve(folder, file)), { level: 9 }).length;

const assets = readdirSync(resolve(folder, 'widget/assets')).map((name) => `widget/assets/${name}`);
const page = readFileSync(resolve(folder, 'widget/frame.html'), 'utf8');
const named = (name) => assets.filter((file) => file.startsWith(`widget/assets/${name}-`));
const largest = (files) => files.toSorted((a, b) => size(b) - size(a)).slice(0, 1);
const inPage = assets.filter((file) => page.includes(file));
const first = [
  'widget/frame.html',
  ...inPage,
  ...named('panel'),
  ...largest([...named('zh-cn'), ...named('en')]),
];
const rest = assets.filter((file) => !first.includes(file));

const lines = [
  { what: 'loader', files: ['widget.js'], limit: 3 * KB },
  { what: 'first open', files: first, limit: 45 * KB },
];
let over = false;
for (const { what, files, limit } of lines) {
  const total = files.reduce((sum, file) => sum + size(file), 0);
  over ||= total > limit;
  console.log(
    `${what.padEnd(12)} ${String(total).padStart(6)} of ${limit} bytes${total > limit ? '  TOO LARGE' : ''}`,
  );
  for (const file of files) console.log(`  ${String(size(file)).padStart(6)}  ${file}`);
}
console.log(`on use       ${rest.map((file) => `${file.split('/').pop()} ${size(file)}`).join(', ')}`);
if (over) process.exit(1);
