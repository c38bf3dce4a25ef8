// Comments are matched first, so that a tag inside one is passed over.
const tag = /\/\*[\s\S]*?\*\/|^\s*\/\/[^\n]*|graphql`([^`]*)`/gm;
const definition = /\b(?:query|mutation|subscription|fragment)\s+(\w+)/;

/** Vite transform: each graphql`…` becomes the artifact that relay-compiler wrote for it. Line numbers stay as they were. */
export function relayTag() {
  return {
    name: 'relay-tag',
    enforce: 'pre',
    transform(code, id) {
      if (!/\.tsx?(\?|$)/.test(id) || id.includes('/node_modules/') || !code.includes('graphql`')) return null;
      const names = [];
      const body = code.replace(tag, (text, document) => {
        if (document === undefined) return text;
        const name = definition.exec(document)?.[1];
        if (!name) throw new Error(`${id}: a graphql tag holds no named operation or fragment`);
        names.push(name);
        return `__relay_${name}` + '\n'.repeat(text.split('\n').length - 1);
      });
      const imports = [...new Set(names)].map((name) => `import __relay_${name} from '~/__generated__/${name}.graphql';`);
      return { code: imports.join(' ') + body, map: null };
    },
  };
}
