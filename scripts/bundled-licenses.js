import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const rule = `\n${'-'.repeat(80)}\n\n`;
const icons = `The icon font codicon of monaco-editor: copyright Microsoft Corporation, Creative Commons Attribution 4.0
(https://github.com/microsoft/vscode-codicons).
`;

const licenseFile = /^(licen[cs]e|copying|notice|thirdpartynotices)/i;

/**
 * Writes down whose code and fonts a bundle holds and under which terms: for each package its license files whole.
 * Legal comments stay where they stand in the code.
 *
 * @param {Iterable<string>} modules the bundled modules, by absolute path
 * @returns {string}
 * @throws {Error} when a package states no license at all
 */
export function bundledLicenses(modules) {
  const folders = new Set();
  for (const module of modules) {
    const folder = /^\0?(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(module)?.[1];
    if (folder !== undefined && existsSync(join(folder, 'package.json'))) folders.add(folder);
  }
  const packages = [...folders].sort().map(packageLicense);
  return ['The pages are built from the packages below.\n\n' + icons, ...packages].join(rule);
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
