// How many titles and abstracts of `corpora/acl-abstracts.jsonl.gz` a second are split into words, tagged, and read for
// entities, on one core: `npm run build && node bench/quality/tagging-speed.js --data ../shared/data`. The first 2,000 warm up.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { EntityRecognizer } from '../../dist/extraction/entities/recognizer.js';
import { nounPhrases } from '../../dist/extraction/part-of-speech/noun-phrases.js';
import { PartOfSpeechTagger } from '../../dist/extraction/part-of-speech/tagger.js';
import { tokenize } from '../../dist/extraction/tokens.js';
import { root } from '../sparse/cache.js';
import { readPapers } from '../training/entities/acl.js';

const WARM_UP = 2000;
const { values } = parseArgs({ options: { data: { type: 'string' } } });
if (values.data === undefined) throw new Error('--data names the folder that holds corpora/acl-abstracts.jsonl.gz.');
const readModel = (name) => JSON.parse(gunzipSync(readFileSync(join(root, 'seed/models', name))).toString());
const tagger = new PartOfSpeechTagger(readModel('part-of-speech.json.gz'));
const recognizer = new EntityRecognizer(readModel('entities.json.gz'));
const texts = readPapers(values.data).flatMap(({ title, abstract }) => [{ text: title }, { text: abstract }]);

const STEPS = {
  words: (each) => (each.words = tokenize(each.text)),
  'parts of speech': (each) => (each.tags = tagger.tag(each.words)),
  'noun phrases': (each) => nounPhrases(each.words, each.tags),
  entities: (each) => recognizer.find(each.text, each.words, each.tags),
};
for (const [name, step] of Object.entries(STEPS)) {
  texts.slice(0, 2 * WARM_UP).forEach(step);
  const before = process.cpuUsage();
  const start = performance.now();
  texts.slice(2 * WARM_UP).forEach(step);
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(before);
  const papers = texts.length / 2 - WARM_UP;
  const perSecond = (time) => Math.round(papers / time).toLocaleString('en');
  console.log(`${name}: ${perSecond(seconds)} papers/s; by the processor's time ${perSecond((user + system) / 1e6)}`);
}
