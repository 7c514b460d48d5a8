// Trains the recognizer of scientific entities on abstracts of `corpora/acl-abstracts.jsonl.gz`: clusters of words on all of
// them, the conditional random field on those that `acl-labels.jsonl` labels. Writes seed/models/entities.json.gz.
//
//   npm run train:entities -- --data ../shared/data [--clusters FILE]
//
// `--clusters` keeps the clusters in a file, and takes them from it where it is there.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gunzipSync, gzipSync } from 'node:zlib';
import { gapKinds } from '../../../dist/extraction/entities/gap-kinds.js';
import { EntityRecognizer, LEAST } from '../../../dist/extraction/entities/recognizer.js';
import { PartOfSpeechTagger } from '../../../dist/extraction/part-of-speech/tagger.js';
import { tokenize } from '../../../dist/extraction/tokens.js';
import { root } from '../../sparse/cache.js';
import { reliability } from '../../quality/scorers/reliability.js';
import { pythonWith } from '../python.js';
import { readLabeled, readPapers } from './acl.js';
import { calibrate, calibrated } from './calibrate.js';
import { readText } from './examples.js';
import { crossJudged } from './found.js';
import { trainEntities, weightCount } from './train.js';

const { values } = parseArgs({ options: { data: { type: 'string' }, clusters: { type: 'string' } } });
if (values.data === undefined) throw new Error('--data names the folder that holds corpora/acl-abstracts.jsonl.gz.');
const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const papers = readPapers(values.data);

function learnClusters() {
  const python = pythonWith('entities', here('requirements.txt'));
  const lines = papers.map(({ abstract }) => {
    const words = tokenize(abstract);
    const gaps = gapKinds(abstract, words).slice(0, words.length);
    return `${JSON.stringify([words.map(({ key }) => key), [...gaps]])}\n`;
  });
  return execFileSync(python, [here('clusters.py')], { input: lines.join(''), maxBuffer: 2 ** 30, encoding: 'utf8' });
}

let clusters;
if (values.clusters !== undefined && existsSync(values.clusters)) clusters = readFileSync(values.clusters, 'utf8');
else {
  clusters = learnClusters();
  if (values.clusters !== undefined) writeFileSync(values.clusters, clusters);
}
clusters = JSON.parse(clusters);

const tagger = new PartOfSpeechTagger(
  JSON.parse(gunzipSync(readFileSync(join(root, 'seed/models/part-of-speech.json.gz'))).toString()),
);
const texts = readLabeled(papers).map((text) => readText(text, tagger));
const train = (some) => trainEntities(some, clusters);
const model = train(texts);
const judged = crossJudged(texts, 5, train, (each) => new EntityRecognizer(each));
model.calibration = calibrate(judged.flat());
const packed = gzipSync(JSON.stringify(model), { level: 9 });
packed[9] = 255; // the operating system, which gzip names
writeFileSync(join(root, 'seed/models/entities.json.gz'), packed);
console.log(`seed/models/entities.json.gz: ${packed.length} bytes, ${weightCount(model)} weights`);
console.log(model.calibration);

const half = (rest) => judged.filter((_, i) => i % 2 === rest).flat();
const shown = calibrated(half(1), calibrate(half(0))).filter(({ probability }) => probability >= LEAST);
console.log(`right of the confident, by the curve of every other abstract on those between: ${reliability(shown)}`);
