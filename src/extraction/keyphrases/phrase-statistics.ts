/** In how many papers of a corpus a phrase stands, and in how many titles. */
export class PhraseStatistics {
  constructor(
    readonly papers: number,
    private readonly counts: ReadonlyMap<string, readonly [number, number]>,
  ) {}

  papersWith(key: string): number {
    return this.counts.get(key)?.[0] ?? 0;
  }

  titlesWith(key: string): number {
    return this.counts.get(key)?.[1] ?? 0;
  }

  /** From lines `key<tab>papers<tab>titles`, the first `<papers>`. */
  static parse(text: string): PhraseStatistics {
    const lines = text.split('\n');
    const counts = new Map<string, readonly [number, number]>();
    for (let i = 1; i < lines.length; i++) {
      const [key, papers, titles] = lines[i].split('\t');
      if (key) counts.set(key, [Number(papers), Number(titles)]);
    }
    return new PhraseStatistics(Number(lines[0]), counts);
  }
}
