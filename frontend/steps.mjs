// node steps.mjs runs cpu bin=label[=dist] ... : when what is first in the document
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { chromium } from '@playwright/test';
const [runs, cpu, ...bins] = process.argv.slice(2);
const freePort = async () => { const s = createServer(); await new Promise(r => s.listen(0, '127.0.0.1', r)); const { port } = s.address(); await new Promise(r => s.close(r)); return port; };
const pause = ms => new Promise(r => setTimeout(r, ms));
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
for (const spec of bins) {
  const [bin, label, dist] = spec.split('=');
  const folder = await mkdtemp('/tmp/phone-lh/db-'); let port = await freePort();
  const kids = [spawn(bin, ['--database', `sqlite://${folder}/book.db`, 'serve', '--demo', '--addr', `127.0.0.1:${port}`], { stdio: 'ignore' })];
  for (let i = 0; i < 900; i++) { if (await fetch(`http://127.0.0.1:${port}/readyz`).then(a => a.ok, () => false)) break; await pause(100); }
  if (dist) { const f = await freePort(); kids.push(spawn('node', ['/tmp/phone-lh/proxy.mjs', dist, String(f), String(port)], { stdio: 'inherit' })); await pause(500); port = f; }
  const base = `http://127.0.0.1:${port}`;
  try {
    for (const [place, person, path] of [['staff', 'manager', '/'], ['portal', 'dealer', '/portal/']]) {
      const context = await browser.newContext({ baseURL: base, viewport: { width: 412, height: 823 }, timezoneId: 'America/Chicago' });
      const page = await context.newPage();
      await page.request.post('/auth/token', { headers: { 'X-Duebook-Client': 'browser', Origin: base }, form: { grant_type: 'password', username: person, password: 'try-the-demo-book' } });
      await page.addInitScript(() => {
        localStorage?.setItem('duebook.session', '1');
        const seen = window.seen = {};
        const look = () => { const at = Math.round(performance.now());
          for (const [k, sel] of Object.entries({ splash: '#root .splash', nav: 'nav', skeleton: 'main [role=status]', h1: 'main h1', figure: '[class*=figureValue]', list: 'main ul li a[href*=invoices], [role=grid]', chart: 'main svg[role=group]' })) if (!(k in seen) && document.querySelector(sel)) seen[k] = at; };
        new MutationObserver(look).observe(document, { childList: true, subtree: true });
        window.lcp = 0; new PerformanceObserver(l => { for (const e of l.getEntries()) window.lcp = Math.round(e.startTime); }).observe({ type: 'largest-contentful-paint', buffered: true });
      });
      await page.goto(path); await pause(1500);
      const cdp = await context.newCDPSession(page);
      for (let n = 0; n < Number(runs); n++) {
        await page.goto('about:blank');
        await cdp.send('Network.enable'); await cdp.send('Network.clearBrowserCache');
        await cdp.send('Emulation.setCPUThrottlingRate', { rate: Number(cpu) });
        await page.goto(path, { waitUntil: 'commit' }); await pause(4000);
        const r = await page.evaluate(() => [window.seen, window.lcp, performance.getEntriesByType('resource').filter(e => /token|graphql/.test(e.name)).map(e => `${e.name.split('/').pop()} ${Math.round(e.startTime)}-${Math.round(e.responseEnd)}`), performance.getEntriesByType('resource').filter(e => /first/.test(e.name)).map(e => Math.round(e.responseEnd))]);
        await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
        console.log(label, place, JSON.stringify(r[0]), 'LCP', r[1], r[2].join(' '), 'code', r[3].join(' '));
      }
      await context.close();
    }
  } finally { kids.forEach(k => k.kill('SIGTERM')); await pause(500); await rm(folder, { recursive: true, force: true }); }
}
await browser.close();
