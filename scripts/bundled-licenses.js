import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const rule = `\n${'-'.repeat(80)}\n\n`;
const fonts = `The fonts: Roboto 2.137, copyright 2011 Google Inc., Apache License 2.0 (http://www.apache.org/licenses/LICENSE-2.0),
and Fira Code 5.002, copyright 2014-2020 The Fira Code Project Authors (https://github.com/tonsky/FiraCode), SIL Open
Font License 1.1 (http://scripts.sil.org/OFL), both out of @graphiql/react; codicon, copyright Microsoft Corporation,
Creative Commons Attribution 4.0 (https://github.com/microsoft/vscode-codicons), out of monaco-editor.
`;

const licenseFile = /^(licen[cs]e|copying|notice|thirdpartynotices)/i;

/**
 * Writes down whose code a bundle holds and under which terms: for each package its license files whole, then the
 * legal comments that the bundler took out of the code.
 *
 * @param {import('esbuild').Metafile} metafile
 * @param {string[]} legalComments one text for each output file
 * @param {string} root the folder that holds node_modules
 * @returns {string}
 * @throws {Error} when a package states no license at all
 */
export function bundledLicenses(metafile, legalComments, root) {
  const folders = new Set();
  for (const input of Object.keys(metafile.inputs)) {
    const folder = /^(?:[\w-]+:)?(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
    if (folder !== undefined) folders.add(folder);
  }
  const packages = [...folders].sort().map((folder) => packageLicense(join(root, folder)));
  const comments = legalComments.flatMap((text) => text.split(/\n\n(?=\S)/)).map((text) => text.trim());
  const distinct = new Set(comments.filter((text) => text !== '' && !text.startsWith('Bundled license information')));
  return [
    'The playground is built from the packages below.\n\n' + fonts,
    ...packages,
    'Legal comments that stood in their code\n\n' + [...distinct].sort().join('\n\n') + '\n',
  ].join(rule);
}

function packageLicense(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const texts = readdirSync(folder)
    .filter((file) => licenseFile.test(file) && existsSync(join(folder, file)))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').trim());
  if (license === undefined && texts.length === 0) throw new Error(`${name} ${version} states no license`);
  return [`${name} ${version} (${license})`, ...texts].join('\n\n') + '\n';
}
