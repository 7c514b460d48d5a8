// Trains the part-of-speech tagger on titles and abstracts of `corpora/acl-abstracts.jsonl.gz` as spaCy tags them, writes
// seed/models/part-of-speech.json.gz, and says how often it agrees with its teacher on texts that it did not see.
//
//   npm run train:part-of-speech -- --data ../shared/data [--tags FILE]
//
// `--tags` keeps the teacher's tags in a file, and takes them from it where it is there.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gunzipSync, gzipSync } from 'node:zlib';
import { PartOfSpeechTagger } from '../../../dist/extraction/part-of-speech/tagger.js';
import { plainText } from '../../../dist/extraction/tokens.js';
import { root } from '../../sparse/cache.js';
import { pythonWith } from '../python.js';
import { agreement } from './agreement.js';
import { trainTagger } from './perceptron.js';
import { singleTagWords } from './single-tag-words.js';
import { taggedText } from './tagged-texts.js';

const PAPERS = 6000;
const HELD_OUT_EACH = 10;
const SETTINGS = { epochs: 6, seed: 1, rarest: 4, cut: 0.5, scale: 5 };

const { values } = parseArgs({ options: { data: { type: 'string' }, tags: { type: 'string' } } });
if (values.data === undefined) throw new Error('--data names the folder that holds corpora/acl-abstracts.jsonl.gz.');

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const lines = gunzipSync(readFileSync(join(values.data, 'corpora/acl-abstracts.jsonl.gz')))
  .toString()
  .trim()
  .split('\n');
const texts = Array.from({ length: PAPERS }, (_, i) => {
  const { title, abstract } = JSON.parse(lines[Math.floor((i * lines.length) / PAPERS)]);
  return `${plainText(title).plain}.\n${plainText(abstract).plain}`;
});

function teach() {
  const python = pythonWith('part-of-speech', here('requirements.txt'), here('teacher.txt'));
  const input = texts.map((text) => `${JSON.stringify(text)}\n`).join('');
  return execFileSync(python, [here('teacher.py')], { input, maxBuffer: 2 ** 30, encoding: 'utf8' });
}

let tokens;
if (values.tags !== undefined && existsSync(values.tags)) tokens = readFileSync(values.tags, 'utf8');
else {
  tokens = teach();
  if (values.tags !== undefined) writeFileSync(values.tags, tokens);
}
const perText = tokens.trim().split('\n');
const tagged = texts.map((text, i) => taggedText(text, JSON.parse(perText[i])));
const isHeldOut = (_, i) => i % HELD_OUT_EACH === HELD_OUT_EACH - 1;
const train = tagged.filter((text, i) => !isHeldOut(text, i));

const dictionary = singleTagWords(train, { atLeast: 20, share: 0.99 });
const model = trainTagger(train, { ...SETTINGS, dictionary });
const json = JSON.stringify(model);
mkdirSync(join(root, 'seed/models'), { recursive: true });
const packed = gzipSync(json, { level: 9 });
packed[9] = 255; // the operating system, which gzip names
writeFileSync(join(root, 'seed/models/part-of-speech.json.gz'), packed);
console.log(`seed/models/part-of-speech.json.gz: ${packed.length} bytes`);
console.log(agreement(new PartOfSpeechTagger(model), tagged.filter(isHeldOut)));
