import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { nounPhrases } from '../../src/extraction/part-of-speech/noun-phrases.js';
import { PartOfSpeechTagger, type PartOfSpeechModel } from '../../src/extraction/part-of-speech/tagger.js';
import { TAGS } from '../../src/extraction/part-of-speech/tags.js';
import { wordAttributes, wordShape } from '../../src/extraction/part-of-speech/word-attributes.js';
import { tokenize } from '../../src/extraction/tokens.js';
import { splitWords } from '../../src/model/label.js';
import { nastyText } from './texts.js';

const file = new URL('../../seed/models/part-of-speech.json.gz', import.meta.url);
const model = JSON.parse(gunzipSync(readFileSync(file)).toString()) as PartOfSpeechModel;
const tagger = new PartOfSpeechTagger(model);

const tagged = (text: string) => {
  const words = splitWords(text);
  return [...tagger.tag(words)].map((tag, i) => `${words[i].text}/${TAGS[tag]}`).join(' ');
};
const phrasesOf = (text: string) => {
  const words = splitWords(text);
  return nounPhrases(words, tagger.tag(words)).map(({ first, last }) =>
    text.slice(words[first].start, words[last].end),
  );
};

describe('the part-of-speech tagger', () => {
  test('tells a word by what is around it', () => {
    expect(tagged('We train a small model on the train set.')).toBe(
      'We/PRP train/VBP a/DT small/JJ model/NN on/IN the/DT train/NN set/NN',
    );
    expect(tagged('These results show that parsers model syntax poorly.')).toBe(
      'These/DT results/NNS show/VBP that/IN parsers/NNS model/VBP syntax/NN poorly/RB',
    );
  });

  test('reads words that it never saw by their endings', () => {
    expect(tagged('The glorpization of zibbles is fluxably done.')).toBe(
      'The/DT glorpization/NN of/IN zibbles/NNS is/VBZ fluxably/RB done/VBN',
    );
  });

  test('takes plain strings too', () => {
    const words = ['We', 'propose', 'a', 'new', 'parser'];
    expect([...tagger.tag(words)].map((tag) => TAGS[tag])).toEqual(['PRP', 'VBP', 'DT', 'JJ', 'NN']);
  });

  test('gives a tag for each word of any text, and the same tag again', () => {
    fc.assert(
      fc.property(nastyText, (text) => {
        const words = tokenize(text);
        const tags = tagger.tag(words);
        expect(tags).toHaveLength(words.length);
        expect(tags.every((tag) => tag < TAGS.length)).toBe(true);
        expect(new PartOfSpeechTagger(model).tag(words)).toEqual(tags);
      }),
      { numRuns: 30 },
    );
  });

  test('tags a word alike wherever it stands in a long text', () => {
    const sentence = 'the parser reads each new sentence and the tagger tags its words';
    const once = [...tagger.tag(splitWords(`${sentence}. `.repeat(2)))].slice(12);
    const words = splitWords(`${sentence}. `.repeat(2000));
    const tags = tagger.tag(words);
    for (let from = 12; from < words.length; from += 12) expect([...tags.slice(from, from + 12)]).toEqual(once);
  });

  test('needs linear time: a megabyte of one word, of many words, of one letter', () => {
    for (const text of ['x'.repeat(1e6), 'a'.repeat(999_999) + '-', '- '.repeat(5e5), 'ab '.repeat(3e5)]) {
      const words = splitWords(text);
      const before = performance.now();
      tagger.tag(words);
      expect(performance.now() - before).toBeLessThan(15_000);
    }
    const distinct = splitWords(Array.from({ length: 150_000 }, (_, i) => `w${i.toString(36)}`).join(' '));
    expect(tagger.tag(distinct)).toHaveLength(150_000);
  }, 60_000);
});

describe('what the tagger sees of a word', () => {
  test('its shape', () => {
    const shapes = ['model', 'Model', 'BERT', 'WordNet', 'mBERT', 'GPT4', '2019', 'A', 'pre-train'].map(wordShape);
    expect(shapes).toEqual([
      ...['small', 'capital', 'capitals', 'capital-mixed', 'inner-capital', 'mixed', 'digits', 'initial', 'other'],
    ]);
  });

  test('its ends, and what follows a hyphen', () => {
    expect(wordAttributes('Pre-Training')).toEqual([
      ...['wpre-training', 'sg', 'sng', 'sing', 'sning', 'pp', 'ccapital-mixed', 'htraining'],
    ]);
  });
});

describe('noun phrases', () => {
  test('are the longest runs of adjectives and nouns that end in a noun', () => {
    expect(phrasesOf('We use large annotated corpora for statistical machine translation of news text.')).toEqual([
      ...['large annotated corpora', 'statistical machine translation', 'news text'],
    ]);
  });

  test('reach over hyphens, not over commas or brackets', () => {
    expect(phrasesOf('The graph-based parser, hidden states (and word vectors) for help.')).toEqual([
      ...['graph-based parser', 'hidden states', 'word vectors', 'help'],
    ]);
  });

  test('slice the text at words, in order, apart, whatever the text', () => {
    fc.assert(
      fc.property(nastyText, (text) => {
        const words = tokenize(text);
        let free = 0;
        for (const { first, last } of nounPhrases(words, tagger.tag(words))) {
          expect(first).toBeGreaterThanOrEqual(free);
          expect(last).toBeGreaterThanOrEqual(first);
          free = last + 1;
        }
        expect(free).toBeLessThanOrEqual(words.length);
      }),
    );
  });
});
