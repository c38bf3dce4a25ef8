const preload = /\s*<link rel="modulepreload" crossorigin href="(\/assets\/start-[^"]+\.js)">/;
const preloads = /<link rel="modulepreload" crossorigin href="(\/assets\/[^"]+\.js)">/g;
const entry = /<script type="module" crossorigin src="(\/assets\/[^"]+\.js)"><\/script>/;

/**
 * The chunk of src/entries/start.ts is a script of its own in each page: it runs as soon as it has come, whatever else has not.
 * The page's entry and the files that it imports are only fetched, after what the first paint needs; `start` runs them once
 * there was one, in the order of `data-app`: each after those that it imports. So what stands in the HTML is seen before line and
 * processor are busy with the app.
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
        const font = Object.keys(bundle).find((file) => /\/inter-latin-wght-normal-[^/]+\.woff2$/.test(file));
        if (!font) throw new Error('the page does not load the font of its words');
        const page = html.replace(preload, '');
        const parts = [...page.matchAll(preloads)].map(([, file]) => file);
        return page
          .replace(entry, `<link rel="modulepreload" crossorigin href="${app}">`)
          .replace(/(\s*)<link rel="stylesheet"/, `$1<link rel="preload" as="font" type="font/woff2" fetchpriority="low" crossorigin href="/${font}">$&`)
          .replaceAll('rel="modulepreload"', 'rel="modulepreload" fetchpriority="low"')
          .replace('<html', `<html data-app="${[...parts, app].join(' ')}"`)
          .replace(/(\s*)<link rel="icon"/, `$1<script type="module" async fetchpriority="high" crossorigin src="${start}"></script>$&`);
      },
    },
  };
}
