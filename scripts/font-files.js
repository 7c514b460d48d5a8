import { readFileSync } from 'node:fs';
import { Buffer } from 'node:buffer';

const face = /@font-face\s*\{[^}]*\}/g;
const data = /url\(['"]?data:font\/(\w+);base64,([^)'"]+)['"]?\)/;

/**
 * An esbuild plugin that takes the fonts out of GraphiQL's style sheets, where they stand as data addresses, and makes
 * files of them: a browser then loads only what a page shows, and the content security policy needs no `data:` fonts.
 * Faces for scripts other than Latin are left out; the system's font shows these.
 *
 * @returns {import('esbuild').Plugin}
 */
export function fontFiles() {
  const fonts = new Map();
  return {
    name: 'font-files',
    setup(build) {
      build.onLoad({ filter: /@graphiql[/\\]react[/\\]font[/\\][\w-]+\.css$/ }, ({ path }) => {
        const family = /([\w-]+)\.css$/.exec(path)[1];
        const latin = readFileSync(path, 'utf8')
          .match(face)
          .filter((text) => /unicode-range:\s*U\+0(000|100)-/.test(text));
        const contents = latin.map((text) => {
          const weight = /font-weight:\s*(\w+)/.exec(text)?.[1] ?? '400';
          const style = /font-style:\s*(\w+)/.exec(text)?.[1] ?? 'normal';
          const range = text.includes('U+0000') ? 'latin' : 'latin-ext';
          return text.replace(data, (_, format, base64) => {
            const name = `${family}-${weight}-${style}-${range}.${format}`;
            if (fonts.has(name)) throw new Error(`${path}: two faces are ${name}`);
            fonts.set(name, Buffer.from(base64, 'base64'));
            return `url("font:${name}")`;
          });
        });
        return { contents: contents.join('\n'), loader: 'css' };
      });
      build.onResolve({ filter: /^font:/ }, ({ path }) => ({ path: path.slice(5), namespace: 'font' }));
      build.onLoad({ filter: /.*/, namespace: 'font' }, ({ path }) => ({ contents: fonts.get(path), loader: 'file' }));
    },
  };
}
