// Serves a build for tests under the policy and with the fallbacks of the Go handler: node scripts/serve.mjs dist-perf 4178
import { createServer } from 'node:http';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';

const [dir = 'dist-perf', port = '4178'] = process.argv.slice(2);
const policy = /policy = ((?:"[^"]*"[\s+]*)+)/.exec(readFileSync(new URL('../embed.go', import.meta.url), 'utf8'))?.[1].replace(/"\s*\+\s*"|"/g, '').trim();
const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.json': 'application/json' };

createServer((request, response) => {
  const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname));
  const file = join(dir, path);
  const found = existsSync(file) && statSync(file).isFile();
  if (!found && extname(path) !== '') {
    response.writeHead(404).end();
    return;
  }
  const page = path === '/portal' || path.startsWith('/portal/') ? 'portal.html' : 'index.html';
  const send = found ? file : join(dir, page);
  response.writeHead(200, { 'Content-Type': types[extname(send)] ?? 'application/octet-stream', 'Content-Security-Policy': policy });
  response.end(readFileSync(send));
}).listen(Number(port), '127.0.0.1');
