import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { wordClasses } from '../../../dist/extraction/keyphrases/word-class.js';
import { PartOfSpeechTagger } from '../../../dist/extraction/part-of-speech/tagger.js';
import { tokenize } from '../../../dist/extraction/tokens.js';
import { root } from '../../sparse/cache.js';

let tagger = null;

/** Title and abstract of a paper, their words classed as the extractor does it. */
export function classedFields({ title, abstract }) {
  tagger ??= new PartOfSpeechTagger(readModel('part-of-speech.json.gz'));
  return Object.entries({ title, abstract }).map(([field, text]) => {
    const words = tokenize(text);
    return { field, text, words, classes: wordClasses(words, tagger.tag(words)) };
  });
}

/** A shipped model, by the name of its file in `seed/models`. */
export function readModel(name) {
  return JSON.parse(readModelText(name));
}

export function readModelText(name) {
  return gunzipSync(readFileSync(join(root, 'seed/models', name))).toString();
}
