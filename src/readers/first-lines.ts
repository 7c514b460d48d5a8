/** Remembers the line where each key was first seen, so that a second paper with one of them can name it. Memory grows with the number of keys, not with the texts. */
export class FirstLines {
  private readonly lines = new Map<string, number>();

  /** Takes the keys for this line and returns null; or, where one of them is taken, leaves all and returns it with its line. */
  claim(keys: readonly string[], line: number): { key: string; line: number } | null {
    for (const key of keys) {
      const first = this.lines.get(key);
      if (first !== undefined) return { key, line: first };
    }
    for (const key of keys) this.lines.set(key, line);
    return null;
  }
}
