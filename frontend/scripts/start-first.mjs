const preload = /\s*<link rel="modulepreload" crossorigin href="(\/assets\/start-[^"]+\.js)">/;

/** The chunk of src/entries/start.ts is a script of its own in each page: it runs as soon as it has come, whatever else has not. */
export function startFirst() {
  return {
    name: 'start-first',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        const address = preload.exec(html)?.[1];
        if (!address) {
          if (bundle) throw new Error('the page does not load the chunk "start"');
          return html;
        }
        return html.replace(preload, '').replace(/(\s*)<link rel="icon"/, `$1<script type="module" async fetchpriority="high" crossorigin src="${address}"></script>$&`);
      },
    },
  };
}
