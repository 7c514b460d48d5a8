import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { EntityRecognizer } from '../../../dist/extraction/entities/recognizer.js';
import { textRange } from '../../../dist/extraction/entities/text-range.js';
import { PartOfSpeechTagger } from '../../../dist/extraction/part-of-speech/tagger.js';
import { nounPhrases } from '../../../dist/extraction/part-of-speech/noun-phrases.js';
import { root } from '../../sparse/cache.js';
import { readText } from '../../training/entities/examples.js';
import { crossCalibration, judgedSpans } from '../../training/entities/found.js';
import { readScierc } from '../../training/entities/scierc.js';
import { trainEntities, weightCount } from '../../training/entities/train.js';
import { bootstrapInterval } from '../bootstrap.js';
import { microScores, spanCounts } from '../scorers/exact-spans.js';
import { reliability } from '../scorers/reliability.js';

const FOLDS = 5;
const readModel = (name) => JSON.parse(gunzipSync(readFileSync(join(root, 'seed/models', name))).toString());

function figure(counts) {
  const interval = bootstrapInterval(counts, (documents) => microScores(documents).f1, { samples: 1000, seed: 1 });
  return { ...microScores(counts), interval };
}

function countsOf(texts, spansOf) {
  return texts.map((each) => {
    const ranges = spansOf(each).map((span) => textRange(each.text, each.words, span));
    return spanCounts(ranges, each.entities);
  });
}

const foundBy = (recognizer) => (each) => recognizer.find(each.text, each.words, each.tags);

export const scientificEntities = {
  name: 'scientific-entities',
  task: 'spans of scientific entities, type and Generic left out, F1',
  must: 60,
  aim: 70,
  needs: ['eval/scierc-train.jsonl'],
  async run({ data, log }) {
    const tagger = new PartOfSpeechTagger(readModel('part-of-speech.json.gz'));
    const shipped = readModel('entities.json.gz');
    const texts = readScierc(data).map((document) => readText(document, tagger));
    const counts = [];
    const judged = [];
    let weights = 0;
    for (let fold = 0; fold < FOLDS; fold++) {
      const seen = texts.filter((_, i) => i % FOLDS !== fold);
      const held = texts.filter((_, i) => i % FOLDS === fold);
      const train = (some) => trainEntities(some, shipped.clusters);
      const model = train(seen);
      // Calibrated on the other folds alone, in halves to save time.
      model.calibration = crossCalibration(seen, 2, train, (each) => new EntityRecognizer(each));
      const recognizer = new EntityRecognizer(model);
      counts.push(...countsOf(held, foundBy(recognizer)));
      judged.push(...judgedSpans(recognizer, held));
      weights += weightCount(model) / FOLDS;
      log(`fold ${fold + 1} of ${FOLDS}: F1 ${microScores(counts).f1.toFixed(1)} so far`);
    }
    const asShipped = new EntityRecognizer(shipped);
    const phrases = microScores(countsOf(texts, ({ words, tags }) => nounPhrases(words, tags)));
    return {
      perFold: figure(counts),
      asShipped: figure(countsOf(texts, foundBy(asShipped))),
      notes: [
        `${Math.round(weights)} weights per fold, ${weightCount(shipped)} as shipped`,
        `all noun phrases: F1 ${phrases.f1.toFixed(1)}`,
        `right of the confident, per fold: ${reliability(judged)}`,
        `right of the confident, as shipped: ${reliability(judgedSpans(asShipped, texts))}`,
      ],
    };
  },
};
