/**
 * The peer: cosine of sublinear tf-idf, (1 + ln tf) · (1 + ln((1 + N) / (1 + df))), over title and abstract as one text,
 * words of two characters or more in lower case (Manning, Raghavan & Schütze 2008, 6.4; the idf that scikit-learn has).
 */
export class SublinearTfIdf {
  constructor(papers) {
    const counts = papers.map(({ title, abstract }) => wordCounts(`${title} ${abstract}`));
    const dfs = new Map();
    for (const words of counts) for (const word of words.keys()) dfs.set(word, (dfs.get(word) ?? 0) + 1);
    this.size = papers.length;
    this.postings = new Map();
    this.vectors = counts.map((words, paper) => {
      const weights = [...words].map(([word, count]) => {
        const idf = 1 + Math.log((1 + papers.length) / (1 + dfs.get(word)));
        return [word, (1 + Math.log(count)) * idf];
      });
      const norm = Math.hypot(...weights.map(([, weight]) => weight));
      const unit = weights.map(([word, weight]) => [word, weight / norm]);
      for (const [word, weight] of unit) {
        if (!this.postings.has(word)) this.postings.set(word, []);
        this.postings.get(word).push(paper, weight);
      }
      return unit;
    });
  }

  /** The score of each paper for one of them. */
  scores(paper) {
    const scores = new Float64Array(this.size);
    for (const [word, weight] of this.vectors[paper]) {
      const list = this.postings.get(word);
      for (let at = 0; at < list.length; at += 2) scores[list[at]] += weight * list[at + 1];
    }
    return scores;
  }
}

function wordCounts(text) {
  const counts = new Map();
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}_]{2,}/gu) ?? [])
    counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
