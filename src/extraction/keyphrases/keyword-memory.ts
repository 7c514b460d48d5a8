import { normalizeLabel, splitWords } from '../../model/label.js';

/** A paper that came with keywords. */
export interface KeywordedText {
  text: string;
  keywords: readonly string[];
}

/** A keyword that near papers have, and the share of their similarity that speaks for it. */
export interface Vote {
  keyword: number;
  share: number;
  voters: number;
}

const NEIGHBORS = 50;
/** Words that more of the papers have tell nothing, and cost the most. */
const COMMON = 0.1;

/**
 * What the keyworded papers of a graph teach: which keywords there are, in how many papers, and which of them papers
 * near to a text have. A function of the set of papers, whatever their order.
 */
export class KeywordMemory {
  readonly names: string[] = [];
  readonly counts: number[] = [];
  /** Papers whose text holds the keyword. */
  readonly textCounts: number[] = [];
  private readonly ids = new Map<string, number>();
  private readonly keywordsOf: Int32Array[] = [];
  private readonly postings = new Map<string, { papers: Int32Array; weights: Float32Array; idf: number }>();
  private readonly scores: Float64Array;
  private readonly touched: Int32Array;
  readonly keys: string[] = [];
  readonly papers: number;
  readonly order: number[];

  constructor(pairs: readonly KeywordedText[]) {
    this.order = pairs.map((_, i) => i);
    const id = pairs.map(({ text, keywords }) => `${text}\n${keywords.join('\n')}`);
    this.order.sort((a, b) => (id[a] < id[b] ? -1 : id[a] > id[b] ? 1 : 0));
    const texts = this.order.map((i) => splitWords(pairs[i].text).map(({ key }) => key));
    for (const i of this.order) {
      const own = new Set<number>();
      for (const keyword of pairs[i].keywords) {
        const key = normalizeLabel(keyword);
        if (key === '' || key.split(' ').length > 6) continue;
        let k = this.ids.get(key);
        if (k === undefined) {
          k = this.names.push(keyword) - 1;
          this.ids.set(key, k);
          this.keys.push(key);
          this.counts.push(0);
          this.textCounts.push(0);
        }
        own.add(k);
      }
      for (const k of own) this.counts[k]++;
      this.keywordsOf.push(Int32Array.from(own));
    }
    this.papers = pairs.length;
    this.index(texts);
    for (const words of texts) this.countKnown(words);
    this.scores = new Float64Array(this.papers);
    this.touched = new Int32Array(this.papers);
  }

  private countKnown(words: string[]): void {
    const seen = new Set<number>();
    for (let i = 0; i < words.length; i++) {
      let key = '';
      for (let j = i; j < words.length && j < i + 6; j++) {
        key = j === i ? words[i] : `${key} ${words[j]}`;
        const k = this.ids.get(key);
        if (k !== undefined) seen.add(k);
      }
    }
    for (const k of seen) this.textCounts[k]++;
  }

  private index(texts: string[][]): void {
    const lists = new Map<string, number[]>();
    texts.forEach((words, paper) => {
      for (const word of new Set(words)) {
        const list = lists.get(word);
        if (list) list.push(paper);
        else lists.set(word, [paper]);
      }
    });
    const norms = new Float64Array(texts.length);
    for (const list of lists.values()) {
      const idf = Math.log(1 + texts.length / list.length);
      for (const paper of list) norms[paper] += idf * idf;
    }
    const limit = Math.max(50, texts.length * COMMON);
    for (const [word, list] of lists) {
      if (list.length > limit) continue;
      const idf = Math.log(1 + texts.length / list.length);
      this.postings.set(word, {
        idf,
        papers: Int32Array.from(list),
        weights: Float32Array.from(list, (paper) => idf / Math.sqrt(norms[paper])),
      });
    }
  }

  idOf(key: string): number {
    return this.ids.get(key) ?? -1;
  }

  /** Keywords of one paper (its number in sorted order). */
  own(paper: number): Int32Array {
    return this.keywordsOf[paper];
  }

  /** Votes of the 50 nearest; `words` with weights; `except` a paper that may not vote. */
  votes(words: ReadonlyMap<string, number>, except = -1): Vote[] {
    const { scores, touched } = this;
    let count = 0;
    for (const [word, weight] of words) {
      const posting = this.postings.get(word);
      if (!posting) continue;
      const w = weight * posting.idf;
      const { papers, weights } = posting;
      for (let i = 0; i < papers.length; i++) {
        const paper = papers[i];
        if (scores[paper] === 0) touched[count++] = paper;
        scores[paper] += w * weights[i];
      }
    }
    const nearest: number[] = [];
    let least = 0;
    for (let i = 0; i < count; i++) {
      const paper = touched[i];
      const score = scores[paper];
      if (paper === except || (nearest.length === NEIGHBORS && score < least)) continue;
      if (nearest.length === NEIGHBORS && score === least && paper > nearest[NEIGHBORS - 1]) continue;
      let at = nearest.length;
      while (at > 0 && (scores[nearest[at - 1]] < score || (scores[nearest[at - 1]] === score && nearest[at - 1] > paper))) at--;
      nearest.splice(at, 0, paper);
      if (nearest.length > NEIGHBORS) nearest.pop();
      least = scores[nearest[nearest.length - 1]];
    }
    let total = 0;
    const votes = new Map<number, Vote>();
    for (const paper of nearest) {
      total += scores[paper];
      for (const keyword of this.keywordsOf[paper]) {
        const vote = votes.get(keyword);
        if (vote) {
          vote.share += scores[paper];
          vote.voters++;
        } else votes.set(keyword, { keyword, share: scores[paper], voters: 1 });
      }
    }
    for (let i = 0; i < count; i++) scores[touched[i]] = 0;
    const list = [...votes.values()];
    for (const vote of list) vote.share /= total;
    return list;
  }
}
