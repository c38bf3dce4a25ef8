const preload = /\s*<link rel="modulepreload" crossorigin href="(\/assets\/start-[^"]+\.js)">/;
const entry = /<script type="module" crossorigin src="(\/assets\/[^"]+\.js)"><\/script>/;

/**
 * The chunk of src/entries/start.ts is a script of its own in each page: it runs as soon as it has come, whatever else has not.
 * The page's entry is only fetched, after what the first paint needs; `start` runs it once there was one (`data-app` says where
 * it is). So what stands in the HTML is seen before line and processor are busy with the app.
 */
export function startFirst() {
  return {
    name: 'start-first',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        if (!bundle) return html;
        const start = preload.exec(html)?.[1];
        const app = entry.exec(html)?.[1];
        if (!start || !app) throw new Error('the page does not load the chunk "start" and an entry');
        return html
          .replace(preload, '')
          .replace(entry, `<link rel="modulepreload" crossorigin href="${app}">`)
          .replaceAll('rel="modulepreload"', 'rel="modulepreload" fetchpriority="low"')
          .replace('<html', `<html data-app="${app}"`)
          .replace(/(\s*)<link rel="icon"/, `$1<script type="module" async fetchpriority="high" crossorigin src="${start}"></script>$&`);
      },
    },
  };
}
