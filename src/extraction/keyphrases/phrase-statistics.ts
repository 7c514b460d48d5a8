import { PhraseTrie } from './phrase-trie.js';

/**
 * How many papers of a corpus hold a phrase, how many of their titles, and how many topics an ontology has below it.
 * Single words are there too.
 */
export class PhraseStatistics {
  /** Papers in the corpus. */
  readonly papers: number;
  /** By the number of a phrase: papers, titles, topics below (−1 for what is no topic). */
  private readonly counts: Int32Array;
  readonly phrases = new PhraseTrie();

  /**
   * @param text the number of papers on the first line, then lines `shared<tab>rest<tab>papers<tab>titles<tab>topics` in
   *   the order of the phrases: a phrase is the first `shared` characters of the one before, and `rest`; what is 0 at the
   *   end of a line may be left out, topics are one more than the topics below
   */
  constructor(text: string) {
    const lines = text.split('\n');
    this.papers = Number(lines[0]);
    this.counts = new Int32Array(lines.length * 3);
    let phrase = '';
    for (let i = 1; i < lines.length; i++) {
      const [shared, rest, papers, titles, topics] = lines[i].split('\t');
      if (rest === undefined) continue;
      phrase = phrase.slice(0, Number(shared)) + rest;
      const at = 3 * this.phrases.add(phrase);
      this.counts[at] = Number(papers ?? 0);
      this.counts[at + 1] = Number(titles ?? 0);
      this.counts[at + 2] = Number(topics ?? 0) - 1;
    }
    this.counts[2] = -1;
  }

  /** 0 for a phrase that is not there; its counts are those of a phrase in no paper. */
  numberOf(phrase: string): number {
    return this.phrases.numberOf(phrase);
  }

  papersWith(number: number): number {
    return this.counts[number * 3];
  }

  titlesWith(number: number): number {
    return this.counts[number * 3 + 1];
  }

  /** Topics below the one of that name; −1 for none of that name. */
  topicsBelow(number: number): number {
    return this.counts[number * 3 + 2];
  }
}
