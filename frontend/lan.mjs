import { readFileSync } from 'node:fs';
import { LanternLargestContentfulPaint } from 'lighthouse/core/computed/metrics/lantern-largest-contentful-paint.js';
const dir = process.argv[2];
const art = JSON.parse(readFileSync(`${dir}/artifacts.json`)); const trace = JSON.parse(readFileSync(`${dir}/defaultPass.trace.json`)); const log = JSON.parse(readFileSync(`${dir}/defaultPass.devtoolslog.json`));
const r = await LanternLargestContentfulPaint.request({ trace, devtoolsLog: log, gatherContext: art.GatherContext, settings: art.settings, URL: art.URL, SourceMaps: [], simulator: null }, { computedCache: new Map() });
for (const k of ['optimisticEstimate', 'pessimisticEstimate']) {
  const e = r[k]; console.log(k, Math.round(e.timeInMs));
  for (const [node, t] of [...e.nodeTimings].sort((a, b) => a[1].startTime - b[1].startTime)) {
    const name = node.type === 'network' ? `NET ${node.request.url.split('/').pop().slice(0, 40)} ${node.request.transferSize} ${node.request.priority}` : `  cpu ${Math.round(node.event.dur / 1000)}ms ${[...new Set(node.childEvents.map((c) => c.args?.data?.url?.split('/').pop()).filter(Boolean))].slice(0, 3).join(',')}`;
    if (node.type === 'network' || node.event.dur > 5000) console.log('  ', String(Math.round(t.startTime)).padStart(5), String(Math.round(t.endTime)).padStart(5), name);
  }
}
