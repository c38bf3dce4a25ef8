// Budget gate: gzip bytes of what each page loads first, and of every chunk that comes later. Exit status 1 when over.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const KB = 1024;
const pages = [
  { entry: 'index.html', name: 'staff', js: 280 * KB, css: 25 * KB },
  // With the page where a manager starts.
  { entry: 'index.html', name: 'staff, ageing', js: 280 * KB, css: 25 * KB, first: /^src\/features\/ageing\/AgeingPage\.tsx$/ },
  { entry: 'portal.html', name: 'portal', js: 190 * KB, css: 25 * KB },
];
const lazyLimit = 60 * KB;
// Asks for the session and the first data before anything else has come, so it is small and waits for no other file.
const startLimit = 10 * KB;

const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'));
const gz = (file) => gzipSync(readFileSync(`dist/${file}`), { level: 9 }).length;
const kb = (bytes) => `${(bytes / KB).toFixed(1)} KB`;

function closure(keys) {
  const seen = new Set();
  const walk = (key) => {
    if (seen.has(key)) return;
    seen.add(key);
    for (const next of manifest[key]?.imports ?? []) walk(next);
  };
  keys.forEach(walk);
  return seen;
}

let failed = false;
const report = (what, bytes, limit) => {
  const over = bytes > limit;
  failed ||= over;
  console.log(`${over ? 'OVER' : '  ok'}  ${what.padEnd(44)} ${kb(bytes).padStart(10)} of ${kb(limit)}`);
};

const firstFiles = new Set();
for (const page of pages) {
  // The page that opens by default counts as first load although its chunk is split.
  const keys = [page.entry, ...Object.keys(manifest).filter((key) => page.first?.test(key))];
  const chunks = [...closure(keys)].map((key) => manifest[key]);
  const js = new Set(chunks.map((chunk) => chunk.file));
  const css = new Set(chunks.flatMap((chunk) => chunk.css ?? []));
  for (const file of js) firstFiles.add(file);
  report(`${page.name} first load, JavaScript`, [...js].reduce((sum, file) => sum + gz(file), 0), page.js);
  report(`${page.name} first load, CSS`, [...css].reduce((sum, file) => sum + gz(file), 0), page.css);
}
const start = Object.values(manifest).find((chunk) => chunk.name === 'start');
report('start, JavaScript', gz(start.file), startLimit);
if (start.imports?.length) {
  failed = true;
  console.log(`OVER  start waits for ${start.imports.join(', ')}`);
}
for (const chunk of Object.values(manifest)) {
  if (!chunk.file.endsWith('.js') || firstFiles.has(chunk.file)) continue;
  report(`lazy ${chunk.name ?? chunk.file}`, gz(chunk.file), lazyLimit);
}
process.exit(failed ? 1 : 0);
