import type { Concept } from '../model/concept.js';
import { compareVocabularies } from '../model/vocabulary.js';
import { GAP, normalizeLabel, splitWords, type Word } from '../model/label.js';
import { Automaton, NO_SYMBOL, type PatternMatch } from './automaton.js';

/** A concept's label at the words `[first, last]`. */
export interface LabelMatch {
  conceptId: string;
  first: number;
  last: number;
  confidence: number;
}

interface Label {
  conceptId: string;
  /** As it must be written, where case decides; null where it does not. */
  exact: string | null;
}

// A single word that is told by its capitals may still be another thing of that name.
const SURE = 1;
const SINGLE_CASED_WORD = 0.9;

const NONE = -1;
let matchers = 0;

/**
 * Finds the concepts of a vocabulary in words: names and aliases in any case, number and hyphenation. A label of one
 * word that has a capital (`SAE`, `Mamba`) is found in that case only. What several concepts have as a label is the one's
 * whose name it is before those whose alias it is; among these by vocabulary (`compareVocabularies`), then id.
 */
export class VocabularyMatcher {
  /** Each word's key in a label by its symbol in the automaton. */
  private readonly symbols = new Map<string, number>();
  private readonly serial = ++matchers;
  private readonly automaton: Automaton;
  private readonly labelsOf: Label[][] = [];
  private readonly patternOf = new Map<string, number>();
  /** Room for each word's symbol and longest hit: kept, since texts are many and short. */
  private wordSymbols = new Int32Array(1024);
  private longest = new Int32Array(1024);

  constructor(concepts: readonly Concept[]) {
    const patterns: number[][] = [];
    const add = (label: string, conceptId: string) => {
      const words = splitWords(label);
      if (words.length === 0) return;
      const key = words.map((word) => word.key).join(' ');
      let pattern = this.patternOf.get(key);
      if (pattern === undefined) {
        pattern = patterns.push(words.map((word) => this.newSymbol(word.key))) - 1;
        this.patternOf.set(key, pattern);
        this.labelsOf[pattern] = [];
      }
      const exact = words.length === 1 && /\p{Lu}/u.test(label) ? label : null;
      this.labelsOf[pattern].push({ conceptId, exact });
    };
    const ordered = [...concepts].sort(
      (a, b) => compareVocabularies(a.vocabulary, b.vocabulary) || (a.id < b.id ? -1 : Number(a.id !== b.id)),
    );
    for (const { name, id } of ordered) add(name, id);
    for (const { aliases, id } of ordered) for (const alias of aliases) add(alias, id);
    this.automaton = new Automaton(patterns, this.symbols.size);
  }

  private newSymbol(key: string): number {
    const symbol = this.symbols.get(key) ?? this.symbols.size;
    this.symbols.set(key, symbol);
    return symbol;
  }

  /** The concept that a whole label names, in any case; undefined where none does. */
  conceptNamed(label: string): string | undefined {
    const pattern = this.patternOf.get(normalizeLabel(label));
    return pattern === undefined ? undefined : this.labelsOf[pattern][0].conceptId;
  }

  /** Matches that do not overlap, in order: of overlapping ones the leftmost, of these the longest. */
  match(words: readonly Word[]): LabelMatch[] {
    const hits = this.automaton.scan(this.symbolsOf(words), words.length, (at) => words[at].gap === GAP.BREAK);
    if (this.longest.length < words.length) this.longest = new Int32Array(2 * words.length);
    const longest = this.longest.fill(NONE, 0, words.length);
    // Of those from one word, the longer come later.
    for (let i = 0; i < hits.length; i++) {
      if (this.labelOf(hits[i], words) !== undefined) longest[hits[i].first] = i;
    }
    const matches: LabelMatch[] = [];
    for (let at = 0; at < words.length;) {
      if (longest[at] === NONE) {
        at++;
        continue;
      }
      const hit = hits[longest[at]];
      const { conceptId, exact } = this.labelOf(hit, words) as Label;
      matches.push({ conceptId, first: at, last: hit.last, confidence: exact === null ? SURE : SINGLE_CASED_WORD });
      at = hit.last + 1;
    }
    return matches;
  }

  /** The first label of a pattern that may be written as the word is; undefined where none may. */
  private labelOf({ pattern, first }: PatternMatch, words: readonly Word[]): Label | undefined {
    for (const label of this.labelsOf[pattern]) {
      if (label.exact === null || isWritten(words[first].text, label.exact)) return label;
    }
    return undefined;
  }

  /** The symbol of each word, NO_SYMBOL where no label has its key; good until the next call. */
  private symbolsOf(words: readonly Word[]): Int32Array {
    if (this.wordSymbols.length < words.length) this.wordSymbols = new Int32Array(2 * words.length);
    for (let at = 0; at < words.length; at++) {
      const { known } = words[at];
      if (known.symbolOf !== this.serial) {
        known.symbol = this.symbols.get(known.key) ?? NO_SYMBOL;
        known.symbolOf = this.serial;
      }
      this.wordSymbols[at] = known.symbol;
    }
    return this.wordSymbols;
  }
}

/** Whether a word is this label, or its plural. */
function isWritten(text: string, label: string): boolean {
  return text === label || text === `${label}s`;
}
