import type { Concept } from '../model/concept.js';
import { compareVocabularies } from '../model/vocabulary.js';
import { GAP, normalizeLabel, splitWords, type Word } from '../model/label.js';
import { Automaton } from './automaton.js';

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

/**
 * Finds the concepts of a vocabulary in words: names and aliases in any case, number and hyphenation. A label of one
 * word that has a capital (`SAE`, `Mamba`) is found in that case only. What several concepts have as a label is the one's
 * whose name it is before those whose alias it is; among these by vocabulary (`compareVocabularies`), then id.
 */
export class VocabularyMatcher {
  private readonly automaton: Automaton;
  private readonly labelsOf: Label[][] = [];
  private readonly patternOf = new Map<string, number>();

  constructor(concepts: readonly Concept[]) {
    const patterns: string[][] = [];
    const add = (label: string, conceptId: string) => {
      const words = splitWords(label);
      if (words.length === 0) return;
      const key = words.map((word) => word.key).join(' ');
      let pattern = this.patternOf.get(key);
      if (pattern === undefined) {
        pattern = patterns.push(words.map((word) => word.key)) - 1;
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
    this.automaton = new Automaton(patterns);
  }

  /** The concept that a whole label names, in any case; undefined where none does. */
  conceptNamed(label: string): string | undefined {
    const pattern = this.patternOf.get(normalizeLabel(label));
    return pattern === undefined ? undefined : this.labelsOf[pattern][0].conceptId;
  }

  /** Matches that do not overlap, in order: of overlapping ones the leftmost, of these the longest. */
  match(words: readonly Word[]): LabelMatch[] {
    const found: LabelMatch[] = [];
    const keys = words.map((word) => word.key);
    const hits = this.automaton.scan(keys, (at) => words[at].gap === GAP.BREAK);
    for (const { pattern, first, last } of hits) {
      const label = this.labelsOf[pattern].find(({ exact }) => exact === null || isWritten(words[first].text, exact));
      if (!label) continue;
      const confidence = label.exact === null ? SURE : SINGLE_CASED_WORD;
      found.push({ conceptId: label.conceptId, first, last, confidence });
    }
    return leftmostLongest(found);
  }
}

/** Whether a word is this label, or its plural. */
function isWritten(text: string, label: string): boolean {
  return text === label || text === `${label}s`;
}

function leftmostLongest(matches: LabelMatch[]): LabelMatch[] {
  matches.sort((a, b) => a.first - b.first || b.last - a.last);
  const kept: LabelMatch[] = [];
  let free = 0;
  for (const match of matches) {
    if (match.first < free) continue;
    kept.push(match);
    free = match.last + 1;
  }
  return kept;
}
