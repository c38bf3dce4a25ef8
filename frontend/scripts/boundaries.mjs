// Import and colour rules that no linter of ours knows. Exit status 1 with one line per breach.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

const root = resolve('src');
const breaches = [];

for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !/\.(tsx?|css)$/.test(entry.name)) continue;
  const path = join(entry.parentPath, entry.name);
  const file = relative(root, path);
  if (file.startsWith('__generated__')) continue;
  const text = readFileSync(path, 'utf8');
  const [layer, feature] = file.split('/');
  const say = (message) => breaches.push(`src/${file}: ${message}`);

  for (const [, name] of text.matchAll(/\b(?:from|import)\s*\(?\s*'([^']+)'/g)) {
    if (/^(@mantine|@floating-ui)\//.test(name) && layer !== 'ui') say(`imports ${name}; only src/ui may`);
    const target = name.startsWith('~/') ? name.slice(2) : name.startsWith('.') ? relative(root, join(entry.parentPath, name)) : null;
    if (target === null) continue;
    const [toLayer, toFeature, part] = target.split('/');
    if (layer === 'lib' && toLayer !== 'lib') say(`imports ${name}; lib imports nothing`);
    if (layer === 'ui' && !['ui', 'lib', 'i18n'].includes(toLayer)) say(`imports ${name}; ui may use lib and i18n`);
    if (layer === 'grid' && !['grid', 'ui', 'lib', 'i18n'].includes(toLayer)) say(`imports ${name}; grid may use ui, lib and i18n`);
    if (layer === 'features' && feature !== 'dev' && toLayer === 'features' && toFeature !== feature && file.split('/').length > 2 && part !== undefined && part !== 'model') {
      say(`imports ${name}; features share only their index and model folders`);
    }
  }
  if (file !== 'ui/tokens.css' && !file.endsWith('.test.ts') && /(#[0-9a-f]{3,8}\b(?=[\s;,)'"`])|\brgba?\(|\bhsla?\()/i.test(text.replace(/\/\/.*$|\/\*[\s\S]*?\*\//gm, ''))) {
    say('holds a literal colour; colours are named in ui/tokens.css');
  }
}
for (const line of breaches) console.error(line);
process.exit(breaches.length > 0 ? 1 : 0);
