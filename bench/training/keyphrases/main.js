// Learns what ships for keyphrases from the ACL abstracts, the Computer Science Ontology and the project's own vocabulary,
// and writes it to seed/models:
//   phrase-statistics.txt.gz             in how many ACL papers and titles a phrase stands, and the ontology's topics
//   author-keywords.json.gz              ranks phrases as authors choose keywords, and says how likely one is a concept
//   author-keywords-with-memory.json.gz  the same in a graph with many keyworded papers
//   noun-phrases.json.gz                 ranks noun phrases as indexers choose them
// Tags and entities are read by what `train:part-of-speech` and `train:entities` left.
//
//   npm run train:keyphrases -- --data ../shared/data
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { readJsonLines } from '../../quality/json-lines.js';
import { root } from '../../sparse/cache.js';
import { ownLabels } from '../../quality/keyphrase-rankers.js';
import { EntityRecognizer } from '../../../dist/extraction/entities/recognizer.js';
import { PhraseStatistics } from '../../../dist/extraction/keyphrases/phrase-statistics.js';
import { PartOfSpeechTagger } from '../../../dist/extraction/part-of-speech/tagger.js';
import { readOntology } from './computer-science-ontology.js';
import { readModel } from './papers.js';
import { shippedModels } from './shipped-models.js';
import { phraseStatistics, topicKeys } from './statistics.js';

const { values } = parseArgs({ options: { data: { type: 'string' } } });
if (values.data === undefined) throw new Error('--data names the folder that holds corpora/ and vocab/.');
const papers = readJsonLines(join(values.data, 'corpora/acl-abstracts.jsonl.gz'));
const topics = topicKeys(readOntology(join(values.data, 'vocab/cso-v2.csv.gz')));
mkdirSync(join(root, 'seed/models'), { recursive: true });

const statistics = phraseStatistics(papers, topics, ownLabels());
write('phrase-statistics.txt.gz', statistics);
const knowledge = { statistics: new PhraseStatistics(statistics), labels: ownLabels(), memory: null };
const tagger = new PartOfSpeechTagger(readModel('part-of-speech.json.gz'));
const recognizer = new EntityRecognizer(readModel('entities.json.gz'));
for (const [name, model] of Object.entries(shippedModels(papers, knowledge, { tagger, recognizer }))) {
  write(`${name}.json.gz`, JSON.stringify(model));
}

function write(name, text) {
  const packed = gzipSync(text, { level: 9 });
  packed[9] = 255; // the operating system, which gzip names
  writeFileSync(join(root, 'seed/models', name), packed);
  console.log(`seed/models/${name}: ${packed.length} bytes`);
}
