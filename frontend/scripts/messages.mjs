import { compileMessage } from '@lingui/message-utils/compileMessage';

// An id and a sentence, both plain strings: what every call of t() begins with. Comments are matched first and passed over.
const call = /\/\*[\s\S]*?\*\/|^\s*\/\/[^\n]*|(\bt\(\s*('[^'\\\n]*'),\s*)('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")/gm;

/** Vite transform: sentences of t('id', '{n} rows') are compiled here, so that the browser gets no parser of ICU messages. */
export function messages() {
  return {
    name: 'messages',
    enforce: 'pre',
    transform(code, id) {
      if (!/\.tsx?(\?|$)/.test(id) || id.includes('/node_modules/') || !/\bt\(/.test(code)) return null;
      return {
        code: code.replace(call, (text, head, _key, literal) => {
          if (head === undefined) return text;
          // A literal of the project's own source, read as the JavaScript that it is.
          const compiled = compileMessage(new Function(`return ${literal}`)());
          return head + JSON.stringify(compiled.length === 1 && typeof compiled[0] === 'string' ? compiled[0] : compiled) + '\n'.repeat(text.split('\n').length - 1 - (head.split('\n').length - 1));
        }),
        map: null,
      };
    },
  };
}
