import { normalizeLabel, type Word } from '../model/label.js';
import type { Concept } from '../model/concept.js';
import type { TextField } from '../model/extraction.js';
import { conceptConfidence } from './keyphrases/calibration.js';
import { AUTHOR_KEYWORDS, chooseKeyphrases, NOUN_PHRASES, type Choice } from './keyphrases/chosen-keyphrases.js';
import { namesConcept } from './keyphrases/generic-words.js';
import type { Knowledge } from './keyphrases/knowledge.js';
import type { Place } from './keyphrases/phrases.js';
import { PhraseTrie } from './keyphrases/phrase-trie.js';
import { findCandidatePhrases, KeyphraseRanker, type Keyphrase } from './keyphrases/ranker.js';
import { wordClasses } from './keyphrases/word-class.js';
import { entityConfidences, type TaggedField } from './keyphrases/entity-confidences.js';
import { ownPlaces } from './keyphrases/own-places.js';
import type { ExtractionModels } from './models.js';

/** The words of a text, and those (indices, inclusive) that are known already: concepts' labels, defined short forms. */
export interface KnownWords {
  field: TextField;
  text: string;
  words: readonly Word[];
  known: { first: number; last: number }[];
}

/** A longer phrase, in UTF-16 units, is no prose. */
const LONGEST = 100;
/** What was learned is English: without such a letter, a word may be a whole sentence of another script. */
const LATIN = /[a-z]/;

/**
 * Finds the keyphrases of papers that may name concepts: what authors would list, and what an indexer would take from the
 * text, but for what is known already. Each ranker looks at all candidates of a paper; the recognizer of entities tells
 * whether a single word is a term. The confidence of whatever is chosen is that of being a concept one would want to find
 * papers by, by the ranker of author keywords and the recognizer.
 */
export class KeyphraseFinder {
  private readonly knowledge: Knowledge;
  private readonly styles: readonly [KeyphraseRanker, Choice][];

  constructor(
    private readonly models: ExtractionModels,
    concepts: readonly Concept[],
  ) {
    const labels = new PhraseTrie();
    for (const { name, aliases } of concepts) for (const label of [name, ...aliases]) labels.add(normalizeLabel(label));
    this.knowledge = { statistics: models.statistics, labels, memory: null };
    this.styles = [
      [new KeyphraseRanker(models.authorKeywords, this.knowledge), AUTHOR_KEYWORDS],
      [new KeyphraseRanker(models.nounPhrases, this.knowledge), NOUN_PHRASES],
    ];
  }

  /** At most 15, by key. `isKnown`: whether a phrase is known already, wherever it stands. Near-linear in the text. */
  find(texts: readonly KnownWords[], isKnown: (key: string) => boolean): Keyphrase[] {
    const fields = texts.map((text): TaggedField & KnownWords => {
      const tags = this.models.tagger.tag(text.words);
      return { ...text, tags, classes: wordClasses(text.words, tags) };
    });
    const entities = entityConfidences(fields, this.models.recognizer);
    const candidates = findCandidatePhrases(fields, this.knowledge);
    const ownIn = ownPlaces(fields);
    const own = candidates.phrases.map(({ key, numbers, places }): Place[] => {
      if (numbers.label > 0 || isKnown(key) || key.length > LONGEST || !LATIN.test(key)) return [];
      // A single word is often part of a term, or said in passing.
      if (!key.includes(' ') && !entities.has(key)) return [];
      const left = ownIn(places);
      return left.length > 0 && namesConcept({ key, places: left }, fields) ? left : [];
    });
    const margins = new Map<string, number>();
    const chosen = new Map<string, Keyphrase>();
    for (const [ranker, choice] of this.styles) {
      const ranked = ranker.rankCandidates(fields, candidates, (i) => own[i].length > 0);
      if (choice === AUTHOR_KEYWORDS) for (const { key, margin } of ranked) margins.set(key, margin);
      for (const phrase of chooseKeyphrases(ranked, choice)) {
        const margin = margins.get(phrase.key) ?? phrase.margin;
        const { concept } = this.models.authorKeywords;
        const confidence = conceptConfidence(concept, margin, entities.get(phrase.key) ?? 0);
        chosen.set(phrase.key, { ...phrase, margin, confidence });
      }
    }
    candidates.phrases.forEach(({ key }, i) => {
      const phrase = chosen.get(key);
      if (phrase) phrase.places = own[i];
    });
    return [...chosen.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  }
}
