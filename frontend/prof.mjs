// node prof.mjs <distdir with sourcemaps> <backend bin> staff|portal
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { chromium } from '@playwright/test';
const [dist, bin, which] = process.argv.slice(2);
const freePort = async () => { const s = createServer(); await new Promise(r => s.listen(0, '127.0.0.1', r)); const { port } = s.address(); await new Promise(r => s.close(r)); return port; };
const pause = ms => new Promise(r => setTimeout(r, ms));
const folder = await mkdtemp('/tmp/phone-lh/db-');
const bport = await freePort(), fport = await freePort();
const server = spawn(bin, ['--database', `sqlite://${folder}/book.db`, 'serve', '--demo', '--addr', `127.0.0.1:${bport}`], { stdio: 'ignore' });
const proxy = spawn('node', ['/tmp/phone-lh/proxy.mjs', dist, String(fport), String(bport)], { stdio: 'inherit' });
for (let i = 0; i < 900; i++) { if (await fetch(`http://127.0.0.1:${bport}/readyz`).then(a => a.ok, () => false)) break; await pause(100); }
const base = `http://127.0.0.1:${fport}`;
const [person, path] = which === 'portal' ? ['dealer', '/portal/'] : ['manager', '/'];
try {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  const context = await browser.newContext({ baseURL: base, viewport: { width: 412, height: 823 }, timezoneId: 'America/Chicago' });
  const page = await context.newPage();
  await page.request.post('/auth/token', { headers: { 'X-Duebook-Client': 'browser', Origin: base }, form: { grant_type: 'password', username: person, password: 'try-the-demo-book' } });
  await page.addInitScript(() => localStorage?.setItem('duebook.session', '1'));
  await page.goto(path); await pause(2500);
  const cdp = await context.newCDPSession(page);
  const all = new Map();
  for (let n = 0; n < 4; n++) {
    await page.goto('about:blank');
    await cdp.send('Profiler.enable'); await cdp.send('Profiler.setSamplingInterval', { interval: 200 }); await cdp.send('Profiler.start');
    await page.goto(path); await pause(1800);
    const { profile } = await cdp.send('Profiler.stop');
    await writeFile(`/tmp/phone-lh/prof-${which}-${n}.cpuprofile`, JSON.stringify(profile));
  }
  await browser.close();
} finally { server.kill('SIGTERM'); proxy.kill(); await pause(500); await rm(folder, { recursive: true, force: true }); }
