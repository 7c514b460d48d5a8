import { GAP } from '../../model/label.js';
import { readable } from '../tokens.js';
import { BoostedTrees, type TreeTable } from './boosted-trees.js';
import { confidenceOf, type Calibration } from './calibration.js';
import { featureRows } from './feature-rows.js';
import { FEATURE_NAMES, WIDTH } from './features.js';
import type { Vote } from './keyword-memory.js';
import { isKnown, type Knowledge } from './knowledge.js';
import { fillAttributes, phraseAttributes } from './phrase-attributes.js';
import { findPhrases, phraseOutside, type ClassedField, type Phrase, type Place } from './phrases.js';

/** What training leaves of one style of keyphrase. */
export interface KeyphraseModel {
  /** Weights of `phraseAttributes`; empty where the trees do not ask for `attributes`. */
  weights: Record<string, number>;
  trees: TreeTable;
  calibration: Calibration;
}

/** A phrase that may be a keyphrase; `places` is empty for a keyword of near papers that is not in the text. */
export interface Keyphrase {
  key: string;
  name: string;
  places: Place[];
  /** What the trees say; the higher the more likely. */
  margin: number;
  /** Of candidates with such a confidence, about that share is right. */
  confidence: number;
}

/** The candidates of a paper as rows of features. */
export interface Candidates {
  phrases: Phrase[];
  names: string[];
  rows: Float32Array;
}

const MOST_VOTED = 20;
const FEWEST_VOTERS = 2;
/** Rarer inner parts of a noun phrase, which no vocabulary has, are left out. */
const FEWEST_PAPERS = 3;
const TITLE_WEIGHT = 3;

/** The candidates of a paper with their features, but for those of attributes. `except`: the paper's own id in the memory. */
export function findCandidatePhrases(
  fields: readonly ClassedField[],
  knowledge: Knowledge,
  except?: string,
): Candidates {
  const { statistics, memory } = knowledge;
  const phrases = findPhrases(fields, knowledge).filter(
    ({ numbers, whole }) =>
      whole > 0 || statistics.papersWith(numbers.statistic) >= FEWEST_PAPERS || isKnown(numbers, knowledge),
  );
  // As the last place reads: titles are written in capitals.
  const names = phrases.map(({ places }) => nameAt(places[places.length - 1], fields));
  let votes: Vote[] = [];
  if (memory !== null) {
    votes = memory.votes(wordWeights(fields), except);
    const inText = new Set(phrases.map(({ key }) => key));
    const outside = votes.filter(
      ({ keyword, voters }) => voters >= FEWEST_VOTERS && !inText.has(memory.keyOf(keyword)),
    );
    for (const { keyword } of outside.slice(0, MOST_VOTED)) {
      phrases.push(phraseOutside(memory.keyOf(keyword), knowledge));
      names.push(memory.nameOf(keyword));
    }
  }
  return { phrases, names, rows: featureRows({ fields, phrases, votes }, knowledge) };
}

/** Ranks the phrases of papers in one style. */
export class KeyphraseRanker {
  private readonly trees: BoostedTrees;
  private readonly weights: ReadonlyMap<string, number>;
  private readonly calibration: Calibration;

  constructor(
    model: KeyphraseModel,
    private readonly knowledge: Knowledge,
  ) {
    this.trees = new BoostedTrees(model.trees, FEATURE_NAMES);
    this.weights = new Map(Object.entries(model.weights));
    this.calibration = model.calibration;
  }

  /** All candidates, the most confident first, equal ones by key. Near-linear in the text. */
  rank(fields: readonly ClassedField[], except?: string): Keyphrase[] {
    return this.rankCandidates(fields, findCandidatePhrases(fields, this.knowledge, except));
  }

  /** The same of candidates that were found with the same knowledge; `isWanted` tells by number which to give. */
  rankCandidates(
    fields: readonly ClassedField[],
    { phrases, names, rows }: Candidates,
    isWanted: (i: number) => boolean = () => true,
  ): Keyphrase[] {
    if (this.weights.size > 0) {
      const attributes = phrases.map((phrase) => phraseAttributes(phrase, fields));
      fillAttributes(rows, fields, phrases, attributes, this.weights);
    }
    const wanted = phrases.flatMap((_, i) => (isWanted(i) ? [i] : []));
    const margins = new Float64Array(phrases.length);
    for (const i of wanted) margins[i] = this.trees.margin(rows, i * WIDTH);
    return wanted
      .sort((a, b) => margins[b] - margins[a] || (phrases[a].key < phrases[b].key ? -1 : 1))
      .map((i) => ({
        key: phrases[i].key,
        name: names[i],
        places: phrases[i].places,
        margin: margins[i],
        confidence: confidenceOf(this.calibration, margins[i]),
      }));
  }
}

/** The words of a text, those of its title weighing three times, under a square root. */
function wordWeights(fields: readonly ClassedField[]): Map<string, number> {
  const weights = new Map<string, number>();
  for (const { field, words } of fields) {
    const weight = field === 'title' ? TITLE_WEIGHT : 1;
    for (const { key } of words) weights.set(key, (weights.get(key) ?? 0) + weight);
  }
  for (const [word, weight] of weights) weights.set(word, Math.sqrt(weight));
  return weights;
}

/** The name that a phrase has at a place; a capital that only begins a sentence made small. */
export function nameAt({ field, first, last }: Place, fields: readonly Pick<ClassedField, 'words'>[]): string {
  const { words } = fields[field];
  const name = readable(words, first, last);
  return words[first].gap === GAP.BREAK && /^\p{Lu}\p{Ll}/u.test(name) ? name[0].toLowerCase() + name.slice(1) : name;
}
