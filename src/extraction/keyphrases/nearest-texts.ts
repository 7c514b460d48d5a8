/** A text by its number, and how near it is. */
export interface NearText {
  text: number;
  similarity: number;
}

/** A word that more of the texts have tells little, and costs the most. */
const COMMON = 0.1;
const ALWAYS_RARE = 50;

interface Postings {
  idf: number;
  texts: Int32Array;
  weights: Float32Array;
}

/**
 * An inverted index from words to the texts that hold them, for the nearest texts by the cosine of idf-weighted presence.
 * Built in time linear in the words; 8 bytes a posting.
 */
export class NearestTexts {
  private readonly postings = new Map<string, Postings>();
  private readonly scores: Float64Array;
  private readonly touched: Int32Array;

  constructor(texts: readonly (readonly string[])[]) {
    const lists = new Map<string, number[]>();
    texts.forEach((words, text) => {
      for (const word of new Set(words)) {
        const list = lists.get(word);
        if (list === undefined) lists.set(word, [text]);
        else list.push(text);
      }
    });
    const squares = new Float64Array(texts.length);
    const idfOf = (list: readonly number[]) => Math.log(1 + texts.length / list.length);
    for (const list of lists.values()) for (const text of list) squares[text] += idfOf(list) ** 2;
    for (const [word, list] of lists) {
      if (list.length > Math.max(ALWAYS_RARE, texts.length * COMMON)) continue;
      const idf = idfOf(list);
      const weights = Float32Array.from(list, (text) => idf / Math.sqrt(squares[text]));
      this.postings.set(word, { idf, texts: Int32Array.from(list), weights });
    }
    this.scores = new Float64Array(texts.length);
    this.touched = new Int32Array(texts.length);
  }

  /**
   * The `most` nearest texts, nearest first, equal ones by number; without `except`, and without those that share no word.
   * O(postings of the words + found · log-ish): a text that is not near enough costs one comparison.
   */
  find(words: ReadonlyMap<string, number>, most: number, except = -1): NearText[] {
    const { scores, touched } = this;
    let count = 0;
    for (const [word, weight] of words) {
      const posting = this.postings.get(word);
      if (posting === undefined) continue;
      const { texts, weights } = posting;
      const scale = weight * posting.idf;
      for (let i = 0; i < texts.length; i++) {
        const text = texts[i];
        if (scores[text] === 0) touched[count++] = text;
        scores[text] += scale * weights[i];
      }
    }
    const nearest: NearText[] = [];
    for (let i = 0; i < count; i++) {
      const text = touched[i];
      const similarity = scores[text];
      scores[text] = 0;
      if (text !== except) insert(nearest, text, similarity, most);
    }
    return nearest;
  }
}

function insert(nearest: NearText[], text: number, similarity: number, most: number): void {
  const isBefore = (other: NearText) =>
    similarity > other.similarity || (similarity === other.similarity && text < other.text);
  if (nearest.length === most && !isBefore(nearest[most - 1])) return;
  let at = nearest.length;
  while (at > 0 && isBefore(nearest[at - 1])) at--;
  nearest.splice(at, 0, { text, similarity });
  if (nearest.length > most) nearest.pop();
}
