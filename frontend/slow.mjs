// node slow.mjs runs bin=label ... : real throttling (RTT 150 ms, 1.6 Mbit/s, CPU 4x), nothing cached
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { chromium } from '@playwright/test';
const [runs, ...bins] = process.argv.slice(2);
const rate = Number(process.env.CPU ?? 4);
const freePort = async () => { const s = createServer(); await new Promise(r => s.listen(0, '127.0.0.1', r)); const { port } = s.address(); await new Promise(r => s.close(r)); return port; };
const pause = ms => new Promise(r => setTimeout(r, ms));
const servers = [];
for (const spec of bins) {
  const [bin, label, dist] = spec.split('=');
  const folder = await mkdtemp('/tmp/phone-lh/db-'); let port = await freePort();
  const child = spawn(bin, ['--database', `sqlite://${folder}/book.db`, 'serve', '--demo', '--addr', `127.0.0.1:${port}`], { stdio: 'ignore' });
  const kids = [child];
  for (let i = 0; i < 900; i++) { if (await fetch(`http://127.0.0.1:${port}/readyz`).then(a => a.ok, () => false)) break; await pause(100); }
  if (dist) { const f = await freePort(); kids.push(spawn('node', ['/tmp/phone-lh/proxy.mjs', dist, String(f), String(port)], { stdio: 'inherit' })); await pause(500); port = f; }
  servers.push({ label, base: `http://127.0.0.1:${port}`, kids, folder });
}
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const all = {};
try {
  for (const s of servers) for (const [place, person, path] of [['staff', 'manager', '/'], ['portal', 'dealer', '/portal/']]) {
    const context = await browser.newContext({ baseURL: s.base, viewport: { width: 412, height: 823 }, timezoneId: 'America/Chicago', isMobile: true, hasTouch: true });
    const page = await context.newPage();
    await page.request.post('/auth/token', { headers: { 'X-Duebook-Client': 'browser', Origin: s.base }, form: { grant_type: 'password', username: person, password: 'try-the-demo-book' } });
    await page.addInitScript(() => {
      localStorage?.setItem('duebook.session', '1');
      window.lcp = []; new PerformanceObserver(l => { for (const e of l.getEntries()) window.lcp.push([Math.round(e.startTime), e.size, (e.element?.textContent ?? '').slice(0, 20)]); }).observe({ type: 'largest-contentful-paint', buffered: true });
      window.long = 0; new PerformanceObserver(l => { for (const e of l.getEntries()) window.long += Math.max(0, e.duration - 50); }).observe({ type: 'longtask', buffered: true });
    });
    await page.goto(path); await pause(1500);
    const cdp = await context.newCDPSession(page);
    s[place] = { page, cdp, path };
  }
  for (let n = 0; n < Number(runs); n++) for (const place of ['staff', 'portal']) for (const s of servers) {
    const { page, cdp, path } = s[place];
    await page.goto('about:blank');
    await cdp.send('Network.enable'); await cdp.send('Network.clearBrowserCache');
    await cdp.send('Network.emulateNetworkConditions', { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 });
    await cdp.send('Emulation.setCPUThrottlingRate', { rate });
    await page.goto(path, { waitUntil: 'commit' }); await pause(9000);
    const r = await page.evaluate(() => ({ lcp: window.lcp, long: Math.round(window.long), fcp: Math.round(performance.getEntriesByName('first-contentful-paint')[0]?.startTime) }));
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    const k = `${place} ${s.label}`; (all[k] ??= []).push(r.lcp.at(-1)?.[0]);
    console.log(k.padEnd(16), 'FCP', r.fcp, 'LCP', JSON.stringify(r.lcp.slice(-3)), 'blocked', r.long);
  }
  for (const [k, v] of Object.entries(all)) console.log(k, 'LCP min', Math.min(...v), 'median', v.toSorted((a, b) => a - b)[v.length >> 1]);
} finally { await browser.close(); for (const s of servers) { s.kids.forEach(k => k.kill('SIGTERM')); } await pause(800); for (const s of servers) await rm(s.folder, { recursive: true, force: true }); }
