const FIRST_CAPACITY = 1 << 12;

/**
 * Numbers for phrases, from 1 in the order of adding, found word by word: a trie over words whose branches lie in one
 * hash table with open addressing. A step costs one probe or so, in one line of memory, and no string.
 */
export class PhraseTrie {
  private readonly words = new Map<string, number>();
  /** Of each slot: the node that a branch leaves, the word on it, the node that it leads to (0: an empty slot), unused. */
  private slots = new Int32Array(4 * FIRST_CAPACITY);
  private nodes = 1;
  /** The number of the phrase that ends in a node, 0 for none. */
  private readonly ends: number[] = [0];
  private phrases = 0;

  /** The number of a phrase (words with single spaces between), a new one if need be. */
  add(phrase: string): number {
    let node = 0;
    for (const text of phrase.split(' ')) {
      let word = this.words.get(text);
      if (word === undefined) this.words.set(text, (word = this.words.size));
      let next = this.step(node, word);
      if (next < 0) this.insert(node, word, (next = this.nodes++));
      node = next;
      this.ends[node] ??= 0;
    }
    if (this.ends[node] === 0) this.ends[node] = ++this.phrases;
    return this.ends[node];
  }

  /** The number of a phrase, 0 for none. */
  numberOf(phrase: string): number {
    let node = 0;
    for (let from = 0; from <= phrase.length && node >= 0;) {
      const space = phrase.indexOf(' ', from);
      const end = space < 0 ? phrase.length : space;
      node = this.step(node, this.wordOf(phrase.slice(from, end)));
      from = end + 1;
    }
    return this.numberAt(node);
  }

  /** A word as `step` takes it; −1 for one that no phrase has. */
  wordOf(text: string): number {
    return this.words.get(text) ?? -1;
  }

  /** The node after another (0 before the first word) and a word; −1 where no phrase goes on so. */
  step(node: number, word: number): number {
    if (node < 0 || word < 0) return -1;
    const { slots } = this;
    const mask = slots.length - 1;
    let at = (hash(node, word) << 2) & mask;
    for (; slots[at + 2] !== 0; at = (at + 4) & mask) {
      if (slots[at] === node && slots[at + 1] === word) return slots[at + 2];
    }
    return -1;
  }

  /** The number of the phrase that ends in a node, 0 for none. */
  numberAt(node: number): number {
    return node < 0 ? 0 : this.ends[node];
  }

  private insert(node: number, word: number, target: number): void {
    if (8 * this.nodes > this.slots.length) this.grow();
    this.place(node, word, target);
  }

  private grow(): void {
    const { slots } = this;
    this.slots = new Int32Array(2 * slots.length);
    for (let at = 0; at < slots.length; at += 4) {
      if (slots[at + 2] !== 0) this.place(slots[at], slots[at + 1], slots[at + 2]);
    }
  }

  private place(node: number, word: number, target: number): void {
    const { slots } = this;
    const mask = slots.length - 1;
    let at = (hash(node, word) << 2) & mask;
    while (slots[at + 2] !== 0) at = (at + 4) & mask;
    slots[at] = node;
    slots[at + 1] = word;
    slots[at + 2] = target;
  }
}

function hash(node: number, word: number): number {
  const mixed = Math.imul(node, 0x9e3779b1) ^ Math.imul(word, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
