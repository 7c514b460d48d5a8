import { KeywordMemory } from '../../../src/extraction/keyphrases/keyword-memory.js';
import type { Knowledge } from '../../../src/extraction/keyphrases/knowledge.js';
import { PhraseStatistics } from '../../../src/extraction/keyphrases/phrase-statistics.js';
import type { ClassedField } from '../../../src/extraction/keyphrases/phrases.js';
import { PhraseTrie } from '../../../src/extraction/keyphrases/phrase-trie.js';
import { WORD_CLASS } from '../../../src/extraction/keyphrases/word-class.js';
import { tokenize } from '../../../src/extraction/tokens.js';

const OTHER = new Set('we a the of for with by on in is are and our this that trains learn show'.split(' '));
const ADJECTIVES = new Set('neural deep sparse large'.split(' '));

export function trieOf(phrases: readonly string[]): PhraseTrie {
  const trie = new PhraseTrie();
  for (const phrase of phrases) trie.add(phrase);
  return trie;
}

/** Knows these phrases and nothing else. */
export function knowing(...phrases: string[]): Knowledge {
  return { statistics: new PhraseStatistics('0'), labels: trieOf(phrases), memory: null };
}

/** A field whose words are nouns but for a few. */
export function fieldOf(field: 'title' | 'abstract', text: string): ClassedField {
  const words = tokenize(text);
  const classes = Uint8Array.from(words, ({ text: word }) => {
    if (OTHER.has(word.toLowerCase())) return WORD_CLASS.OTHER;
    return ADJECTIVES.has(word.toLowerCase()) ? WORD_CLASS.ADJECTIVE : WORD_CLASS.NOUN;
  });
  return { field, text, words, classes };
}

export function fieldsOf(title: string, abstract: string): ClassedField[] {
  return [fieldOf('title', title), fieldOf('abstract', abstract)];
}

/** 100 papers: `neural network` in 40 and 10 titles, a topic with three below it; `neural` in 50, `network` in 60. */
export const STATISTICS = ['100', '0\tnetwork\t60\t20', '0\tneural\t50\t12', '6\t network\t40\t10\t4'].join('\n');

export const knowledge: Knowledge = {
  statistics: new PhraseStatistics(STATISTICS),
  labels: trieOf(['tree kernel']),
  memory: new KeywordMemory([
    { id: 'a', text: 'Pruning of neural networks', keywords: ['Neural networks', 'Model compression'] },
    { id: 'b', text: 'Pruning by magnitude', keywords: ['model compression', 'pruning'] },
    { id: 'c', text: 'Parsing of Latin', keywords: ['parsing'] },
  ]),
};
